#include "tools/scenario_io/reference.h"

#include "models/scenario/choices.h"
#include "models/scenario/problems.h"
#include "models/scenario/scenario.h"
#include "tools/scenario_io/csv_list.h"
#include "tools/scenario_io/field_list.h"

#include <algorithm>
#include <charconv>

namespace port::io {
namespace {

constexpr const char* head =
    R"(# What a scenario can say

Written by `portsim reference`; not to be edited. `portsim explain KEY` tells of one key, `portsim validate FILE` of
everything that is wrong in a file.

A scenario is a YAML file. Each part below is one kind of thing in it, with its keys. A key without a default has to be
given. The default says what it assumes. *By date* marks values that an investment may change while a run goes on.
Paths, as `--set`, overlays and investments take them, name list items in brackets, by name or by number from 0:
`berths[coal berth].handles[coal].rate`; `[*]` is every item. A parameter of a strategy is a step more:
`trades[ore].arrivals.shape`.

An overlay changes another file:

    base: jinzhou-2009.yaml              # looked up from the folder of this file
    title: A third coal berth
    change:
      berths[coal berth].count: 3        # a value by its path
      trades[coal loaded].land:          # a list is replaced as a whole
        - {by: coal trains, share: 100 %}
    marine: {berthing: 1 h}              # of a part only what is named changes

A list that is marked *or a CSV* may be the name of a CSV file instead, as `calls: calls.csv`, looked up from the folder
of the file that names it:

    # assumption: the port's log of calls
    at,ship,parcel [t]
    3 h,bulker,45000
    2 days,"bulker, large",62000

Lines that begin with `#` may stand at the start, one of them with the source of all values. The header names the keys
in any order; behind the key of a quantity its unit may stand in square brackets, then the cells are bare numbers. A
cell is written as the value is in YAML; an empty one leaves its key out. A cell with a comma, a quote (written twice)
or a line end in it stands in quotes. At most 50 MB and 1,000,000 rows.

)";

/// A text as a cell of a table.
std::string cell(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '|') result += '\\';
        result += c;
    }
    return result;
}

std::string code(std::string_view text)
{
    return "`" + cell(text) + "`";
}

/// As a heading, and as a link to it.
std::string capital(std::string_view name)
{
    std::string text(name);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string anchor(std::string_view name)
{
    std::string text;
    for (const char c : name)
        if (c == ' ')
            text += '-';
        else if (c != '\'')
            text += c;
    return "(#" + text + ")";
}

std::string kind_cell(const TypeInfo& type, const Catalogues& catalogues)
{
    const TypeInfo& inner = type.kind == Kind::list ? *type.element : type;
    if (inner.kind == Kind::record)
        return (type.kind == Kind::list ? "list of [" : "part [") + cell(inner.name) + "]" + anchor(inner.name) +
               (takes_csv(type) ? " or a CSV" : "");
    if (inner.kind == Kind::choice) return "[" + cell(inner.family) + "](#strategies)";
    return cell(kind_text(type, catalogues));
}

std::string default_cell(const RecordInfo& record, const FieldInfo& field)
{
    return field.required ? "required" : cell(default_and_why(record, field));
}

std::string section(const RecordInfo& record, const Catalogues& catalogues)
{
    std::string where;
    for (const FieldEntry& entry : list_fields()) {
        const bool list = entry.field->type->kind == Kind::list;
        const TypeInfo& inner = list ? *entry.field->type->element : *entry.field->type;
        if (inner.kind == Kind::record && inner.record() == &record)
            where += (where.empty() ? "" : ", ") + code(entry.path + (list ? "[]" : ""));
    }
    std::string text = "## " + capital(record.name) + "\n\n" + std::string(record.meaning);
    text += where.empty() ? "" : " At " + where + ".";
    text += "\n\n| key | unit or kind | range | default, and what it assumes | by date | meaning "
            "|\n|---|---|---|---|---|---|\n";
    for (const FieldInfo& f : record.fields)
        text += "| " + code(f.name) + " | " + kind_cell(*f.type, catalogues) + " | " + cell(range_of(f)) + " | " +
                default_cell(record, f) + " | " + (f.dated ? "yes" : "") + " | " + cell(f.meaning) + " |\n";
    return text + "\n";
}

std::string number(double value)
{
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 9);
    return {text, end};
}

