#include "tools/scenario_io/read_scenario.h"

#include "models/scenario/change.h"
#include "models/scenario/check.h"
#include "models/scenario/problems.h"
#include "tools/scenario_io/tree_reader.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace port::io {
namespace {

constexpr std::uintmax_t most_bytes = 1'000'000;
constexpr int longest_chain = 8;

ReadResult failed(const std::string& file, std::string_view code, std::string found, std::string expected)
{
    ReadResult result;
    result.diagnostics.push_back(
        {{std::string(code), "", std::move(found), std::move(expected), ""}, {file, 0, 0}, ""});
    return result;
}

bool valid_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const int more = c < 0x80                ? 0
                         : c >= 0xc2 && c < 0xe0 ? 1
                         : c >= 0xe0 && c < 0xf0 ? 2
                         : c >= 0xf0 && c < 0xf5 ? 3
                                                 : -1;
        if (more < 0 || c == 0 || i + static_cast<std::size_t>(more) >= text.size() + (more == 0 ? 1 : 0)) return false;
        for (int k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0xc0) != 0x80) return false;
        i += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

const TextNode* entry(const TextNode& map, std::string_view key)
{
    for (const auto& [k, value] : map.entries)
        if (k.text == key) return &value;
    return nullptr;
}

ReadResult read_chain(const std::filesystem::path& file, const Catalogues& catalogues, int depth);

/// A value of a change as the text that `apply` reads: a scalar, or a list of scalars.
std::string change_text(const TextNode& node)
{
    if (node.kind == TextNode::Kind::scalar) return node.text;
    std::string text = "[";
    for (std::size_t i = 0; i < node.items.size(); ++i) text += (i ? ", " : "") + node.items[i].text;
    return text + "]";
}

/// A base and what changes in it.
ReadResult read_overlay(const TextNode& root, const std::string& name, const std::vector<std::string>& lines,
                        const Catalogues& catalogues, const std::optional<std::filesystem::path>& folder, int depth)
{
    if (!folder) return failed(name, codes::base_refused, "a base is named", "a scenario that stands alone");
    if (depth >= longest_chain)
        return failed(name, codes::base_chain, "bases of bases, more than 8 deep, or in a circle",
                      "a base that stands alone");
    ReadResult result = read_chain(*folder / entry(root, "base")->text, catalogues, depth + 1);
    if (!result.ok()) return result;
    TreeReader reader(name, lines, catalogues);
    const auto apply_one = [&](const TextNode& at, const std::string& path, const TextNode& value) {
        for (const Problem& p : apply(result.scenario, {path, change_text(value)}, catalogues))
            reader.fail(at, p.code, p.path, p.found, p.expected, p.hint);
        const Source source = at.line >= 1 ? source_of(lines[static_cast<std::size_t>(at.line) - 1]) : Source{};
        result.sources.push_back({path, source, {name, at.line, at.column}});
    };
    for (const auto& [key, value] : root.entries) {
        if (key.text == "base") continue;
        if (key.text != "change") {
            const RecordInfo& info = *record_info<Scenario>();
            const FieldInfo* field = info.field(key.text);
            if (field && field->type->kind == Kind::list && field->type->element->kind == Kind::record) {
                // A whole list given anew, such as the investments of a growth scenario.
                TextNode map;
                map.kind = TextNode::Kind::map;
                map.line = key.line;
                map.entries.emplace_back(key, value);
                RecordInfo only = info;
                std::erase_if(only.fields, [&](const FieldInfo& f) { return f.name != key.text; });
                reader.read_record(map, &result.scenario, only, "");
            } else {
                apply_one(key, key.text, value);
            }
        } else if (value.kind == TextNode::Kind::map) {
            for (const auto& [path, to] : value.entries) apply_one(path, path.text, to);
        } else {
            reader.fail(value, codes::wrong_shape, "change", "is not a map", "lines of 'path: value'");
        }
    }
    result.sources.insert(result.sources.end(), reader.sources.begin(), reader.sources.end());
    result.diagnostics = std::move(reader.diagnostics);
    return result;
}

