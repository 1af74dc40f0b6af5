#include "tools/scenario_io/explain.h"

#include "models/scenario/choices.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"
#include "tools/scenario_io/csv_list.h"
#include "tools/scenario_io/field_list.h"
#include "tools/scenario_io/text_lines.h"

#include <algorithm>
#include <set>

namespace port::io {
namespace {

/// The path without its brackets and what is in them, so that `berths[coal 1].depth` is `berths.depth`.
std::string without_items(std::string_view path)
{
    std::string bare;
    int depth = 0;
    for (const char c : path) {
        depth += c == '[' ? 1 : 0;
        if (depth == 0) bare += c;
        depth -= c == ']' && depth > 0 ? 1 : 0;
    }
    return bare;
}

std::string row(std::string_view name, const std::string& text)
{
    if (text.empty()) return {};
    return "  " + std::string(name) + std::string(name.size() < 9 ? 9 - name.size() : 1, ' ') + text + "\n";
}

std::string strategy_text(const ChoiceInfo& choice, const std::string& indent)
{
    std::string text = indent + std::string(choice.name) + ": " + std::string(choice.meaning) + "\n";
    for (const FieldInfo& p : choice.parameters->fields) {
        text += indent + "  " + std::string(p.name) + ": " + std::string(p.meaning);
        if (const std::string range = range_of(p); !range.empty()) text += "; " + range;
        text += p.required ? "; required" : "; default " + default_and_why(*choice.parameters, p);
        text += "\n";
    }
    return text;
}

std::string field_text(const FieldEntry& entry, const Catalogues& catalogues)
{
    const FieldInfo& field = *entry.field;
    std::string text = entry.path + "\n";
    text += row("meaning", std::string(field.meaning));
    text += row("kind", kind_text(*field.type, catalogues));
    if (field.type->kind == Kind::quantity)
        text += row("like", std::string(field.name) + ": " + std::string(field.type->dimension->example));
    text += row("range", range_of(field));
    text += row("default", field.required ? "none: it has to be given" : default_and_why(*entry.record, field));
    if (field.dated) text += row("by date", "an investment may change it");
    const bool list = field.type->kind == Kind::list;
    const TypeInfo& inner = list ? *field.type->element : *field.type;
    if (takes_csv(*field.type))
        text += row("or", "the name of a CSV file: '" + std::string(field.name) + ": " + std::string(field.name) +
                              ".csv'; its header names the keys, a row is an item");
    if (inner.kind == Kind::record) {
        text += row("is", std::string(inner.record()->meaning));
        for (const FieldInfo& f : inner.record()->fields)
            text +=
                "    " + std::string(f.name) + (f.required ? " (required): " : ": ") + std::string(f.meaning) + "\n";
    }
    if (inner.kind == Kind::choice)
        if (const ChoiceFamily* family = catalogues.find(inner.family)) {
            text += row("with", "{" + std::string(choice_key(inner)) + ": name, parameter: value}, or the name alone");
            for (const ChoiceInfo& choice : family->choices) text += strategy_text(choice, "    ");
        }
    return text;
}

std::string of_code(std::string_view what)
{
    const ProblemInfo* info = find_problem(what);
    if (!info) return {};
    return std::string(info->code) + ": " + std::string(info->title) + "\n\n" + std::string(info->explanation) + "\n";
}

/// The entries a path means: all of it if there is one, else those that end in it.
std::string of_key(const std::string& bare, const Catalogues& catalogues)
{
    std::string exact;
    std::string others;
    std::string paths;
    for (const FieldEntry& entry : list_fields()) {
        const std::string path = without_items(entry.path);
        if (path == bare) {
            exact = field_text(entry, catalogues);
        } else if (path.ends_with("." + bare)) {
            others += (others.empty() ? "" : "\n") + field_text(entry, catalogues);
            paths += (paths.empty() ? "" : ", ") + entry.path;
        }
    }
    if (exact.empty()) return others;
    return exact + (paths.empty() ? "" : "See also: " + paths + "\n");
}

/// A strategy by its name, a family by its name, or a parameter by its path.
std::string of_strategy(const std::string& what, const std::string& bare, const Catalogues& catalogues)
{
    std::string text;
    for (const ChoiceFamily& family : catalogues.families)
        for (const ChoiceInfo& choice : family.choices)
            if (choice.name == what || family.name == what)
                text += std::string(family.name) + " " + strategy_text(choice, "");
    const auto dot = bare.rfind('.');
    if (!text.empty() || dot == std::string::npos) return text;
    const std::string step = bare.substr(dot + 1);
    for (const FieldEntry& entry : list_fields()) {
        const std::string path = without_items(entry.path);
        const std::string before = bare.substr(0, dot);
        if (entry.field->type->kind != Kind::choice || (path != before && !path.ends_with("." + before))) continue;
        const ChoiceFamily* family = catalogues.find(entry.field->type->family);
        if (step == choice_key(*entry.field->type)) return field_text(entry, catalogues);
        if (!family) continue;
        for (const ChoiceInfo& choice : family->choices)
            if (choice.parameters->field(step)) text += std::string(family->name) + " " + strategy_text(choice, "");
    }
    return text;
}

std::string nearest_to(std::string_view what, const std::string& bare, const Catalogues& catalogues)
{
    std::vector<std::string> codes;
    for (const ProblemInfo& info : problem_table()) codes.emplace_back(info.code);
    // Each once, and paths apart: only so many candidates are looked at.
    std::set<std::string> names;
    std::set<std::string> paths;
    for (const FieldEntry& entry : list_fields()) {
        paths.insert(without_items(entry.path));
        names.emplace(entry.field->name);
    }
    for (const ChoiceFamily& family : catalogues.families)
        for (const ChoiceInfo& choice : family.choices) names.emplace(choice.name);
    const bool code = what.size() <= 5 && !what.empty() && (what[0] == 'E' || what[0] == 'e') &&
                      std::all_of(what.begin() + 1, what.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (code) return "codes are " + codes.front() + " to " + codes.back();
    const auto near = [&](const std::set<std::string>& all) {
        return did_you_mean(bare, std::vector<std::string>(all.begin(), all.end()));
    };
    const std::string name = near(names);
    return name.empty() ? near(paths) : name;
}

} // namespace

Explanation explain(std::string_view what, const Catalogues& catalogues)
{
    const std::string name(what);
    const std::string bare = without_items(what);
    std::string text = of_code(what);
    if (text.empty() && !bare.empty()) text = of_key(bare, catalogues);
    if (const std::string strategy = of_strategy(name, bare, catalogues); !strategy.empty())
        text += (text.empty() ? "" : "\n") + strategy;
    if (!text.empty()) return {text, true};
    const std::string near = nearest_to(what, bare, catalogues);
    return {"no key, strategy or code is called '" + printable(what, 60) + "'" +
                (near.empty() ? "; 'portsim reference' lists them all" : "; " + near) + "\n",
            false};
}

} // namespace port::io
