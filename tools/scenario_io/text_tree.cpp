#include "tools/scenario_io/text_tree.h"

#include "models/scenario/problems.h"

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace port::io {
namespace {

constexpr std::size_t most_nodes = 100'000;
constexpr std::size_t most_depth = 64;

/// Ends the parse at the first thing that can't be accepted.
struct Refused {
    Problem problem;
    int line, column;
};

[[noreturn]] void refuse(std::string_view code, const YAML::Mark& mark, std::string found, std::string expected)
{
    throw Refused{{std::string(code), "", std::move(found), std::move(expected), ""}, mark.line + 1, mark.column + 1};
}

/// Builds the tree from the parser's events; sees every node before anything is expanded.
class Builder final : public YAML::EventHandler {
public:
    TextNode root;
    int documents = 0;

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++documents > 1)
            refuse(codes::many_documents, mark, "a second document begins here", "one document a file");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        add(mark, "", anchor, TextNode::Kind::scalar, "");
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        refuse(codes::alias, mark, "an alias (*name) stands here", "write the value out where it is used");
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

    void open(TextNode* node, const YAML::Mark& mark)
    {
        if (open_.size() >= most_depth)
            refuse(codes::too_deep, mark, "nested more than 64 levels deep", "a flatter file");
        open_.push_back({node});
    }

    TextNode* add(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, TextNode::Kind kind,
                  const std::string& text)
    {
        if (++nodes_ > most_nodes) refuse(codes::too_many_values, mark, "more than 100000 values", "a smaller file");
        if (anchor != 0)
            refuse(codes::alias, mark, "an anchor (&name) stands here", "write the value out where it is used");
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(codes::tag, mark, "a tag '" + tag + "' stands here", "plain values");
        TextNode node;
        node.kind = kind;
        node.text = text;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        if (open_.empty()) {
            root = std::move(node);
            return &root;
        }
        Open& in = open_.back();
        if (in.node->kind == TextNode::Kind::list) {
            in.node->items.push_back(std::move(node));
            return &in.node->items.back();
        }
        if (std::exchange(in.key_next, !in.key_next)) {
            if (kind != TextNode::Kind::scalar)
                refuse(codes::wrong_shape, mark, "a key is a list or a map", "a plain word as key");
            if (text == "<<") refuse(codes::merge_key, mark, "a merge key (<<) stands here", "write the values out");
            in.node->entries.emplace_back(std::move(node), TextNode{});
            return &in.node->entries.back().first;
        }
        in.node->entries.back().second = std::move(node);
        return &in.node->entries.back().second;
    }

    std::vector<Open> open_;
    std::size_t nodes_ = 0;
};

} // namespace

TextTree parse_tree(std::string_view text, const std::string& name)
{
    TextTree tree;
    const auto fail = [&](Problem problem, int line, int column) {
        tree.diagnostics.push_back({std::move(problem), {name, line, column}, ""});
    };
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        Builder builder;
        while (parser.HandleNextDocument(builder)) {
        }
        tree.root = std::move(builder.root);
        if (builder.documents == 0 || tree.root.line == 0)
            fail({std::string(codes::empty), "", "there is nothing in it", "a scenario", ""}, 0, 0);
    } catch (const Refused& refused) {
        fail(refused.problem, refused.line, refused.column);
    } catch (const YAML::Exception& e) {
        fail({std::string(codes::not_yaml), "", "this is not YAML: " + e.msg,
              "indent with spaces, quote names with ': ' or '#'", ""},
             e.mark.line + 1, e.mark.column + 1);
    }
    return tree;
}

} // namespace port::io
