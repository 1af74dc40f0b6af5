#pragma once
#include "tools/scenario_io/diagnostic.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace port::io {

/// A YAML text as a tree that remembers where everything stands. Aliases, anchors, tags, merge keys and further
/// documents are refused while it is built, so nothing can grow beyond its text.
struct TextNode {
    enum class Kind { scalar, list, map } kind = Kind::scalar;
    std::string text; ///< of a scalar
    int line = 0;     ///< from 1
    int column = 0;
    std::vector<TextNode> items;                        ///< of a list
    std::vector<std::pair<TextNode, TextNode>> entries; ///< of a map, keys as written
};

struct TextTree {
    TextNode root;
    std::vector<Diagnostic> diagnostics; ///< if not empty, the root means nothing
};

/// @param name  what diagnostics call the text
[[nodiscard]] TextTree parse_tree(std::string_view text, const std::string& name);

} // namespace port::io
