#include "tools/sweep/run_local.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <map>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace port::sweep {
namespace {

using Clock = std::chrono::steady_clock;

/// Starts the worker of a shard; it is killed when this thread ends, even by SIGKILL.
/// @return its process, or -1 if there is no room for one now
pid_t start(const LocalOptions& options, std::uint64_t shard)
{
    std::vector<std::string> line = options.worker;
    line.push_back(std::to_string(shard));
    std::vector<char*> words;
    for (std::string& word : line) words.push_back(word.data());
    words.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127); // killed in between
    const int nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere >= 0) ::dup2(nowhere, STDOUT_FILENO);
    ::execv(words[0], words.data());
    ::_exit(127);
}

class Workers {
public:
    Workers(const LocalOptions& options, std::deque<std::uint64_t> waiting)
        : options_(options), waiting_(std::move(waiting)),
          room_(options.workers > 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency()))
    {
    }

    [[nodiscard]] bool busy() const { return !running_.empty() || !waiting_.empty(); }

    void fill()
    {
        while (running_.size() < room_ && !waiting_.empty()) {
            const pid_t child = start(options_, waiting_.front());
            if (child < 0) return; // later, when another has ended
            running_[child] = waiting_.front();
            waiting_.pop_front();
        }
    }

    /// Waits a little for a worker's end; one that did not leave its part is tried again, at the end of the line.
    void reap()
    {
        int status = 0;
        const pid_t child = ::waitpid(-1, &status, WNOHANG);
        if (child <= 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return;
        }
        const auto found = running_.find(child);
        if (found == running_.end()) return;
        const std::uint64_t shard = found->second;
        running_.erase(found);
        const bool right = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!right && ++failures_[shard] <= options_.retries) waiting_.push_back(shard);
    }

    void end_all()
    {
        waiting_.clear();
        for (const auto& [child, shard] : running_) ::kill(child, SIGTERM);
        while (!running_.empty()) {
            int status = 0;
            const pid_t child = ::waitpid(-1, &status, 0);
            if (child < 0 && errno != EINTR) break;
            running_.erase(child);
        }
    }

private:
    const LocalOptions& options_;
    std::deque<std::uint64_t> waiting_;
    std::size_t room_;
    std::map<pid_t, std::uint64_t> running_;
    std::map<std::uint64_t, int> failures_;
};

} // namespace

State run_local(const Folder& folder, const Plan& plan, const LocalOptions& options)
{
    const State before = state_of(folder, plan);
    Workers workers(options, {before.missing.begin(), before.missing.end()});
    Clock::time_point told = Clock::now();
    if (options.progress) options.progress(before);
    while (workers.busy() && !options.stop.stop_requested() && !std::filesystem::exists(folder.cancel())) {
        workers.fill();
        workers.reap();
        if (!options.progress || Clock::now() - told < std::chrono::seconds(1)) continue;
        told = Clock::now();
        options.progress(state_of(folder, plan));
    }
    workers.end_all();
    State after = state_of(folder, plan);
    if (options.progress) options.progress(after);
    return after;
}

} // namespace port::sweep
