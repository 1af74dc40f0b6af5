#include "tools/scenario_io/text_tree.h"

#include "models/scenario/problems.h"
#include "tools/scenario_io/bracket_scan.h"
#include "tools/scenario_io/file_text.h"
#include "tools/scenario_io/yaml_words.h"

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace port::io {
namespace {

constexpr std::size_t most_nodes = 100'000;
constexpr std::size_t most_depth = 64;

/// Ends the parse at something after which there is no telling what the rest means.
struct Refused {
    Problem problem;
    Spot spot;
    bool root_stands = false;
};

Problem problem_of(std::string_view code, std::string found, std::string expected)
{
    return {std::string(code), "", std::move(found), std::move(expected), ""};
}

Spot spot_of(const YAML::Mark& mark)
{
    return {mark.line + 1, mark.column, 0};
}

/// Builds the tree from the parser's events; sees every node before anything is expanded.
class Builder final : public YAML::EventHandler {
public:
    explicit Builder(const TextLines& text) : text_(text), columns_(text) {}

    TextNode root;
    std::vector<Diagnostic> diagnostics;
    int documents = 0;

    Diagnostic diagnostic(Problem problem, const Spot& spot)
    {
        return {
            std::move(problem), {text_.name(), spot.line, columns_.of(spot.line, spot.byte)}, text_.quote(spot.line)};
    }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++documents > 1)
            throw Refused{problem_of(codes::many_documents, "a second document begins here", "one document a file"),
                          spot_of(mark), true};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        TextNode& node = add(mark, "", anchor, TextNode::Kind::nothing, "");
        // The parser gives the place of what follows. What lacks its value is what stands before.
        if (!open_.empty() && open_.back().node->kind == TextNode::Kind::map && open_.back().key_next) {
            const TextNode& key = open_.back().node->entries.back().key;
            node.line = key.line;
            node.column = key.column;
        }
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        tell(codes::alias, mark, "an alias (*name) stands here", "write the value out where it is used");
        add(mark, "", 0, TextNode::Kind::refused, "");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        add(mark, tag, anchor, TextNode::Kind::scalar, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(add(mark, tag, anchor, TextNode::Kind::list, ""), mark);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(add(mark, tag, anchor, TextNode::Kind::map, ""), mark);
    }
    void OnSequenceEnd() override { open_.pop_back(); }
    void OnMapEnd() override { open_.pop_back(); }

private:
    struct Open {
        TextNode* node;
        bool key_next = true; ///< of a map: whether a key comes next
    };

    void tell(std::string_view code, const YAML::Mark& mark, std::string found, std::string expected)
    {
        if (diagnostics.size() >= most_kept) return;
        diagnostics.push_back(diagnostic(problem_of(code, std::move(found), std::move(expected)), spot_of(mark)));
    }

    void open(TextNode& node, const YAML::Mark& mark)
    {
        if (open_.size() >= most_depth)
            throw Refused{problem_of(codes::too_deep, "nested more than 64 levels deep", "a flatter file"),
                          spot_of(mark)};
        open_.push_back({&node});
    }

    TextNode& add(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, TextNode::Kind kind,
                  const std::string& text)
    {
        if (++nodes_ > most_nodes)
            throw Refused{problem_of(codes::too_many_values, "more than 100,000 values", "a smaller file"),
                          spot_of(mark)};
        if (anchor != 0)
            tell(codes::alias, mark, "an anchor (&name) stands here", "write the value out where it is used");
        const bool plain = tag.empty() || tag == "?";
        if (!plain && tag != "!") // "!" is what the parser says of a text in quotes
            tell(codes::tag, mark, "a tag '" + tag + "' stands here", "plain values");
        TextNode node;
        node.kind = kind;
        node.text = text;
        node.line = mark.line + 1;
        node.column = columns_.of(node.line, mark.column);
        if (open_.empty()) return root = std::move(node);
        Open& in = open_.back();
        if (in.node->kind == TextNode::Kind::list) return in.node->items.emplace_back(std::move(node));
        if (!std::exchange(in.key_next, !in.key_next)) return in.node->entries.back().value = std::move(node);
        if (kind == TextNode::Kind::list || kind == TextNode::Kind::map)
            throw Refused{problem_of(codes::wrong_shape, "a key is a list or a map", "a plain word as key"),
                          spot_of(mark)};
        if (plain && text == "<<") {
            tell(codes::merge_key, mark, "a merge key (<<) stands here", "write the values out");
            node.kind = TextNode::Kind::refused;
        }
        in.node->entries.push_back({std::move(node), {}});
        return in.node->entries.back().key;
    }

    const TextLines& text_;
    Columns columns_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
};

Refused not_closed(const Spot& spot)
{
    const bool quote = spot.sign == '"' || spot.sign == '\'';
    return {problem_of(codes::not_yaml,
                       std::string(quote ? "a quote " : "a bracket ") + spot.sign + " opens here and is not closed",
                       "quotes and brackets in pairs"),
            spot};
}

/// What an exception of the parser means, told where the mistake is rather than where the parser noticed it.
Refused refused_for(const YAML::Exception& e, const TextLines& text, const BracketScan& scan)
{
    if (scan.unclosed) return not_closed(*scan.unclosed);
    const Spot spot = e.mark.is_null() ? Spot{} : spot_of(e.mark);
    for (const BracketScan::Quoted& quoted : scan.over_lines)
        if (quoted.last_line == spot.line)
            return {problem_of(codes::not_yaml,
                               "a quote opens here that ends on line " + std::to_string(quoted.last_line) +
                                   ", where something follows it",
                               "a closing quote at the end of the text"),
                    quoted.opens};
    YamlWords words = words_for(e.msg);
    if (text.line(spot.line).find('\t') != std::string_view::npos && words.code == codes::not_yaml)
        words.expected += "; there is a tab in this line, which YAML takes for no blank";
    return {problem_of(words.code, std::move(words.found), std::move(words.expected)), spot};
}

/// A tab where blanks are counted: at the start of a line that is more than a comment.
std::optional<Refused> tab_in(const TextLines& text)
{
    std::optional<Refused> first;
    int more = 0;
    for (int number = 1; number <= text.count(); ++number) {
        const std::string_view line = text.line(number);
        const std::size_t content = line.find_first_not_of(" \t-");
        if (content == std::string_view::npos || line[content] == '#') continue;
        const std::size_t tab = line.substr(0, content).find('\t');
        if (tab == std::string_view::npos) continue;
        if (first)
            ++more;
        else
            first = Refused{problem_of(codes::tab, "a tab stands where blanks are counted", "blanks"),
                            {number, static_cast<int>(tab), '\t'}};
    }
    if (more > 0) first->problem.found += ", and in " + std::to_string(more) + " lines below";
    return first;
}

void parse(const TextLines& text, Builder& builder)
{
    if (const auto tab = tab_in(text)) throw Refused(*tab);
    const BracketScan scan = scan_brackets(text);
    if (scan.too_deep)
        throw Refused{problem_of(codes::too_deep, "brackets more than 64 deep", "a flatter file"), *scan.too_deep};
    if (scan.too_many)
        throw Refused{problem_of(codes::too_many_values, "more than 100,000 values", "a smaller file"), *scan.too_many};
    try {
        std::istringstream in{text.text()};
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const YAML::Exception& e) {
        throw refused_for(e, text, scan);
    }
    // The parser takes the end of the file for the end of a text in single quotes.
    if (scan.unclosed) throw not_closed(*scan.unclosed);
    if (builder.documents == 0 || builder.root.kind == TextNode::Kind::nothing)
        throw Refused{problem_of(codes::empty, "there is nothing in it", "a scenario"), {}};
}

} // namespace

TextTree parse_tree(const TextLines& text)
{
    TextTree tree;
    Builder builder(text);
    try {
        parse(text, builder);
    } catch (const Refused& refused) {
        tree.broken = !refused.root_stands;
        builder.diagnostics.push_back(builder.diagnostic(refused.problem, refused.spot));
    }
    tree.root = std::move(builder.root);
    tree.diagnostics = std::move(builder.diagnostics);
    return tree;
}

NamedTree named_tree(std::string_view bytes, const std::string& name)
{
    const auto refused = [&](Diagnostic why) {
        return NamedTree{std::make_shared<const TextLines>(name, ""), {{}, {std::move(why)}, true}};
    };
    if (bytes.size() > most_bytes) return refused({too_big(), {name, 0, 0}, ""});
    if (const std::size_t bad = first_bad_byte(bytes); bad != std::string_view::npos)
        return refused(not_text(bytes, bad, name));
    auto text = std::make_shared<const TextLines>(name, bytes);
    TextTree tree = parse_tree(*text);
    return {std::move(text), std::move(tree)};
}

} // namespace port::io
