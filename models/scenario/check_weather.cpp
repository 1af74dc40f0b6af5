#include "models/scenario/checks.h"
#include "models/scenario/dates.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

/// The kinds of equipment that a scenario has.
NameList kinds_of(const Scenario& s)
{
    NameList kinds("equipment", "kind of equipment that any berth or machine is of");
    for (const BerthSpec& berth : s.berths)
        for (const HandlingSpec& h : berth.handles)
            if (!h.equipment.empty()) kinds.add(h.equipment);
    for (const MachineSpec& machine : s.machines)
        if (!machine.equipment.empty()) kinds.add(machine.equipment);
    for (const RailService& service : s.rail_services)
        if (!service.equipment.empty()) kinds.add(service.equipment);
    for (const Pipeline& line : s.pipelines)
        if (!line.equipment.empty()) kinds.add(line.equipment);
    return kinds;
}

void check_stay(const WeatherState& state, const std::vector<WeatherState>& all, const NameList& states,
                const std::string& path, Findings& findings)
{
    const bool stays = state.stay.name != "none";
    if (stays != !state.next.empty() && findings.intact(path))
        findings.add(codes::weather_stay, path, stays ? "nothing follows it" : "it never ends, yet something follows",
                     "both 'stay' and 'next', or neither");
    if (state.next.empty()) return;
    double sum = 0;
    for (std::size_t k = 0; k < state.next.size(); ++k) {
        if (!findings.known(state.next[k].state, states, item_path(path + ".next", k) + ".state")) return;
        sum += state.next[k].odds.value;
    }
    if (std::abs(sum - 1) > 1e-9)
        return findings.add(codes::weather_odds, path + ".next",
                            "the odds add up to " + readable_text(sum, *type_info<Share>()),
                            "they must add up to 100 %");
    for (std::size_t month = 0; month < 12; ++month) {
        double weight = 0;
        for (const NextWeather& next : state.next) {
            const std::vector<double>& season = all[states.index(next.state)].season;
            weight += next.odds.value * (season.size() == 12 ? season[month] : 1);
        }
        if (weight <= 0)
            return findings.add(codes::weather_odds, path + ".next",
                                "nothing can follow in month " + std::to_string(month + 1), "a season above nought");
    }
}

} // namespace

void check_weather(const Scenario& s, const ScenarioNames& names, Findings& findings)
{
    const NameList kinds = kinds_of(s);
    NameList states("weather.states", "state of the weather");
    for (const WeatherState& state : s.weather.states) states.add(state.name);
    for (std::size_t i = 0; i < s.weather.states.size(); ++i) {
        const WeatherState& state = s.weather.states[i];
        const std::string path = item_path("weather.states", i);
        for (std::size_t k = 0; k < state.ships.size(); ++k)
            findings.known(state.ships[k], names.ships, item_path(path + ".ships", k));
        for (std::size_t k = 0; k < state.categories.size(); ++k)
            findings.known(state.categories[k], names.categories, item_path(path + ".categories", k));
        for (std::size_t k = 0; k < state.equipment.size(); ++k)
            findings.known(state.equipment[k], kinds, item_path(path + ".equipment", k));
        for (std::size_t k = 0; k < state.slows.size(); ++k) {
            const std::string at = item_path(path + ".slows", k);
            if (!state.slows[k].category.empty())
                findings.known(state.slows[k].category, names.categories, at + ".category");
            if (!state.slows[k].equipment.empty()) findings.known(state.slows[k].equipment, kinds, at + ".equipment");
        }
        if (!state.season.empty() && state.season.size() != 12)
            findings.add(codes::season, path + ".season", "has " + std::to_string(state.season.size()) + " weights",
                         "twelve, from January");
        check_stay(state, s.weather.states, states, path, findings);
        if (!s.weather.record.empty() && !state.next.empty())
            findings.add(codes::weather_stay, path + ".next", "stands beside a record of the weather",
                         "either a record, or states that follow each other by chance");
    }
    for (std::size_t i = 0; i < s.weather.record.size(); ++i) {
        const std::string path = item_path("weather.record", i);
        findings.known(s.weather.record[i].state, states, path + ".state");
        if (i > 0 && s.weather.record[i].on <= s.weather.record[i - 1].on)
            findings.add(codes::back_in_time, path + ".on",
                         "is not after the row above it, " + to_text(s.weather.record[i - 1].on), "rows that ascend");
    }
    for (std::size_t i = 0; i < s.weather.closures.size(); ++i) {
        const Closure& closure = s.weather.closures[i];
        const std::string path = item_path("weather.closures", i);
        findings.known(closure.state, states, path + ".state");
        if (closure.from >= closure.to && findings.intact(path))
            findings.add(codes::back_in_time, path + ".to", "is not after 'from', " + to_text(closure.from),
                         "a closure that ends after it begins");
    }
}

void check_down(const std::vector<Breakdown>& breakdowns, const std::vector<Maintenance>& maintenance,
                const std::string& path, Findings& findings)
{
    for (std::size_t i = 0; i < breakdowns.size(); ++i)
        for (const auto& [law, key] : {std::pair{&breakdowns[i].up, ".up"}, {&breakdowns[i].repair, ".repair"}})
            if (law->name == "none")
                findings.add(codes::no_time, item_path(path + ".breakdowns", i) + key, "is no time",
                             "a law of a time, such as {law: exponential, mean: 200 h}");
    for (std::size_t i = 0; i < maintenance.size(); ++i)
        if (maintenance[i].lasts.value >= maintenance[i].every.value &&
            findings.intact(item_path(path + ".maintenance", i)))
            findings.add(codes::endless_maintenance, item_path(path + ".maintenance", i) + ".lasts",
                         "is not less than 'every'", "a stop that ends before the next one");
}

} // namespace port
