#include "tools/cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace port::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error)
{
    throw FileFailure("can't write '" + path + "': " + std::strerror(error));
}

/// @return 0, or the number of the error
int write_all(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// @return 0, or the number of the error
int write_to(const std::string& path, int flags, std::string_view text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
    if (file < 0) return errno;
    const int error = write_all(file, text);
    return ::close(file) != 0 && error == 0 ? errno : error;
}

bool is_something_else_than_a_file(const std::string& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status);
}

fs::path folder_of(const fs::path& path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// The file itself where the path is a link to it, so that the link stays.
std::string behind_links(const std::string& path)
{
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    return error ? path : real.string();
}

} // namespace

void check_writable(const std::string& path)
{
    const std::string target = behind_links(path);
    std::error_code error;
    if (fs::is_directory(target, error)) fail(path, EISDIR);
    const bool itself = is_something_else_than_a_file(target);
    if (::access(itself ? target.c_str() : folder_of(target).c_str(), W_OK) != 0) fail(path, errno);
    if (!itself && !fs::is_directory(folder_of(target), error)) fail(path, ENOTDIR);
}

std::vector<std::string> files_of(std::initializer_list<std::string> names)
{
    std::vector<std::string> files;
    for (const std::string& name : names)
        if (!name.empty()) files.push_back(name);
    return files;
}

bool same_file(const std::string& a, const std::string& b)
{
    std::error_code error;
    if (fs::equivalent(a, b, error)) return true;
    // Absolute first: weakly_canonical leaves a relative path as it is where nothing of it exists.
    return fs::weakly_canonical(fs::absolute(a, error), error) == fs::weakly_canonical(fs::absolute(b, error), error);
}

void write_whole(const std::string& path, std::string_view text)
{
    const std::string target = behind_links(path);
    if (is_something_else_than_a_file(target)) {
        if (const int error = write_to(target, O_TRUNC, text)) fail(path, error);
        return;
    }
    const std::string beside = target + "." + std::to_string(::getpid()) + ".part"; // two runs may write one file
    int error = write_to(beside, O_CREAT | O_TRUNC, text);
    if (error == 0 && std::rename(beside.c_str(), target.c_str()) != 0) error = errno;
    if (error == 0) return;
    ::unlink(beside.c_str());
    fail(path, error);
}

void write_stdout(std::string_view text)
{
    const int error = write_all(STDOUT_FILENO, text);
    if (error == EPIPE) throw NobodyReads("nobody reads stdout");
    if (error) throw FileFailure(std::string("can't write the results to stdout: ") + std::strerror(error));
}

} // namespace port::cli
