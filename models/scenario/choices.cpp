#include "models/scenario/choices.h"

#include "models/scenario/names.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <vector>

namespace port {
namespace {

/// The parameters of a strategy in the order of its table, with what the choice has of them, else their defaults.
std::vector<Choice::Value> complete(const ChoiceInfo& info, const std::vector<Choice::Value>& given)
{
    std::vector<Choice::Value> values;
    if (!info.parameters) return values;
    for (const FieldInfo& field : info.parameters->fields) {
        const auto same = [&](const Choice::Value& v) { return v.name == field.name; };
        const auto found = std::find_if(given.begin(), given.end(), same);
        const double value = found != given.end() ? found->value : default_of(*info.parameters, field);
        values.push_back({std::string(field.name), value, field.type});
    }
    return values;
}

} // namespace

std::string_view choice_key(const TypeInfo& type)
{
    const std::size_t blank = type.family.rfind(' ');
    return blank == std::string_view::npos ? type.family : type.family.substr(blank + 1);
}

double default_of(const RecordInfo& record, const FieldInfo& field)
{
    return field.type->number(field.member(const_cast<void*>(record.defaults))); // `member` only computes an address
}

const ChoiceInfo* find_choice(const Choice& choice, const TypeInfo& type, const Catalogues& catalogues)
{
    const ChoiceFamily* family = catalogues.find(type.family);
    return family ? family->find(choice.name) : nullptr;
}

std::optional<Problem> choose(Choice& choice, const TypeInfo& type, std::string_view name, const Catalogues& catalogues)
{
    const ChoiceFamily* family = catalogues.find(type.family);
    const ChoiceInfo* info = family ? family->find(name) : nullptr;
    if (!info) {
        std::vector<std::string> known;
        std::string list;
        if (family)
            for (const ChoiceInfo& c : family->choices) {
                known.emplace_back(c.name);
                list += (list.empty() ? "'" : ", '") + known.back() + "'";
            }
        return Problem{std::string(codes::unknown_choice),
                       {},
                       "'" + std::string(name) + "' is no " + std::string(type.family),
                       "there are " + list,
                       did_you_mean(name, known)};
    }
    const bool same = choice.name == name;
    choice.values = complete(*info, same ? choice.values : std::vector<Choice::Value>{});
    choice.name = std::string(name);
    return std::nullopt;
}

} // namespace port
