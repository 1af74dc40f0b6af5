#include "models/scenario/path.h"

#include "models/scenario/choices.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <array>

namespace port {
namespace {

/// One step of a path: a key, or what stands in a pair of brackets.
struct Step {
    std::string text;
    bool bracket = false;
    std::size_t end = 0; ///< where it ends in the path, so that errors can name the part before it
};

Problem leads_nowhere(std::string found, std::string expected = {}, std::string hint = {})
{
    return {std::string(codes::bad_path), {}, std::move(found), std::move(expected), std::move(hint)};
}

/// The end of the bracketed part that opens at `open`: brackets inside a name pair up.
std::size_t closing(std::string_view path, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < path.size(); ++i) {
        if (path[i] == '[') ++depth;
        if (path[i] == ']' && --depth == 0) return i;
    }
    return std::string_view::npos;
}

std::optional<Problem> split(std::string_view path, std::vector<Step>& steps)
{
    const std::string whole(path);
    std::size_t i = 0;
    while (i < path.size()) {
        if (path[i] == '[') {
            const std::size_t close = closing(path, i);
            if (close == std::string_view::npos) return leads_nowhere("'" + whole + "' has a '[' without its ']'");
            steps.push_back({std::string(path.substr(i + 1, close - i - 1)), true, close + 1});
            i = close + 1;
            continue;
        }
        if (path[i] == '.') {
            if (steps.empty()) return leads_nowhere("'" + whole + "' begins with a dot");
            ++i;
        } else if (!steps.empty()) {
            return leads_nowhere("'" + whole + "' lacks a dot after ']'");
        }
        const std::size_t end = std::min(path.find_first_of(".[", i), path.size());
        if (end == i) return leads_nowhere("'" + whole + "' has a dot with no key after it");
        steps.push_back({std::string(path.substr(i, end - i)), false, end});
        i = end;
    }
    if (steps.empty()) return leads_nowhere("an empty path", "write it like 'berths[0].depth'");
    if (steps.front().bracket) return leads_nowhere("'" + whole + "' begins with a bracket");
    return std::nullopt;
}

std::vector<std::string> keys_of(const RecordInfo& record)
{
    std::vector<std::string> keys;
    for (const FieldInfo& field : record.fields) keys.emplace_back(field.name);
    return keys;
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "'" : ", '") + names[i] + "'";
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

std::optional<std::size_t> index_from(std::string_view text)
{
    if (text.empty() || text.size() > 6) return std::nullopt;
    std::size_t index = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

Place item_at(const Place& list, std::size_t index)
{
    return {list.type->at(list.object, index), list.type->element, list.field, false,
            list.path + "[" + std::to_string(index) + "]"};
}

std::optional<Problem> enter_list(const Place& list, const Step& step, std::vector<Place>& out)
{
    const std::size_t size = list.type->size(list.object);
    if (step.text == "*") {
        for (std::size_t i = 0; i < size; ++i) out.push_back(item_at(list, i));
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < size; ++i) {
        names.push_back(item_name(list.type->at(list.object, i), *list.type->element));
        if (!names.back().empty() && names.back() == step.text) {
            out.push_back(item_at(list, i));
            return std::nullopt;
        }
    }
    const auto index = index_from(step.text);
    if (index && *index < size) {
        out.push_back(item_at(list, *index));
        return std::nullopt;
    }
    const std::string where = "'" + list.path + "'";
    if (size == 0) return leads_nowhere("there is no '" + step.text + "' in " + where, "the list is empty");
    names.erase(std::remove(names.begin(), names.end(), std::string{}), names.end());
    const std::string last = std::to_string(size - 1);
    return leads_nowhere("there is no '" + step.text + "' in " + where,
                         names.empty() ? "items are numbered 0 to " + last : "it has " + listed(names),
                         did_you_mean(step.text, names));
}

std::optional<Problem> enter_record(const Place& place, const Step& step, std::vector<Place>& out)
{
    const RecordInfo& record = *place.type->record();
    if (const FieldInfo* field = record.field(step.text)) {
        const std::string dot = place.path.empty() ? "" : ".";
        out.push_back({field->member(place.object), field->type, field, false, place.path + dot + step.text});
        return std::nullopt;
    }
    const std::string where = place.path.empty() ? "a scenario" : "'" + place.path + "'";
    const auto keys = keys_of(record);
    const std::string hint = did_you_mean(step.text, keys);
    return leads_nowhere("there is no '" + step.text + "' in " + where, hint.empty() ? "it has " + listed(keys) : "",
                         hint);
}

std::optional<Problem> enter_choice(const Place& place, const Step& step, const Catalogues& catalogues,
                                    std::vector<Place>& out)
{
    auto& choice = *static_cast<Choice*>(place.object);
    const ChoiceInfo* info = find_choice(choice, *place.type, catalogues);
    if (step.text == choice_key(*place.type)) {
        out.push_back({place.object, place.type, place.field, false, place.path + "." + step.text});
        return std::nullopt;
    }
    std::vector<std::string> keys;
    if (info && !choose(choice, *place.type, std::string(choice.name), catalogues) && info->parameters) {
        for (std::size_t i = 0; i < info->parameters->fields.size(); ++i) {
            const FieldInfo& field = info->parameters->fields[i];
            keys.emplace_back(field.name);
            if (field.name != step.text) continue;
            out.push_back({&choice.values[i].value, field.type, &field, true, place.path + "." + step.text});
            return std::nullopt;
        }
    }
    return leads_nowhere("'" + choice.name + "' has no parameter '" + step.text + "'",
                         keys.empty() ? "it has none" : "it has " + listed(keys), did_you_mean(step.text, keys));
}

std::optional<Problem> enter(const Place& place, const Step& step, const Catalogues& catalogues,
                             std::vector<Place>& out)
{
    if (step.bracket) {
        if (place.type->kind == Kind::list) return enter_list(place, step, out);
        return leads_nowhere("'" + place.path + "' is no list", "leave '[" + step.text + "]' out");
    }
    if (place.type->kind == Kind::record) return enter_record(place, step, out);
    if (place.type->kind == Kind::choice) return enter_choice(place, step, catalogues, out);
    if (place.type->kind == Kind::list)
        return leads_nowhere("'" + place.path + "' is a list",
                             "say which item: '" + place.path + "[0]." + step.text + "' or '[*]'");
    return leads_nowhere("'" + place.path + "' is one value", "it has nothing named '" + step.text + "' in it");
}

} // namespace

double Place::number() const
{
    return parameter ? *static_cast<double*>(object) : type->number(object);
}

void Place::set_number(double number) const
{
    if (parameter)
        *static_cast<double*>(object) = number;
    else
        type->set_number(object, number);
}

const FieldInfo* naming_field(const RecordInfo& record)
{
    constexpr std::array<std::string_view, 6> names{"name", "category", "ship", "by", "year", "path"};
    for (const std::string_view name : names)
        if (const FieldInfo* field = record.field(name)) return field;
    return nullptr;
}

std::string item_name(const void* item, const TypeInfo& element)
{
    if (element.kind != Kind::record) return {};
    const FieldInfo* field = naming_field(*element.record());
    if (!field) return {};
    const void* member = field->member(const_cast<void*>(item)); // only an address is computed
    if (field->type->kind == Kind::text) return *static_cast<const std::string*>(member);
    return exact_text(field->type->number(member), *field->type);
}

Resolved resolve(Scenario& scenario, std::string_view path, const Catalogues& catalogues)
{
    Resolved result;
    std::vector<Step> steps;
    result.problem = split(path, steps);
    std::vector<Place> places{{&scenario, type_info<Scenario>(), nullptr, false, ""}};
    for (const Step& step : steps) {
        if (result.problem) break;
        std::vector<Place> next;
        for (const Place& place : places)
            if ((result.problem = enter(place, step, catalogues, next))) break;
        places = std::move(next);
    }
    if (!result.problem) result.places = std::move(places);
    return result;
}

std::string named_path(const Scenario& scenario, std::string_view path)
{
    std::vector<Step> steps;
    if (split(path, steps)) return std::string(path);
    static const Catalogues none;
    std::string text;
    // The scenario is not changed: no path into a choice is followed.
    std::vector<Place> places{{const_cast<Scenario*>(&scenario), type_info<Scenario>(), nullptr, false, ""}};
    for (std::size_t s = 0; s < steps.size(); ++s) {
        std::vector<Place> next;
        const bool choice = places.front().type->kind == Kind::choice;
        if (choice || enter(places.front(), steps[s], none, next) || next.size() != 1)
            return text + std::string(path.substr(s == 0 ? 0 : steps[s - 1].end));
        const std::string name = steps[s].bracket ? item_name(next.front().object, *next.front().type) : std::string{};
        if (steps[s].bracket)
            text += "[" + (name.empty() ? steps[s].text : name) + "]";
        else
            text += (s == 0 ? "" : ".") + steps[s].text;
        places = std::move(next);
    }
    return text;
}

} // namespace port
