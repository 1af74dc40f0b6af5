#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace port::test {

/// How a program is started. What is not named comes from the test: its environment, but for CI and NO_COLOR.
struct Start {
    std::vector<std::string> arguments; ///< without the program itself
    std::filesystem::path folder = "."; ///< where it works
    std::map<std::string, std::string> environment{};
    bool terminal = false;     ///< stdout and stderr are one terminal; both come as `out`
    std::string stdout_file{}; ///< where stdout goes instead of `out`
    std::string program = PORTSIM_BINARY;
    bool as_nobody = false; ///< as a user without rights, where the test has root's
};

/// What a program left.
struct Outcome {
    int code = -1;  ///< its exit code; -1 if a signal ended it
    int signal = 0; ///< the signal that ended it; 0 if none did
    std::string out, err;
};

/// A program that runs. It is killed if it still does when this goes.
class Program {
public:
    explicit Program(const Start& start);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void send(int signal) const;
    /// Reads until `text` was seen in what it said. @return whether it was, before the program ended
    bool says(const std::string& text);
    /// Reads no further of its stdout: who wrote to it finds nobody there.
    void close_stdout();
    [[nodiscard]] Outcome wait();

private:
    bool read_some();

    pid_t id_ = -1;
    int out_ = -1, err_ = -1;
    Outcome outcome_;
};

/// Starts portsim in the root of the tree and waits for its end.
[[nodiscard]] Outcome portsim(const std::vector<std::string>& arguments,
                              const std::map<std::string, std::string>& environment = {});

/// The whole of a file; fails the test if there is none.
[[nodiscard]] std::string text_of(const std::string& file);

/// The names of what lies in a folder.
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);

} // namespace port::test
