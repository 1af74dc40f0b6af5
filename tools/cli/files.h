#pragma once
#include <stdexcept>
#include <string>

namespace port::cli {

class FileFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Writes the whole text, or nothing: to a file beside it first, which then takes its name.
/// @throws FileFailure
void write_whole(const std::string& path, const std::string& text);

} // namespace port::cli
