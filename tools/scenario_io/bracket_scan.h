#pragma once
#include "tools/scenario_io/text_lines.h"

#include <optional>
#include <vector>

namespace port::io {

/// A character of a text: line and column in bytes, line from 1, byte from 0.
struct Spot {
    int line = 0;
    int byte = 0;
    char sign = 0; ///< what stands there
};

/// What brackets and quotes of a text do, seen in one pass before the parser, which keeps every token of an unclosed
/// bracket in memory (208 MB for 900 kB of '[') and reports a quote that is never closed at the end of the text.
struct BracketScan {
    std::optional<Spot> too_deep; ///< where brackets stand more than 64 deep
    std::optional<Spot> too_many; ///< where more than 100,000 values stand in brackets
    std::optional<Spot> unclosed; ///< the innermost bracket or quote that is open at the end
    struct Quoted {
        Spot opens;
        int last_line;
    };
    std::vector<Quoted> over_lines; ///< quoted texts that end on a later line than they begin
};

[[nodiscard]] BracketScan scan_brackets(const TextLines& text);

} // namespace port::io
