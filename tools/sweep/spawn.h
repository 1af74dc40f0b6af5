#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace port::sweep {

/// What a program left.
struct Spawned {
    int code = 0;           ///< its exit code; 127 if there is no such program, 128 + n if signal n ended it
    bool timed_out = false; ///< it was killed, since it took too long
    std::string out, err;
};

/// Runs a program found by PATH and waits for its end, but no longer than `patience`: a scheduler that hangs must not
/// hang us. Its stdin is empty.
/// @param line  the program and its arguments; no shell reads them
[[nodiscard]] Spawned spawn(const std::vector<std::string>& line, std::chrono::milliseconds patience);

} // namespace port::sweep
