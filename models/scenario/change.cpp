#include "models/scenario/change.h"

#include "models/scenario/choices.h"
#include "models/scenario/path.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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

/// One value of a change that has been looked at and can be set: nothing is written before all of them can.
struct Setting {
    Place place;
    double number = 0;              ///< of numeric kinds
    std::string text;               ///< of a text
    Choice choice;                  ///< of a choice
    std::vector<double> numbers;    ///< of a list of numeric kinds
    std::vector<std::string> texts; ///< of a list of texts

    void write() const
    {
        if (place.parameter) return place.set_number(number);
        switch (place.type->kind) {
        case Kind::list:
            place.type->resize(place.object, std::max(numbers.size(), texts.size()));
            for (std::size_t i = 0; i < numbers.size(); ++i)
                place.type->element->set_number(place.type->at(place.object, i), numbers[i]);
            for (std::size_t i = 0; i < texts.size(); ++i)
                *static_cast<std::string*>(place.type->at(place.object, i)) = texts[i];
            break;
        case Kind::text:
            *static_cast<std::string*>(place.object) = text;
            break;
        case Kind::choice:
            *static_cast<Choice*>(place.object) = choice;
            break;
        default:
            place.set_number(number);
        }
    }
};

/// `[a, b, c]` as a list of plain values; `[]` empties any list.
std::optional<Problem> read_list(Setting& setting, std::string_view text)
{
    const Place& place = setting.place;
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
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::optional<Problem> problem;
        if (element.kind == Kind::text) {
            problem = set_text(&setting.texts.emplace_back(), element, *place.field, items[i]);
        } else {
            const ParsedNumber parsed = parse_number(items[i], element, *place.field);
            problem = parsed.problem;
            setting.numbers.push_back(parsed.number);
        }
        if (problem) {
            problem->path = place.path + "[" + std::to_string(i) + "]";
            return problem;
        }
    }
    return std::nullopt;
}

