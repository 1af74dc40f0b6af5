#pragma once
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace port::cli {

/// A file or stdout can't be written; the text says which and why. Exit code 5.
class FileFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Stdout leads to a program that reads no further, such as `head`. No mistake of anybody, so nothing is said of it.
class NobodyReads : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Looks whether a file could be written there, before the work that would be lost if not. Changes nothing.
/// @throws FileFailure
void check_writable(const std::string& path);

/// Those that are named.
[[nodiscard]] std::vector<std::string> files_of(std::initializer_list<std::string> names);

/// Whether both paths lead to one file, which need not exist.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

/// Writes the whole text, or nothing: to a file beside it first, which then takes its name. What is no plain file, such
/// as a pipe, is written as it stands.
/// @throws FileFailure
void write_whole(const std::string& path, std::string_view text);

/// @throws FileFailure, NobodyReads
void write_stdout(std::string_view text);

} // namespace port::cli
