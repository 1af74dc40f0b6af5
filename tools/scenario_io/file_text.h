#pragma once
#include "models/scenario/problem.h"
#include "tools/scenario_io/diagnostic.h"

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

/// How big a file may be, and the words for those that are not right.
struct FileBound {
    std::size_t most_bytes;
    std::string_view too_big;  ///< what is found of a bigger one
    std::string_view usual;    ///< what is expected instead
    std::string_view expected; ///< where there is no such file
};
inline constexpr FileBound scenario_bound{most_bytes, "the file has more than 1 MB", "a scenario has some 40 kB",
                                          "name a scenario file"};

/// Reads a regular file within a bound. Folders, devices and pipes are refused before they are opened, and no more
/// than the bound is read even of a file that grows meanwhile.
[[nodiscard]] FileText read_file_text(const std::filesystem::path& file, const FileBound& bound = scenario_bound);

/// The problem of a text that is too big.
[[nodiscard]] Problem too_big(const FileBound& bound = scenario_bound);

/// Where a text has its first byte that is not UTF-8, or a nought.
/// @param bad  that byte
[[nodiscard]] Diagnostic not_text(std::string_view text, std::size_t bad, const std::string& name);

} // namespace port::io