/// Each dimension that some field has, once.
std::vector<const Dimension*> dimensions()
{
    std::vector<const Dimension*> all;
    for (const FieldEntry& entry : list_fields()) {
        const TypeInfo& type = entry.field->type->kind == Kind::list ? *entry.field->type->element : *entry.field->type;
        if (type.dimension && std::find(all.begin(), all.end(), type.dimension) == all.end())
            all.push_back(type.dimension);
    }
    return all;
}

std::string units()
{
    std::string text =
        "## Units\n\nNumbers are decimal, with a point and without blanks or commas between the digits; a unit "
        "follows, with or without a blank.\nThe first unit is the one of `portsim validate --resolved`.\n\n"
        "| quantity | units | like |\n|---|---|---|\n";
    for (const Dimension* dimension : dimensions()) {
        std::string list;
        const std::string base = dimension->base().empty() ? "" : " " + std::string(dimension->base());
        for (const Unit& unit : dimension->units) {
            list += list.empty() ? "" : ", ";
            list += unit.symbol.empty() ? "a plain number" : code(unit.symbol);
            if (unit.factor != 1) list += " = " + number(unit.factor) + base;
        }
        text += "| " + cell(dimension->name) + " | " + list + " | " + code(dimension->example) + " |\n";
    }
    text += "| date | year, month, day | `2009-01-01` |\n| date and time | a date, a blank or a T, a time of day; "
            "a date alone is its midnight | `2009-03-01 14:30`, `2009-03-01T14:30:05` |\n| time of day | 00:00 to "
            "24:00 | `06:00`, `06:00:30` |\n"
            "| yes or no | `yes`, `no`, `true`, `false`, `on`, `off` | `yes` |\n\n";
    return text;
}

std::string strategies(const Catalogues& catalogues)
{
    std::string text =
        "## Strategies\n\nA strategy is chosen by its name, `arrivals: poisson`, or with its parameters, "
        "`arrivals: {law: erlang, shape: 2}`.\n\n";
    for (const ChoiceFamily& family : catalogues.families) {
        const TypeInfo type{Kind::choice, family.name, nullptr, {}, nullptr, nullptr, family.name};
        text += "### " + capital(family.name) + "\n\nThe name follows the key " + code(choice_key(type)) +
                ".\n\n| name | parameter | unit or kind | range | default, and what it assumes | meaning |\n"
                "|---|---|---|---|---|---|\n";
        for (const ChoiceInfo& choice : family.choices) {
            text += "| " + code(choice.name) + " | | | | | " + cell(choice.meaning) + " |\n";
            for (const FieldInfo& f : choice.parameters->fields)
                text += "| | " + code(f.name) + " | " + kind_cell(*f.type, catalogues) + " | " + cell(range_of(f)) +
                        " | " + default_cell(*choice.parameters, f) + " | " + cell(f.meaning) + " |\n";
        }
        text += "\n";
    }
    return text;
}

/// Indented lines of an explanation are examples, the others running text.
std::string problems()
{
    std::string text = "## Errors\n\nA code keeps its meaning for good.\n\n";
    for (const ProblemInfo& info : problem_table()) {
        text += "### " + std::string(info.code) + ": " + std::string(info.title) + "\n\n";
        bool example = false;
        std::string_view rest = info.explanation;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            const bool indented = line.starts_with("    ");
            if (indented != example && rest.size() != info.explanation.size()) text += "\n";
            example = indented;
            text += std::string(line) + "\n";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        text += "\n";
    }
    text.pop_back();
    return text;
}

} // namespace

std::string reference_page(const Catalogues& catalogues)
{
    std::string text = head;
    for (const RecordInfo* record : list_records()) text += section(*record, catalogues);
    return text + units() + strategies(catalogues) + problems();
}

} // namespace port::io
