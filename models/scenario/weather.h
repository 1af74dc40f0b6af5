#pragma once
#include "models/scenario/fields.h"
#include "models/scenario/time_family.h"

#include <string>
#include <vector>

namespace port {

/// What weather can close for everybody.
enum class Closes { arrivals, sailings, tugs, pilots, work };
template <>
inline constexpr auto words<Closes> = std::array<std::string_view, 5>{"arrivals", "sailings", "tugs", "pilots", "work"};

/// Cargo work that goes on, slower, in some weather.
struct SlowedWork {
    std::string category;
    std::string equipment;
    Share to = share(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<SlowedWork>{
    "slowed work", "What goes on, slower; a category, a kind of equipment, or both."};
template <>
inline constexpr auto fields<SlowedWork> = std::tuple{
    optional("category", &SlowedWork::category, "name of a category", "every category"),
    optional("equipment", &SlowedWork::equipment, "kind of equipment, as berths and machines name theirs",
             "all equipment"),
    required("to", &SlowedWork::to, {0.01, 1}, "what is left of the rate"),
};

/// What may follow a state of the weather.
struct NextWeather {
    std::string state;
    Share odds = share(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<NextWeather>{"next state", "What may follow."};
template <>
inline constexpr auto fields<NextWeather> = std::tuple{
    required("state", &NextWeather::state, "name of a state"),
    optional("odds", &NextWeather::odds, {0, 1}, "how likely; all of them add to 1", "certain"),
};

/// One state of the weather, and what it closes and slows.
struct WeatherState {
    std::string name;
    std::vector<Closes> closes;
    std::vector<std::string> ships;
    std::vector<std::string> categories;
    std::vector<std::string> equipment;
    std::vector<SlowedWork> slows;
    ChoiceOf<TimeFamily> stay{{"none", {}}};
    std::vector<NextWeather> next;
    std::vector<double> season;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<WeatherState>{
    "weather state",
    "A state of the weather. Closing stops starts: a move under way goes on, cargo work is suspended and resumes."};
template <>
inline constexpr auto fields<WeatherState> = std::tuple{
    required("name", &WeatherState::name, "calm, fog, wind, waves, rain, snow ..."),
    optional("closes", &WeatherState::closes, "what it closes for all ships", "nothing"),
    optional("ships", &WeatherState::ships, "ship classes that neither enter nor sail", "all may move"),
    optional("categories", &WeatherState::categories, "categories of cargo that are not worked", "all are worked"),
    optional("equipment", &WeatherState::equipment,
             "kinds of equipment that stand, as berths, machines and rail services name theirs", "all works"),
    optional("slows", &WeatherState::slows, "what goes on, slower", "nothing"),
    optional("stay", &WeatherState::stay, "how long it lasts", "none: for ever"),
    optional("next", &WeatherState::next, "what follows, by odds that add to 1", "nothing: it lasts"),
    optional("season", &WeatherState::season, {0, 100}, "weights of the twelve months for coming to it, on its odds",
             "alike all year"),
};

/// One row of a record of the weather.
struct WeatherTurn {
    Moment on;
    std::string state;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<WeatherTurn>{
    "turn of the weather", "From this moment on the state holds, until the next row."};
template <>
inline constexpr auto fields<WeatherTurn> = std::tuple{
    required("on", &WeatherTurn::on, "date and time; rows ascend").in_order(),
    required("state", &WeatherTurn::state, "name of a state"),
};

/// A closure that is known beforehand.
struct Closure {
    std::string state;
    Moment from;
    Moment to;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Closure>{
    "closure", "A time in which a state holds beside the weather of the day: what it closes is closed."};
template <>
inline constexpr auto fields<Closure> = std::tuple{
    required("state", &Closure::state, "name of a state"),
    required("from", &Closure::from, "date and time at which it begins"),
    required("to", &Closure::to, "date and time at which it ends"),
};

/// The weather over the port: one process of named states. The first state listed holds at the start of the run.
struct WeatherSpec {
    std::vector<WeatherState> states;
    std::vector<WeatherTurn> record;
    std::vector<Closure> closures;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<WeatherSpec>{
    "weather", "One process for the whole port; it begins in the first state listed."};
template <>
inline constexpr auto fields<WeatherSpec> = std::tuple{
    optional("states", &WeatherSpec::states, "the states it can be in, that of the start first", "always fair"),
    optional("record", &WeatherSpec::record, "the weather as it was recorded, instead of the states' stays and odds",
             "none: it comes by chance"),
    optional("closures", &WeatherSpec::closures, "closures that are known, beside the weather", "none is planned"),
};

} // namespace port
