#include "tests/end_to_end/program.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace port::test {
namespace {

struct Ends {
    int read = -1, write = -1;
};

Ends new_pipe()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

Ends new_terminal()
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) throw std::runtime_error("no terminal");
    return {master, open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC)};
}

std::vector<std::string> environment_of(const Start& start)
{
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        const std::string name = text.substr(0, text.find('='));
        if (name != "CI" && name != "NO_COLOR" && !start.environment.contains(name)) all.push_back(text);
    }
    for (const auto& [name, value] : start.environment) all.push_back(name + "=" + value);
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

Program::Program(const Start& start)
{
    std::vector<std::string> arguments = start.arguments;
    arguments.insert(arguments.begin(), start.program);
    std::vector<std::string> environment = environment_of(start);
    const std::vector<char*> argv = pointers_to(arguments), envp = pointers_to(environment);
    const std::string folder = start.folder == "." ? PORTSIM_ROOT : start.folder.string();
    const Ends out = start.terminal ? new_terminal() : new_pipe();
    const Ends err = start.terminal ? Ends{-1, dup(out.write)} : new_pipe();
    const int instead = start.stdout_file.empty() ? -1 : open(start.stdout_file.c_str(), O_WRONLY | O_CLOEXEC);
    id_ = fork();
    if (id_ < 0) throw std::runtime_error("no process");
    if (id_ == 0) {
        // The child of a program that may have threads: nothing here allocates.
        for (const int s : {SIGINT, SIGTERM, SIGPIPE}) std::signal(s, SIG_DFL);
        dup2(instead >= 0 ? instead : out.write, STDOUT_FILENO);
        dup2(err.write, STDERR_FILENO);
        if (start.as_nobody && geteuid() == 0 && (setgroups(0, nullptr) || setgid(65534) || setuid(65534))) _exit(126);
        if (chdir(folder.c_str()) != 0) _exit(126);
        execvpe(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    for (const int end : {out.write, err.write, instead})
        if (end >= 0) close(end);
    out_ = out.read;
    err_ = err.read;
}

Program::~Program()
{
    if (id_ > 0) {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    for (const int end : {out_, err_})
        if (end >= 0) close(end);
}

void Program::send(int signal) const
{
    kill(id_, signal);
}

bool Program::read_some()
{
    pollfd ends[2] = {{out_, POLLIN, 0}, {err_, POLLIN, 0}}; // a negative one is passed over
    if ((out_ < 0 && err_ < 0) || poll(ends, 2, -1) < 0) return false;
    for (const pollfd& end : ends) {
        if (end.fd < 0 || end.revents == 0) continue;
        char block[4096];
        const ssize_t size = read(end.fd, block, sizeof block);
        if (size > 0) {
            (end.fd == out_ ? outcome_.out : outcome_.err).append(block, static_cast<std::size_t>(size));
        } else { // a terminal ends with an error
            close(end.fd);
            (end.fd == out_ ? out_ : err_) = -1;
        }
    }
    return true;
}

bool Program::says(const std::string& text)
{
    const auto said = [&] { return (outcome_.out + outcome_.err).find(text) != std::string::npos; };
    while (!said())
        if (!read_some()) return false;
    return true;
}

void Program::close_stdout()
{
    close(out_);
    out_ = -1;
}

Outcome Program::wait()
{
    while (read_some()) {
    }
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    if (WIFEXITED(status)) outcome_.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome_.signal = WTERMSIG(status);
    return outcome_;
}

Outcome portsim(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment)
{
    Start start;
    start.arguments = arguments;
    start.environment = environment;
    return Program(start).wait();
}

std::string text_of(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) FAIL("there is no " << file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> names_in(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace port::test
