#pragma once
#include "models/scenario/problem.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace port::io {

inline constexpr std::size_t most_bytes = 1'000'000; ///< of a scenario file

/// What a file holds, or why it could not be read.
struct FileText {
    std::string text;
    std::optional<Problem> problem;
};

/// Reads a regular file of at most 1 MB. Folders, devices and pipes are refused before they are opened, and no more
/// than 1 MB is read even of a file that grows meanwhile.
[[nodiscard]] FileText read_file_text(const std::filesystem::path& file);

/// The problem of a text that is too big.
[[nodiscard]] Problem too_big();

} // namespace port::io
