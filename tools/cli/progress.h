#pragma once
#include <chrono>
#include <cstddef>

namespace port::cli {

/// A line on stderr that says how far the run is; only on a terminal, and not under CI or with --quiet.
class Progress {
public:
    explicit Progress(bool quiet);
    ~Progress();
    void show(std::size_t done, std::size_t total);

private:
    bool on_;
    bool shown_ = false;
    std::size_t last_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace port::cli
