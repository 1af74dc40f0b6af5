#include "tools/scenario_io/schema.h"

#include "models/scenario/choices.h"
#include "models/scenario/scalar_text.h"
#include "models/scenario/scenario.h"
#include "tools/scenario_io/csv_list.h"
#include "tools/scenario_io/field_list.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace port::io {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* decimal = R"([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)";

/// Whole numbers without a point.
Json number(double value)
{
    if (value == std::floor(value) && std::abs(value) < 9e15) return static_cast<long long>(value);
    return value;
}

Json with_range(Json schema, const FieldInfo& field)
{
    if (std::isfinite(field.least)) schema["minimum"] = number(field.least);
    if (std::isfinite(field.most)) schema["maximum"] = number(field.most);
    return schema;
}

std::string key_of(std::string_view name)
{
    std::string key;
    for (const char c : name)
        if (c != '\'') key += c == ' ' ? '_' : c;
    return key;
}

std::string escaped(std::string_view symbol)
{
    std::string text;
    for (const char c : symbol) {
        if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos && c != '/') text += '\\';
        text += c;
    }
    return text;
}

Json quantity(const Dimension& dimension, const FieldInfo& field)
{
    std::string units;
    bool plain = false;
    for (const Unit& unit : dimension.units) {
        if (unit.symbol.empty())
            plain = true;
        else
            units += (units.empty() ? "" : "|") + escaped(unit.symbol);
    }
    const Json text{{"type", "string"},
                    {"pattern", "^ *" + std::string(decimal) + " *(" + units + ")" + (plain ? "?" : "") + " *$"}};
    if (!plain) return text;
    return Json{{"anyOf", {with_range(Json{{"type", "number"}}, field), text}}};
}

/// Writes the field tables as schemas; `changes` is the form of an overlay, in which nothing is required.
class Writer {
public:
    explicit Writer(const Catalogues& catalogues) : catalogues_(catalogues) {}

    Json root()
    {
        const RecordInfo& scenario = *record_info<Scenario>();
        Json overlay = record(scenario, true);
        Json properties{{"base",
                         {{"type", "string"},
                          {"minLength", 1},
                          {"description", "The file that this one changes, from the folder of this one."}}},
                        {"change",
                         {{"type", "object"},
                          {"description", "Values by their path: berths[coal berth].depth: 15 m"},
                          {"propertyNames", {{"pattern", R"(^[a-z_]+(\.[a-z_]+|\[.*\])*$)"}}},
                          {"additionalProperties", {{"not", {{"type", "null"}}}}}}}};
        properties.update(overlay["properties"]);
        overlay["properties"] = properties;
        overlay["required"] = Json::array({"base"});
        overlay["description"] = "A scenario that changes another one.";
        Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"title", "portsim scenario"},
                    {"description", "Written by `portsim schema`; not to be edited."},
                    {"if", {{"type", "object"}, {"required", Json::array({"base"})}}},
                    {"then", {{"$ref", "#/$defs/overlay"}}},
                    {"else", {{"$ref", "#/$defs/" + key_of(scenario.name)}}}};
        Json defs{{"overlay", overlay}};
        for (const RecordInfo* info : list_records()) {
            defs[key_of(info->name)] = record(*info, false);
            if (info != &scenario && is_part(*info)) defs[key_of(info->name) + "_changes"] = record(*info, true);
        }
        schema["$defs"] = defs;
        return schema;
    }

