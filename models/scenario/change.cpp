#include "models/scenario/change.h"

#include "models/scenario/choices.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace port {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

Problem not_a_value(const Place& place)
{
    const std::string what = place.type->kind == Kind::list ? "a list" : "a whole " + std::string(place.type->name);
    const std::string deeper = place.type->kind == Kind::list ? place.path + "[0]" : place.path + ".";
    return {std::string(codes::not_a_value),
            place.path,
            "is " + what + ", not one value",
            "name the value in it: '" + deeper + "...'",
            {}};
}

/// `[a, b, c]` into a list of plain values; `[]` empties any list.
std::optional<Problem> set_list(const Place& place, std::string_view text)
{
    text = trimmed(text);
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return not_a_value(place);
    text = trimmed(text.substr(1, text.size() - 2));
    std::vector<std::string_view> items;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        items.push_back(trimmed(text.substr(0, comma)));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    const TypeInfo& element = *place.type->element;
    const bool plain = element.kind != Kind::record && element.kind != Kind::list && element.kind != Kind::choice;
    if (!plain && !items.empty()) return not_a_value(place);
    place.type->resize(place.object, items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        if (auto problem = set_text(place.type->at(place.object, i), element, *place.field, items[i])) {
            problem->path = place.path + "[" + std::to_string(i) + "]";
            return problem;
        }
    return std::nullopt;
}

std::optional<Problem> set_place(const Place& place, std::string_view text, const Catalogues& catalogues)
{
    std::optional<Problem> problem;
    if (place.type->kind == Kind::list) return set_list(place, text);
    if (place.type->kind == Kind::record) return not_a_value(place);
    if (place.type->kind == Kind::choice) {
        problem = choose(*static_cast<Choice*>(place.object), *place.type, trimmed(text), catalogues);
    } else if (place.parameter) {
        ParsedNumber parsed = parse_number(text, *place.type, *place.field);
        problem = parsed.problem;
        if (!problem) place.set_number(parsed.number);
    } else {
        problem = set_text(place.object, *place.type, *place.field, text);
    }
    if (problem) problem->path = place.path;
    return problem;
}

bool can_scale(Kind kind)
{
    return kind == Kind::quantity || kind == Kind::number || kind == Kind::count || kind == Kind::clock;
}

/// Rounding of `value x times` may miss a whole number by a hair: 10 x 1.1 is 11.000000000000002.
double made_whole(double value, Kind kind)
{
    if (kind == Kind::clock) return std::round(value);
    const double whole = std::round(value);
    return kind == Kind::count && std::abs(value - whole) <= 1e-9 * std::max(1.0, std::abs(value)) ? whole : value;
}

std::optional<Problem> scale_place(const Place& place, const Scaling& scaling)
{
    if (!can_scale(place.type->kind))
        return Problem{std::string(codes::cannot_scale),
                       place.path,
                       "is " + std::string(place.type->kind == Kind::list ? "a list" : place.type->name) +
                           ", not a number",
                       "only quantities, numbers, counts and times of day can be scaled",
                       {}};
    const double before = place.number();
    const double after = made_whole(before * scaling.times + scaling.plus, place.type->kind);
    if (auto problem = check_number(after, *place.type, *place.field, readable_text(after, *place.type))) {
        problem->path = place.path;
        problem->found += " (scaled from " + readable_text(before, *place.type) + ")";
        return problem;
    }
    place.set_number(after);
    return std::nullopt;
}

/// The first place of a change that an investment must not touch.
std::optional<Problem> not_dated(const Scenario& scenario, const Change& change, const Catalogues& catalogues)
{
    Scenario copy = scenario;
    for (const Place& place : resolve(copy, change.path, catalogues).places)
        if (!place.field || !place.field->dated)
            return Problem{std::string(codes::not_dated),
                           place.path,
                           "cannot change while a run goes on",
                           "an investment may change the values that the reference marks as dated",
                           {}};
    return std::nullopt;
}

} // namespace

std::vector<Problem> apply(Scenario& scenario, const Change& change, const Catalogues& catalogues)
{
    Scenario changed = scenario;
    const Resolved target = resolve(changed, change.path, catalogues);
    std::vector<Problem> problems;
    if (target.problem) problems.push_back(*target.problem);
    for (const Place& place : target.places)
        if (const auto problem = set_place(place, change.value, catalogues)) problems.push_back(*problem);
    if (problems.empty()) scenario = std::move(changed);
    return problems;
}

std::vector<Problem> scale(Scenario& scenario, const Scaling& scaling, const Catalogues& catalogues)
{
    Scenario changed = scenario;
    const Resolved target = resolve(changed, scaling.path, catalogues);
    std::vector<Problem> problems;
    if (target.problem) problems.push_back(*target.problem);
    for (const Place& place : target.places)
        if (const auto problem = scale_place(place, scaling)) problems.push_back(*problem);
    if (problems.empty()) scenario = std::move(changed);
    return problems;
}

std::vector<Date> days_of_change(const Scenario& scenario)
{
    std::vector<Date> days;
    for (const Investment& investment : scenario.investments) days.push_back(investment.opens);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

Scenario as_of(const Scenario& scenario, Date day, const Catalogues& catalogues, std::vector<Problem>& problems)
{
    // A problem is told at the line that asked for it, and says itself what it is about.
    const auto tell = [&](Problem problem, const std::string& at) {
        if (!problem.path.empty()) problem.found = problem.path + " " + problem.found;
        problem.path = at;
        problems.push_back(std::move(problem));
    };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scenario.investments.size(); ++i)
        if (scenario.investments[i].opens <= day) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return scenario.investments[a].opens < scenario.investments[b].opens;
    });

    Scenario result = scenario;
    result.investments.clear();
    result.scaled.clear();
    for (const std::size_t i : order)
        for (std::size_t c = 0; c < scenario.investments[i].changes.size(); ++c) {
            const Change& change = scenario.investments[i].changes[c];
            const std::string at = "investments[" + std::to_string(i) + "].changes[" + std::to_string(c) + "]";
            if (const auto problem = not_dated(result, change, catalogues)) {
                tell(*problem, at + ".path");
                continue;
            }
            for (const Problem& problem : apply(result, change, catalogues))
                tell(problem, at + (problem.code == codes::bad_path ? ".path" : ".value"));
        }
    for (std::size_t s = 0; s < scenario.scaled.size(); ++s)
        for (const Problem& problem : scale(result, scenario.scaled[s], catalogues))
            tell(problem, "scaled[" + std::to_string(s) + "].path");
    return result;
}

Scenario as_of(const Scenario& scenario, Date day, const Catalogues& catalogues)
{
    std::vector<Problem> problems;
    Scenario result = as_of(scenario, day, catalogues, problems);
    if (!problems.empty()) throw std::invalid_argument(message(problems.front()));
    return result;
}

} // namespace port