ReadResult read_text(std::string_view text, const std::string& name, const Catalogues& catalogues,
                     const std::optional<std::filesystem::path>& folder, int depth)
{
    if (!valid_utf8(text)) return failed(name, codes::not_text, "this is not UTF-8 text", "a YAML file");
    const std::vector<std::string> lines = lines_of(text);
    const TextTree tree = parse_tree(text, name);
    if (!tree.diagnostics.empty()) {
        ReadResult result;
        result.diagnostics = tree.diagnostics;
        for (Diagnostic& d : result.diagnostics)
            if (d.place.line >= 1 && static_cast<std::size_t>(d.place.line) <= lines.size())
                d.source_line = lines[static_cast<std::size_t>(d.place.line) - 1];
        return result;
    }
    if (tree.root.kind == TextNode::Kind::map && entry(tree.root, "base"))
        return read_overlay(tree.root, name, lines, catalogues, folder, depth);
    ReadResult result;
    TreeReader reader(name, lines, catalogues);
    reader.read_record(tree.root, &result.scenario, *record_info<Scenario>(), "");
    for (Problem& p : check(result.scenario, catalogues, reader.broken)) {
        const TextPlace place = reader.place_of(p.path);
        const auto at = static_cast<std::size_t>(place.line);
        reader.diagnostics.push_back({std::move(p), place, at >= 1 && at <= lines.size() ? lines[at - 1] : ""});
    }
    result.sources = std::move(reader.sources);
    result.diagnostics = std::move(reader.diagnostics);
    return result;
}

ReadResult read_chain(const std::filesystem::path& file, const Catalogues& catalogues, int depth)
{
    const std::string name = file.string();
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error || !std::filesystem::exists(status))
        return failed(name, codes::cannot_open, "there is no such file", "the path of a scenario");
    if (!std::filesystem::is_regular_file(status))
        return failed(name, codes::not_a_file, "this is not a file", "the path of a scenario");
    if (std::filesystem::file_size(file, error) > most_bytes)
        return failed(name, codes::too_big, "the file has more than 1 MB", "a smaller file");
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in || !text)
        return failed(name, text.str().empty() ? codes::empty : codes::cannot_open, "nothing could be read",
                      "a scenario");
    return read_text(text.str(), name, catalogues, file.parent_path(), depth);
}

/// The last steps: what the user set, the check of what came of it, and the order of the diagnostics.
ReadResult finish(ReadResult result, const Catalogues& catalogues, const std::vector<std::string>& sets)
{
    if (result.ok()) {
        for (const std::string& text : sets) {
            const auto change = parse_set(text);
            std::vector<Problem> problems;
            if (change)
                problems = apply(result.scenario, *change, catalogues);
            else
                problems.push_back({std::string(codes::bad_set), "", "'" + text + "' is no change", "path=value", ""});
            for (Problem& p : problems) result.diagnostics.push_back({std::move(p), {"--set", 0, 0}, text});
            if (change) result.sources.push_back({change->path, {Source::Kind::user, "set by the user"}, {}});
        }
        if (result.ok())
            for (Problem& p : check(result.scenario, catalogues))
                result.diagnostics.push_back({std::move(p), {"scenario", 0, 0}, ""});
    }
    std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                         return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
                     });
    return result;
}

} // namespace

ReadResult read_scenario(const std::filesystem::path& file, const Catalogues& catalogues,
                         const std::vector<std::string>& sets)
{
    return finish(read_chain(file, catalogues, 0), catalogues, sets);
}

ReadResult read_scenario_text(std::string_view text, const std::string& name, const Catalogues& catalogues,
                              const std::vector<std::string>& sets, const std::optional<std::filesystem::path>& folder)
{
    return finish(read_text(text, name, catalogues, folder, 0), catalogues, sets);
}

std::optional<Change> parse_set(std::string_view text)
{
    int brackets = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        brackets += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
        if (text[i] == '=' && brackets == 0) {
            if (i == 0 || i + 1 == text.size()) return std::nullopt;
            return Change{std::string(text.substr(0, i)), std::string(text.substr(i + 1))};
        }
    }
    return std::nullopt;
}

} // namespace port::io