private:
    /// Whether it stands by itself and not only as items of lists: of those alone an overlay can name single keys.
    static bool is_part(const RecordInfo& info)
    {
        for (const FieldEntry& entry : list_fields())
            if (entry.field->type->kind == Kind::record && entry.field->type->record() == &info) return true;
        return false;
    }

    Json record(const RecordInfo& info, bool changes)
    {
        Json properties = Json::object();
        Json required = Json::array();
        for (const FieldInfo& field : info.fields) {
            properties[std::string(field.name)] = described(info, field, changes);
            if (field.required) required.push_back(std::string(field.name));
        }
        Json schema{{"type", "object"}, {"description", std::string(info.meaning)}, {"properties", properties}};
        if (!changes && !required.empty()) schema["required"] = required;
        schema["additionalProperties"] = false;
        return schema;
    }

    Json described(const RecordInfo& info, const FieldInfo& field, bool changes)
    {
        Json schema = value(*field.type, field, changes);
        std::string text(field.meaning);
        if (takes_csv(*field.type)) text += "; or the name of a CSV file whose header names the keys, a row an item";
        if (field.type->kind == Kind::quantity) text += "; " + kind_text(*field.type, catalogues_);
        if (const std::string range = range_of(field); !range.empty()) text += "; " + range;
        if (!field.required) text += "; default " + default_and_why(info, field);
        if (field.dated) text += "; an investment may change it";
        schema["description"] = text;
        if (!field.required) set_default(schema, info, field);
        return schema;
    }

    static void set_default(Json& schema, const RecordInfo& info, const FieldInfo& field)
    {
        const void* member = field.member(const_cast<void*>(info.defaults)); // only an address is computed
        if (field.type->absent(member)) return;
        switch (field.type->kind) {
        case Kind::record:
            return;
        case Kind::list:
            schema["default"] = Json::array();
            return;
        case Kind::text:
            schema["default"] = "";
            return;
        case Kind::choice:
            schema["default"] = static_cast<const Choice*>(member)->name;
            return;
        case Kind::number:
        case Kind::count:
        case Kind::year:
            schema["default"] = number(field.type->number(member));
            return;
        case Kind::flag:
            schema["default"] = field.type->number(member) != 0;
            return;
        default:
            schema["default"] = readable_text(field.type->number(member), *field.type);
        }
    }

    Json value(const TypeInfo& type, const FieldInfo& field, bool changes)
    {
        switch (type.kind) {
        case Kind::quantity:
            return quantity(*type.dimension, field);
        case Kind::number:
            return with_range(Json{{"type", "number"}}, field);
        case Kind::count:
        case Kind::year:
            return with_range(Json{{"type", "integer"}}, field);
        case Kind::flag:
            return Json{{"anyOf", {{{"type", "boolean"}}, {{"enum", {"yes", "no", "on", "off"}}}}}};
        case Kind::text: // a name such as 2009 need not stand in quotes
            return Json{{"type", {"string", "number", "boolean"}}};
        case Kind::word: {
            Json words = Json::array();
            for (const std::string_view word : type.words) words.push_back(std::string(word));
            return Json{{"enum", words}};
        }
        case Kind::date:
            return Json{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
        case Kind::clock:
            return Json{{"type", "string"}, {"pattern", "^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"}};
        case Kind::moment:
            return Json{{"type", "string"},
                        {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$"}};
        case Kind::list: {
            Json list{{"type", "array"}, {"items", value(*type.element, field, false)}};
            if (!takes_csv(type)) return list;
            // Rules of both in one: with `anyOf` an editor could not tell which item is wrong.
            list["type"] = {"array", "string"};
            list["pattern"] = "\\.[cC][sS][vV]$";
            return list;
        }
        case Kind::record:
            return Json{{"$ref", "#/$defs/" + key_of(type.name) + (changes ? "_changes" : "")}};
        case Kind::choice:
            return choice(type);
        }
        return Json::object();
    }

    Json choice(const TypeInfo& type)
    {
        const ChoiceFamily* family = catalogues_.find(type.family);
        Json names = Json::array();
        Json forms = Json::array();
        if (family)
            for (const ChoiceInfo& info : family->choices) {
                const std::string key(choice_key(type));
                names.push_back(std::string(info.name));
                Json form = record(*info.parameters, false);
                Json properties{{key, {{"const", std::string(info.name)}}}};
                properties.update(form["properties"]);
                form["properties"] = properties;
                form["description"] = std::string(info.meaning);
                Json required = Json::array({key});
                if (form.contains("required"))
                    for (const Json& name : form["required"]) required.push_back(name);
                form["required"] = required;
                forms.push_back(form);
            }
        Json any = Json::array({Json{{"enum", names}}});
        for (const Json& form : forms) any.push_back(form);
        return Json{{"anyOf", any}};
    }

    const Catalogues& catalogues_;
};

} // namespace

std::string schema_text(const Catalogues& catalogues)
{
    return Writer(catalogues).root().dump(2) + "\n";
}

} // namespace port::io
