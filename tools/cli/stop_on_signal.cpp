#include "tools/cli/stop_on_signal.h"

#include <chrono>
#include <csignal>

namespace port::cli {
namespace {

volatile std::sig_atomic_t signal_seen = 0;

void listen_to(int signal)
{
    struct sigaction now {};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler == SIG_IGN) return;
    now.sa_handler = [](int seen) { signal_seen = seen; };
    now.sa_flags = SA_RESTART;
    sigaction(signal, &now, nullptr);
}

} // namespace

StopOnSignal::StopOnSignal()
{
    listen_to(SIGINT);
    listen_to(SIGTERM);
    // A handler may do next to nothing, so a thread looks at what it leaves.
    watcher_ = std::jthread([this](const std::stop_token& over) {
        while (!over.stop_requested()) {
            if (signal_seen) source_.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

int StopOnSignal::exit_code()
{
    return 128 + (signal_seen ? signal_seen : SIGINT);
}

} // namespace port::cli
