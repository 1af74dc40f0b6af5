#include "tools/scenario_io/layers.h"

#include "models/scenario/change.h"
#include "models/scenario/check.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"
#include "tools/scenario_io/csv_list.h"
#include "tools/scenario_io/file_text.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>

namespace port::io {
namespace {

constexpr std::size_t longest_chain = 8;
constexpr std::string_view base_key = "base";
constexpr std::string_view change_key = "change";
constexpr std::string_view set_name = "--set";

Problem problem_of(std::string_view code, std::string found, std::string expected, std::string hint = "")
{
    return {std::string(code), "", std::move(found), std::move(expected), std::move(hint)};
}

bool is_overlay(const TextNode& root)
{
    return root.kind == TextNode::Kind::map &&
           std::any_of(root.entries.begin(), root.entries.end(), [](const auto& e) { return e.key.text == base_key; });
}

Origin at_top(std::string name)
{
    return {std::make_shared<const TextLines>(std::move(name), ""), 0, 0, {}};
}

} // namespace

void Layers::put_file(const std::filesystem::path& file)
{
    put_named_file(file, at_top(file.string()));
}

void Layers::put_named_file(const std::filesystem::path& file, const Origin& asked_at)
{
    FileText read = read_file_text(file);
    if (read.problem) {
        if (!files_.empty()) read.problem->found = "'" + file.string() + "': " + read.problem->found;
        diagnostics.push_back(asked_at.diagnostic(*read.problem));
        return;
    }
    std::error_code ignored;
    files_.push_back(std::filesystem::canonical(file, ignored));
    files.push_back(file);
    put_text(read.text, file.string(), file.parent_path());
}

void Layers::put_text(std::string_view text, const std::string& name,
                      const std::optional<std::filesystem::path>& folder)
{
    const auto [lines, tree] = named_tree(text, name);
    diagnostics.insert(diagnostics.end(), tree.diagnostics.begin(), tree.diagnostics.end());
    if (tree.broken) return;
    TreeReader reader(lines, catalogues_, origins, folder);
    const bool overlay = is_overlay(tree.root);
    const std::size_t before = diagnostics.size();
    if (overlay) {
        put_overlay(tree.root, lines, reader, folder);
        files.insert(files.end(), reader.files.begin(), reader.files.end());
        if (diagnostics.size() > before) return; // the base is wrong: nothing can be said of what is put on it
    } else {
        reader.read_record(tree.root, &scenario, *record_info<Scenario>(), "");
        files.insert(files.end(), reader.files.begin(), reader.files.end());
    }
    diagnostics.insert(diagnostics.end(), reader.diagnostics.begin(), reader.diagnostics.end());
    look_over(lines, reader.broken, !overlay);
}

bool Layers::put_base(const TextNode& value, const std::shared_ptr<const TextLines>& text,
                      const std::optional<std::filesystem::path>& folder)
{
    const Origin here{text, value.line, value.column, {}};
    const auto refuse = [&](std::string_view code, std::string found, std::string expected) {
        diagnostics.push_back(here.diagnostic(problem_of(code, std::move(found), std::move(expected))));
        return false;
    };
    if (value.kind == TextNode::Kind::refused) return false;
    if (value.kind == TextNode::Kind::nothing)
        return refuse(codes::no_value, "'base' has no value", "the path of a file");
    if (value.kind != TextNode::Kind::scalar)
        return refuse(codes::wrong_shape, "'base' is not one value", "the path of a file");
    std::string name;
    if (const auto problem = set_text(&name, *type_info<std::string>(), FieldInfo{}, value.text))
        return refuse(problem->code, "'base' " + problem->found, problem->expected);
    if (!folder)
        return refuse(codes::base_refused, "a base is named, but this text is no file", "a scenario that stands alone");
    const std::filesystem::path file = *folder / name;
    std::error_code ignored;
    const std::filesystem::path same = std::filesystem::canonical(file, ignored);
    if (!ignored && std::find(files_.begin(), files_.end(), same) != files_.end())
        return refuse(codes::base_loop, "'" + name + "' leads back to itself", "a base that stands alone");
    if (files_.size() >= longest_chain)
        return refuse(codes::base_chain, "bases of bases, more than 8 files deep", "a base that stands alone");
    const std::size_t before = diagnostics.size();
    put_named_file(file, here);
    return diagnostics.size() == before;
}

void Layers::put_overlay(const TextNode& root, const std::shared_ptr<const TextLines>& text, TreeReader& reader,
                         const std::optional<std::filesystem::path>& folder)
{
    const TreeReader::Entries entries = reader.entries_of(root, "");
    for (const auto* entry : entries)
        if (entry->key.text == base_key && !put_base(entry->value, text, folder)) return;
    std::vector<std::string> known{std::string(base_key), std::string(change_key)};
    for (const FieldInfo& f : record_info<Scenario>()->fields) known.emplace_back(f.name);
    for (const auto* entry : entries) {
        const auto& [key, value] = *entry;
        if (key.text == base_key) continue;
        if (key.text == change_key) {
            if (value.kind == TextNode::Kind::map)
                for (const auto* change : reader.entries_of(value, "change"))
                    put_change(change->key, change->value, reader);
            else if (value.kind != TextNode::Kind::refused)
                reader.tell(value, value.kind == TextNode::Kind::nothing ? codes::no_value : codes::wrong_shape,
                            "change", value.kind == TextNode::Kind::nothing ? "has no value" : "is not a map",
                            "lines of 'path: value'");
        } else if (record_info<Scenario>()->field(key.text)) {
            put_change(key, value, reader);
        } else {
            reader.tell(key, codes::unknown_key, "", "unknown key " + shown_key(key),
                        "an overlay has 'base', 'change' and the keys of a scenario", reader.hint(key.text, known));
        }
    }
}

void Layers::put_change(const TextNode& key, const TextNode& value, TreeReader& reader)
{
    const auto told_at = [&](const TextNode& at, const Problem& p) {
        reader.fail(at, p.code, p.path, p.found, p.expected, p.hint);
    };
    if (value.kind == TextNode::Kind::refused) return;
    const Resolved target = resolve(scenario, key.text, catalogues_);
    if (target.problem)
        return reader.tell(key, target.problem->code, target.problem->path, target.problem->found,
                           target.problem->expected, target.problem->hint);
    if (value.kind == TextNode::Kind::nothing)
        return reader.tell(key, codes::no_value, printable(key.text, 60), "has no value", "give it, or leave it out");
    const bool csv = value.kind == TextNode::Kind::scalar && !target.places.empty() &&
                     names_csv(*target.places.front().type, value.text);
    const bool whole = value.kind != TextNode::Kind::scalar || csv;
    if (!whole)
        for (const Problem& p : apply(scenario, {key.text, value.text}, catalogues_)) told_at(value, p);
    for (const Place& place : target.places) {
        if (whole && place.parameter) {
            reader.fail(value, codes::wrong_shape, place.path, "is not one value", std::string(place.field->meaning));
            continue;
        }
        reader.read_change(value, place, value);
    }
}

void Layers::put_set(const std::string& set)
{
    const Origin here{
        std::make_shared<const TextLines>(std::string(set_name), set), 0, 0, {Source::Kind::user, "set by the user"}};
    const auto change = parse_set(set);
    if (!change) {
        diagnostics.push_back(here.diagnostic(
            problem_of(codes::bad_set, "'" + printable(set, 60) + "' is no change", "write it like 'path=value'")));
        return;
    }
    const std::vector<Problem> problems = apply(scenario, *change, catalogues_);
    for (const Problem& p : problems) diagnostics.push_back(here.diagnostic(p));
    if (!problems.empty()) return;
    for (const Place& place : resolve(scenario, change->path, catalogues_).places) {
        origins.forget_below(place.path);
        origins.note(place.path, here);
    }
}

void Layers::put_sets(const std::vector<std::string>& sets)
{
    if (!diagnostics.empty() || sets.empty()) return;
    for (const std::string& set : sets) put_set(set);
    if (diagnostics.empty()) look_over(std::make_shared<const TextLines>(std::string(set_name), ""), {}, false);
}

void Layers::look_over(const std::shared_ptr<const TextLines>& layer, std::span<const std::string> broken, bool is_base)
{
    for (Problem& problem : check(scenario, catalogues_, broken)) {
        if (diagnostics.size() >= most_kept) return;
        const std::optional<Origin> origin = origins.nearest(problem.path);
        const bool here = origin && origin->layer_name() == layer->name();
        if (!is_base && !here && problem.hint.empty())
            problem.hint = "it fitted before " +
                           (layer->name() == set_name ? std::string(set_name) : "the changes of " + layer->name());
        const Origin top{layer, 0, 0, {}};
        diagnostics.push_back((origin ? *origin : top).diagnostic(std::move(problem)));
    }
}

} // namespace port::io
