#pragma once
#include <stop_token>
#include <thread>

namespace port::cli {

/// Turns SIGINT and SIGTERM into a stop token, so that a run ends cleanly and leaves no file half written. A signal
/// that whoever started the program had it ignore stays ignored.
class StopOnSignal {
public:
    StopOnSignal();
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
    /// The exit code of a run that was stopped: 130 or 143.
    [[nodiscard]] static int exit_code();

private:
    std::stop_source source_;
    std::jthread watcher_; // last: it uses the source
};

} // namespace port::cli
