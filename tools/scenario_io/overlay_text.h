#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace port::io {

/// One line of an overlay's `change:`.
struct OverlayLine {
    std::string path;
    std::string value;
    std::string why; ///< its source: an assumption
};

/// An overlay as a person would write it: comments, `base:`, `title:` and `change:`, each line with its source. It
/// reads back as the same changes.
/// @param comments  sentences of one line each, at the top
/// @param base      as it is to be found from the overlay's folder: see `seen_from`
[[nodiscard]] std::string overlay_text(const std::vector<std::string>& comments, const std::string& base,
                                       const std::string& title, const std::vector<OverlayLine>& lines);

/// The way from the folder of one file to another file; both as they are found from here. Neither need exist.
[[nodiscard]] std::string seen_from(const std::filesystem::path& file, const std::filesystem::path& other);

} // namespace port::io
