#pragma once
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/text_lines.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace port::io {

struct TextEntry;

/// A YAML text as a tree that remembers where everything stands. Aliases, anchors, tags, merge keys and further
/// documents are refused while it is built, so nothing can grow beyond its text.
struct TextNode {
    enum class Kind {
        nothing, ///< a key or a dash without a value
        scalar,
        list,
        map,
        refused, ///< an alias, which has its diagnostic already
    } kind = Kind::nothing;
    std::string text;               ///< of a scalar
    int line = 0;                   ///< from 1; of nothing, where its key stands
    int column = 0;                 ///< in characters, from 1
    std::vector<TextNode> items;    ///< of a list
    std::vector<TextEntry> entries; ///< of a map, keys as written
};
struct TextEntry {
    TextNode key;
    TextNode value;
};

struct TextTree {
    TextNode root;
    std::vector<Diagnostic> diagnostics;
    bool broken = false; ///< the root means nothing
};

/// Never throws for bad input; at most 64 levels deep and 100,000 values.
[[nodiscard]] TextTree parse_tree(const TextLines& text);

/// A tree and the text that its places are of.
struct NamedTree {
    std::shared_ptr<const TextLines> text;
    TextTree tree; ///< broken, with the reason, of what is too big or no UTF-8
};
/// The same of bytes that may be anything.
/// @param name  what diagnostics call them
[[nodiscard]] NamedTree named_tree(std::string_view bytes, const std::string& name);

} // namespace port::io
