#include "tools/scenario_io/tree_reader.h"

#include "models/scenario/choices.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>

namespace port::io {
namespace {

std::string below(const std::string& path, std::string_view name)
{
    return path.empty() ? std::string(name) : path + "." + std::string(name);
}

} // namespace

Source source_of(const std::string& line)
{
    const auto text_after = [&](std::string_view mark) -> std::optional<std::string> {
        const auto at = line.rfind(mark);
        if (at == std::string::npos) return std::nullopt;
        std::string text = line.substr(at + mark.size());
        text.erase(0, text.find_first_not_of(' '));
        return text;
    };
    if (const auto fact = text_after("# fact:")) return {Source::Kind::fact, *fact};
    if (const auto assumption = text_after("# assumption:")) return {Source::Kind::assumption, *assumption};
    return {};
}

void TreeReader::fail(const TextNode& node, std::string_view code, const std::string& path, std::string found,
                      std::string expected, std::string hint)
{
    const auto at = static_cast<std::size_t>(node.line);
    diagnostics.push_back({{std::string(code), path, std::move(found), std::move(expected), std::move(hint)},
                           {name_, node.line, node.column},
                           at >= 1 && at <= lines_.size() ? lines_[at - 1] : ""});
    broken.push_back(path);
}

TextPlace TreeReader::place_of(std::string path) const
{
    for (;;) {
        if (const auto found = places_.find(path); found != places_.end()) return found->second;
        const auto cut = path.find_last_of(".[");
        if (cut == std::string::npos) return {name_, 0, 0};
        path.erase(cut);
    }
}

void TreeReader::note_source(const TextNode& node, const std::string& path)
{
    const auto at = static_cast<std::size_t>(node.line);
    sources.push_back(
        {path, at >= 1 && at <= lines_.size() ? source_of(lines_[at - 1]) : Source{}, {name_, node.line, node.column}});
}

void TreeReader::read_record(const TextNode& node, void* record, const RecordInfo& info, const std::string& path)
{
    if (node.kind != TextNode::Kind::map) {
        fail(node, codes::wrong_shape, path, "is not a " + std::string(info.name) + " with its keys",
             "lines of 'key: value'");
        return;
    }
    std::vector<std::string> known;
    for (const FieldInfo& f : info.fields) known.emplace_back(f.name);
    std::vector<std::string> seen;
    for (const auto& [key, value] : node.entries) {
        const FieldInfo* field = info.field(key.text);
        if (std::find(seen.begin(), seen.end(), key.text) != seen.end()) {
            fail(key, codes::double_key, path, "'" + key.text + "' is given twice", "each key once");
            continue;
        }
        seen.push_back(key.text);
        if (!field) {
            fail(key, codes::unknown_key, path, "unknown key '" + key.text + "'", "", did_you_mean(key.text, known));
            seen.push_back(nearest(key.text, known)); // what was meant is not missing as well
            continue;
        }
        read(value, field->member(record), *field, *field->type, below(path, field->name));
    }
    for (const FieldInfo& f : info.fields)
        if (f.required && std::find(seen.begin(), seen.end(), f.name) == seen.end())
            fail(node, codes::missing_key, below(path, f.name), "is missing", std::string(f.meaning));
}

void TreeReader::read(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                      const std::string& path)
{
    places_[path] = {name_, node.line, node.column};
    switch (type.kind) {
    case Kind::list:
        return read_list(node, object, field, type, path);
    case Kind::record:
        return read_record(node, object, *type.record(), path);
    case Kind::choice:
        return read_choice(node, *static_cast<Choice*>(object), type, path);
    default:
        break;
    }
    if (node.kind != TextNode::Kind::scalar)
        return fail(node, codes::wrong_shape, path, "is not one value", std::string(field.meaning));
    if (auto problem = set_text(object, type, field, node.text))
        return fail(node, problem->code, path, problem->found, problem->expected, problem->hint);
    if (type.kind != Kind::text && type.kind != Kind::year) note_source(node, path);
}

void TreeReader::read_list(const TextNode& node, void* object, const FieldInfo& field, const TypeInfo& type,
                           const std::string& path)
{
    const bool nothing = node.kind == TextNode::Kind::scalar && node.text.empty();
    if (node.kind != TextNode::Kind::list && !nothing)
        return fail(node, codes::wrong_shape, path, "is not a list", "items that begin with '- ', or [a, b]");
    type.resize(object, node.items.size());
    for (std::size_t i = 0; i < node.items.size(); ++i)
        read(node.items[i], type.at(object, i), field, *type.element, path + "[" + std::to_string(i) + "]");
}

void TreeReader::read_choice(const TextNode& node, Choice& choice, const TypeInfo& type, const std::string& path)
{
    const TextNode* name = &node;
    if (node.kind == TextNode::Kind::map) {
        name = nullptr;
        for (const auto& [key, value] : node.entries)
            if (key.text == "law" || key.text == "name") name = &value;
    }
    if (!name || name->kind != TextNode::Kind::scalar)
        return fail(node, codes::wrong_shape, path, "names no " + std::string(type.family),
                    "a name, or {law: name, ...}");
    if (auto problem = choose(choice, type, name->text, catalogues_))
        return fail(*name, problem->code, path, problem->found, problem->expected, problem->hint);
    note_source(*name, path);
    const ChoiceInfo& info = *find_choice(choice, type, catalogues_);
    for (const auto& [key, value] : node.entries) {
        if (&value == name) continue;
        const FieldInfo* field = info.parameters->field(key.text);
        if (!field) {
            fail(key, codes::unknown_key, path, "'" + choice.name + "' has no '" + key.text + "'", "");
            continue;
        }
        const ParsedNumber parsed = parse_number(value.text, *field->type, *field);
        if (parsed.problem) {
            fail(value, parsed.problem->code, below(path, key.text), parsed.problem->found, parsed.problem->expected);
            continue;
        }
        for (Choice::Value& v : choice.values)
            if (v.name == key.text) v.value = parsed.number;
        note_source(value, below(path, key.text));
    }
}

} // namespace port::io
