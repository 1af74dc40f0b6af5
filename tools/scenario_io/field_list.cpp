#include "tools/scenario_io/field_list.h"

#include "models/scenario/choices.h"
#include "models/scenario/scalar_text.h"
#include "models/scenario/scenario.h"

#include <algorithm>

namespace port::io {
namespace {

void walk(const RecordInfo& record, const std::string& path, std::vector<FieldEntry>& entries)
{
    for (const FieldInfo& field : record.fields) {
        const std::string at = path.empty() ? std::string(field.name) : path + "." + std::string(field.name);
        const bool list = field.type->kind == Kind::list;
        const TypeInfo& inner = list ? *field.type->element : *field.type;
        entries.push_back({at, &record, &field});
        if (inner.kind == Kind::record) walk(*inner.record(), list ? at + "[]" : at, entries);
    }
}

std::string units_of(const Dimension& dimension)
{
    std::vector<std::string> units;
    for (const Unit& unit : dimension.units) {
        const std::string plural = std::string(unit.symbol) + "s";
        const bool has_plural = std::any_of(dimension.units.begin(), dimension.units.end(),
                                            [&](const Unit& other) { return other.symbol == plural; });
        if (!unit.symbol.empty() && !has_plural) units.emplace_back(unit.symbol);
    }
    const bool plain = std::any_of(dimension.units.begin(), dimension.units.end(),
                                   [](const Unit& unit) { return unit.symbol.empty(); });
    return plain ? "plain or in " + either(units) : "in " + either(units);
}

} // namespace

const std::vector<FieldEntry>& list_fields()
{
    static const std::vector<FieldEntry> all = [] {
        std::vector<FieldEntry> entries;
        walk(*record_info<Scenario>(), "", entries);
        return entries;
    }();
    return all;
}

std::vector<const RecordInfo*> list_records()
{
    std::vector<const RecordInfo*> records;
    for (const FieldEntry& entry : list_fields())
        if (std::find(records.begin(), records.end(), entry.record) == records.end()) records.push_back(entry.record);
    return records;
}

std::string either(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

std::string kind_text(const TypeInfo& type, const Catalogues& catalogues)
{
    std::vector<std::string> words;
    switch (type.kind) {
    case Kind::quantity:
        return std::string(type.name) + " " + units_of(*type.dimension);
    case Kind::word:
        for (const std::string_view word : type.words) words.emplace_back(word);
        return either(words);
    case Kind::choice:
        if (const ChoiceFamily* family = catalogues.find(type.family))
            for (const ChoiceInfo& choice : family->choices) words.emplace_back(choice.name);
        return std::string(type.family) + ": " + either(words);
    case Kind::list:
        if (type.element->kind == Kind::text) return "list of names";
        if (type.element->kind == Kind::record) return "list, an item a " + std::string(type.element->name);
        return "list, an item a " + kind_text(*type.element, catalogues);
    case Kind::record:
        return "part: " + std::string(type.name);
    case Kind::date:
        return "date like 2009-01-01";
    case Kind::clock:
        return "time of day like 06:00";
    case Kind::moment:
        return "date and time like 2009-03-01 14:30";
    case Kind::year:
        return "year like 2009";
    default:
        return std::string(type.name);
    }
}

std::string default_text(const RecordInfo& record, const FieldInfo& field)
{
    if (field.required) return {};
    void* member = field.member(const_cast<void*>(record.defaults)); // only an address is computed
    if (field.type->absent(member)) return "none";
    switch (field.type->kind) {
    case Kind::list:
        return "none";
    case Kind::record:
        return "its keys' defaults";
    case Kind::choice:
        return static_cast<const Choice*>(member)->name;
    case Kind::text:
        return "empty";
    default:
        return readable_text(field.type->number(member), *field.type);
    }
}

std::string default_and_why(const RecordInfo& record, const FieldInfo& field)
{
    const std::string value = default_text(record, field);
    std::string_view why = field.assumption;
    for (const std::string_view start : {"none: ", "nought: ", "one: "}) // said by the default already
        if (why.starts_with(start)) why.remove_prefix(start.size());
    return value + (value.empty() || why.empty() || why == value ? "" : " (" + std::string(why) + ")");
}

std::string range_of(const FieldInfo& field)
{
    const TypeInfo& type = field.type->kind == Kind::list ? *field.type->element : *field.type;
    const bool number =
        type.kind != Kind::list && type.kind != Kind::record && type.kind != Kind::text && type.kind != Kind::choice;
    return number ? range_text(type, field) : std::string{};
}

} // namespace port::io