/// What `text` says for a place, or what is wrong with it.
std::optional<Problem> read_setting(Setting& setting, std::string_view text, const Catalogues& catalogues)
{
    const Place& place = setting.place;
    std::optional<Problem> problem;
    if (place.type->kind == Kind::list) return read_list(setting, text);
    if (place.type->kind == Kind::record) return not_a_value(place);
    if (place.type->kind == Kind::choice) {
        setting.choice = *static_cast<const Choice*>(place.object);
        problem = choose(setting.choice, *place.type, trimmed(text), catalogues);
    } else if (place.type->kind == Kind::text) {
        problem = set_text(&setting.text, *place.type, *place.field, text);
    } else {
        const ParsedNumber parsed = parse_number(text, *place.type, *place.field);
        problem = parsed.problem;
        setting.number = parsed.number;
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

/// The number that a scaling makes of a place, or what is wrong with it.
std::optional<Problem> read_scaling(Setting& setting, const Scaling& scaling)
{
    const Place& place = setting.place;
    if (!can_scale(place.type->kind))
        return Problem{std::string(codes::cannot_scale),
                       place.path,
                       "is " + std::string(place.type->kind == Kind::list ? "a list" : place.type->name) +
                           ", not a number",
                       "only quantities, numbers, counts and times of day can be scaled",
                       {}};
    const double before = place.number();
    if (std::isnan(before))
        return Problem{std::string(codes::cannot_scale), place.path, "is not given", "give it, or scale another", {}};
    setting.number = made_whole(before * scaling.times + scaling.plus, place.type->kind);
    if (auto problem =
            check_number(setting.number, *place.type, *place.field, readable_text(setting.number, *place.type))) {
        problem->path = place.path;
        problem->found += " (scaled from " + readable_text(before, *place.type) + ")";
        return problem;
    }
    return std::nullopt;
}

/// Reads the value of every place first and writes only if all are right, so that the scenario never is half changed.
/// A mistake that `[*]` would repeat for every item is told once.
template <class Read> std::vector<Problem> set_all(const Resolved& target, const Read& read)
{
    std::vector<Problem> problems;
    if (target.problem) problems.push_back(*target.problem);
    std::vector<Setting> settings;
    for (const Place& place : target.places) {
        settings.push_back({place, 0, {}, {}, {}, {}});
        const auto problem = read(settings.back());
        const bool again = problem && !problems.empty() && problems.back().code == problem->code &&
                           problems.back().found == problem->found;
        if (problem && !again) problems.push_back(*problem);
    }
    if (problems.empty())
        for (const Setting& setting : settings) setting.write();
    return problems;
}

/// The first place of a change that an investment must not touch.
std::optional<Problem> not_dated(Scenario& scenario, const Change& change, const Catalogues& catalogues)
{
    for (const Place& place : resolve(scenario, change.path, catalogues).places)
        if (!place.field || !place.field->dated)
            return Problem{std::string(codes::not_dated),
                           place.path,
                           "cannot change while a run goes on",
                           "an investment may change the values that the reference marks as dated",
                           {}};
    return std::nullopt;
}

/// A problem is told at the line that asked for it, and says itself what it is about.
void tell(std::vector<Problem>& problems, Problem problem, const std::string& at)
{
    if (!problem.path.empty()) problem.found = problem.path + " " + problem.found;
    problem.path = at;
    problems.push_back(std::move(problem));
}

} // namespace

std::vector<Problem> apply(Scenario& scenario, const Change& change, const Catalogues& catalogues)
{
    return set_all(resolve(scenario, change.path, catalogues),
                   [&](Setting& setting) { return read_setting(setting, change.value, catalogues); });
}

std::vector<Problem> scale(Scenario& scenario, const Scaling& scaling, const Catalogues& catalogues)
{
    return set_all(resolve(scenario, scaling.path, catalogues),
                   [&](Setting& setting) { return read_scaling(setting, scaling); });
}

std::vector<Date> days_of_change(const Scenario& scenario)
{
    std::vector<Date> days;
    for (const Investment& investment : scenario.investments) days.push_back(investment.opens);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::vector<std::size_t> opening_order(const Scenario& scenario)
{
    std::vector<std::size_t> order(scenario.investments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return scenario.investments[a].opens < scenario.investments[b].opens;
    });
    return order;
}

void apply_investment(Scenario& now, const Scenario& planned, std::size_t number, const Catalogues& catalogues,
                      std::vector<Problem>& problems)
{
    const Investment& investment = planned.investments[number];
    for (std::size_t c = 0; c < investment.changes.size(); ++c) {
        const Change& change = investment.changes[c];
        const std::string at = "investments[" + std::to_string(number) + "].changes[" + std::to_string(c) + "]";
        if (const auto problem = not_dated(now, change, catalogues)) {
            tell(problems, *problem, at + ".path");
            continue;
        }
        for (const Problem& problem : apply(now, change, catalogues))
            tell(problems, problem, at + (problem.code == codes::bad_path ? ".path" : ".value"));
    }
}

void apply_scalings(Scenario& now, const Scenario& planned, const Catalogues& catalogues,
                    std::vector<Problem>& problems)
{
    for (std::size_t s = 0; s < planned.scaled.size(); ++s)
        for (const Problem& problem : scale(now, planned.scaled[s], catalogues))
            tell(problems, problem, "scaled[" + std::to_string(s) + "].path");
}

Scenario as_of(const Scenario& scenario, Date day, const Catalogues& catalogues, std::vector<Problem>& problems)
{
    Scenario result = scenario;
    result.investments.clear();
    result.scaled.clear();
    for (const std::size_t i : opening_order(scenario))
        if (scenario.investments[i].opens <= day) apply_investment(result, scenario, i, catalogues, problems);
    apply_scalings(result, scenario, catalogues, problems);
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
