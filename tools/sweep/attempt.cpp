#include "tools/sweep/attempt.h"

#include "tools/store/store_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <sstream>
#include <unistd.h>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;

constexpr std::array<int, 5> crashes{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
constexpr auto between_words = std::chrono::seconds(30);

// What the handler of a crash can reach: one attempt at a time runs in a program.
volatile std::sig_atomic_t crash_log = -1;
char crash_line[48];
volatile std::sig_atomic_t crash_line_length = 0;

extern "C" void tell_of_crash(int signal)
{
    if (crash_log >= 0) {
        const auto written = ::write(crash_log, crash_line, static_cast<std::size_t>(crash_line_length));
        static_cast<void>(written);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// The handler has a stack of its own, since a crash may be that the other one is full.
void watch_crashes()
{
    static std::array<char, 32'768> handlers_stack;
    stack_t stack{};
    stack.ss_sp = handlers_stack.data();
    stack.ss_size = handlers_stack.size();
    sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = tell_of_crash;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : crashes) sigaction(signal, &action, nullptr);
}

std::string now_text()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string host()
{
    char name[256] = "";
    if (::gethostname(name, sizeof name - 1) != 0) return "unknown";
    return name;
}

} // namespace

Attempt::Attempt(const Folder& folder, std::uint64_t shard)
{
    std::error_code error;
    const std::vector<int> before = folder.logs_of(shard);
    number_ = before.empty() ? 1 : before.back() + 1;
    fs::create_directories(folder.log(shard, number_).parent_path(), error);
    for (;; ++number_) {
        file_ = ::open(folder.log(shard, number_).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
        if (file_ >= 0) break;
        if (errno != EEXIST)
            throw store::StoreFailure(
                fmt::format("can't make '{}': {}", folder.log(shard, number_).string(), std::strerror(errno)));
    }
    say(fmt::format("begun {} on {} as process {}", now_text(), host(), ::getpid()));
    said_ = std::chrono::steady_clock::now();
    crash_line_length = 0;
    crash_log = file_;
    watch_crashes();
}

Attempt::~Attempt()
{
    for (const int signal : crashes) std::signal(signal, SIG_DFL);
    crash_log = -1;
    ::close(file_);
}

void Attempt::say(const std::string& line) const
{
    const std::string whole = line + "\n";
    const auto written = ::write(file_, whole.data(), whole.size());
    static_cast<void>(written); // a log that can't be written keeps no result back
}

void Attempt::at(std::uint64_t point)
{
    const auto end = fmt::format_to_n(crash_line, sizeof crash_line, "crashed {}\n", point);
    crash_line_length = static_cast<std::sig_atomic_t>(std::min(end.size, sizeof crash_line));
}

void Attempt::heartbeat(std::uint64_t done, std::uint64_t of)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - said_ < between_words) return;
    said_ = now;
    say(fmt::format("done {} of {}", done, of));
}

void Attempt::end(const std::string& how)
{
    say(fmt::format("ended {}: {}", now_text(), how));
}

std::string done_text(const Spent& spent)
{
    return fmt::format("done: {} replications, {:.6f} s of processor time, {:.6f} s of it in the model",
                       spent.replications, spent.processor, spent.model);
}

AttemptLog read_log(const fs::path& file)
{
    AttemptLog log;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first == "begun") {
            std::getline(words >> first >> first >> std::ws, log.where);
        } else if (first == "done") {
            std::uint64_t done = 0, of = 0;
            if (words >> done >> first >> of) {
                log.done = done;
                log.of = of;
            }
        } else if (first == "crashed") {
            std::uint64_t point = 0;
            if (words >> point) log.crashed.push_back(point);
        } else if (first == "ended") {
            std::getline(words >> first >> std::ws, log.end);
            Spent spent;
            std::istringstream numbers(log.end);
            std::string word;
            if (numbers >> first >> spent.replications >> word >> spent.processor && first == "done:")
                for (int i = 0; i < 4; ++i) numbers >> word; // "s of processor time,"
            if (numbers >> spent.model && first == "done:") log.spent = spent;
        }
    }
    std::error_code error;
    const auto changed = fs::last_write_time(file, error);
    if (!error) log.age = std::chrono::duration<double>(fs::file_time_type::clock::now() - changed).count();
    return log;
}

std::vector<std::uint64_t> crashed_points(const Folder& folder, std::uint64_t shard)
{
    std::map<std::uint64_t, int> times;
    for (const int attempt : folder.logs_of(shard))
        for (const std::uint64_t point : read_log(folder.log(shard, attempt)).crashed) ++times[point];
    std::vector<std::uint64_t> points;
    for (const auto& [point, count] : times)
        if (count >= 2) points.push_back(point);
    return points;
}

} // namespace port::sweep
