#include "tools/sweep/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace port::sweep {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void become(std::vector<char*>& words, int out, int err)
{
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (nothing >= 0) ::dup2(nothing, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::execvp(words[0], words.data());
    ::_exit(127);
}

/// Reads both until both are at their end. @return whether that was in time
bool read_both(std::array<int, 2> files, std::array<std::string*, 2> texts, Clock::time_point until)
{
    int open = 2;
    while (open > 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return false;
        std::array<pollfd, 2> asked{pollfd{files[0], POLLIN, 0}, pollfd{files[1], POLLIN, 0}};
        if (::poll(asked.data(), asked.size(), static_cast<int>(left)) < 0 && errno != EINTR) return true;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i] < 0 || asked[i].revents == 0) continue;
            char buffer[4096];
            const ssize_t size = ::read(files[i], buffer, sizeof buffer);
            if (size > 0) {
                texts[i]->append(buffer, static_cast<std::size_t>(size));
            } else if (size == 0 || errno != EINTR) {
                files[i] = -1; // poll looks past it
                --open;
            }
        }
    }
    return true;
}

} // namespace

Spawned spawn(const std::vector<std::string>& line, std::chrono::milliseconds patience)
{
    std::vector<std::string> copy = line;
    std::vector<char*> words;
    for (std::string& word : copy) words.push_back(word.data());
    words.push_back(nullptr);
    std::array<int, 2> out{}, err{};
    Spawned left;
    if (::pipe2(out.data(), O_CLOEXEC) != 0) return {127, false, "", "no pipe"};
    if (::pipe2(err.data(), O_CLOEXEC) != 0) {
        ::close(out[0]);
        ::close(out[1]);
        return {127, false, "", "no pipe"};
    }
    const pid_t child = ::fork();
    if (child == 0) become(words, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    left.timed_out = child > 0 && !read_both({out[0], err[0]}, {&left.out, &left.err}, Clock::now() + patience);
    ::close(out[0]);
    ::close(err[0]);
    if (child < 0) return {127, false, "", "no process"};
    if (left.timed_out) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    left.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return left;
}

} // namespace port::sweep
