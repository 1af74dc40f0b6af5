#pragma once
#include "models/scenario/problem.h"

#include <cstddef>
#include <span>
#include <string>

namespace port::io {

/// A place in a text; lines and columns count from 1, columns in characters; 0 where there is none.
struct TextPlace {
    std::string file;
    int line = 0;
    int column = 0;
};

/// A problem and where it stands.
struct Diagnostic {
    Problem problem;
    TextPlace place;
    std::string source_line; ///< the line it stands on, for the caret; empty where there is none
};

/// Reading ends at so many diagnostics: a file with more is not a scenario.
inline constexpr std::size_t most_kept = 1000;

/// The diagnostics as a compiler prints them, the first `most` of them, then how many more there are:
///
///     port.yaml:4:12: error E012: berths[0].depth: '14 t' is not a length; write it like '14.5 m'
///         depth: 14 t
///                ^
///
/// Control characters are shown as blanks, and overlong messages cut.
/// @param colour  whether to mark code and caret with ANSI colours
[[nodiscard]] std::string print_diagnostics(std::span<const Diagnostic> diagnostics, bool colour = false,
                                            std::size_t most = 20);

} // namespace port::io
