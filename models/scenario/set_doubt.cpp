#include "models/scenario/set_doubt.h"

#include "models/scenario/choices.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace port {
namespace {

bool is_number(Kind kind)
{
    return kind == Kind::quantity || kind == Kind::number || kind == Kind::count || kind == Kind::clock;
}

/// How much one of the doubt's unit is in base units, or what is wrong with it. No range: it is no value yet.
ParsedNumber size_of_unit(const DoubtSpec& doubt, const Place& place)
{
    if (doubt.unit.empty() && place.type->kind != Kind::quantity) return {1, {}};
    FieldInfo any = *place.field;
    any.least = -std::numeric_limits<double>::infinity();
    any.most = std::numeric_limits<double>::infinity();
    ParsedNumber one = parse_number(doubt.unit.empty() ? "1" : "1 " + doubt.unit, *place.type, any);
    if (one.problem) one.problem->path = "unit";
    return one;
}

/// The number that a place gets, or what is wrong with it.
ParsedNumber number_for(const Place& place, const DoubtSpec& doubt, double drawn)
{
    const auto wrong = [&](std::string_view code, std::string found, std::string expected, std::string path) {
        return ParsedNumber{0, Problem{std::string(code), std::move(path), std::move(found), std::move(expected), {}}};
    };
    if (!is_number(place.type->kind))
        return wrong(codes::cannot_scale, "leads to " + std::string(place.type->name) + ", not to a number",
                     "a quantity, a number, a count or a time of day", "path");
    double number = drawn;
    if (doubt.as == DoubtAs::value) {
        const ParsedNumber one = size_of_unit(doubt, place);
        if (one.problem) return one;
        number = drawn * one.number;
    } else {
        const double before = place.number();
        if (std::isnan(before))
            return wrong(codes::cannot_scale, "leads to a value that is not given", "give it, or draw it `as: value`",
                         "path");
        number = before * drawn;
    }
    if (place.type->kind == Kind::count || place.type->kind == Kind::clock) number = std::round(number);
    if (const auto problem = check_number(number, *place.type, *place.field, readable_text(number, *place.type)))
        return wrong(codes::doubt_range, "makes " + place.path + " " + readable_text(number, *place.type),
                     problem->expected, "law");
    return {number, {}};
}

} // namespace

double drawn_at(const ChoiceOf<DoubtFamily>& law, double p, const Catalogues& catalogues)
{
    const ChoiceInfo* info = find_choice(law, *type_info<ChoiceOf<DoubtFamily>>(), catalogues);
    return info->quantile(law, std::clamp(p, least_chance, 1 - least_chance));
}

std::vector<Problem> set_doubt(Scenario& scenario, const DoubtSpec& doubt, double drawn, const Catalogues& catalogues)
{
    const auto bad_path = [](std::string found, std::string expected, std::string hint) {
        return std::vector{
            Problem{std::string(codes::bad_path), "path", std::move(found), std::move(expected), std::move(hint)}};
    };
    const Resolved target = resolve(scenario, doubt.path, catalogues);
    if (target.problem) return bad_path(target.problem->found, target.problem->expected, target.problem->hint);
    if (doubt.path.starts_with("doubt")) return bad_path("leads to a doubt", "a value of the port", "");
    if (target.places.empty()) return bad_path("leads to no value", "a list that has items", "");
    std::vector<double> numbers;
    for (const Place& place : target.places) {
        if (!place.field) return bad_path("leads to no value", "one value", "");
        const ParsedNumber number = number_for(place, doubt, drawn);
        if (number.problem) return {*number.problem};
        numbers.push_back(number.number);
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) target.places[i].set_number(numbers[i]);
    return {};
}

} // namespace port
