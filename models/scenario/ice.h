#pragma once
#include "models/scenario/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

/// One row of a record of the ice.
struct IceThickness {
    Moment at;
    Length thickness;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceThickness>{
    "ice thickness", "One row of a record of the ice; between two rows it grows or melts evenly."};
template <>
inline constexpr auto fields<IceThickness> = std::tuple{
    required("at", &IceThickness::at, "date and time, on the port's own clock; each row after the one above it"),
    required("thickness", &IceThickness::thickness, {metres(0), metres(5)}, "of the ice in the channel"),
};

/// Ice that grows and melts by degree-days: thickness = growth x sqrt(freezing degree-days).
struct IceClimate {
    std::vector<Temperature> temperatures;
    Temperature freezing_point = celsius(-1.7);
    Length growth = metres(0.0148);
    double thawing = 1;
    Temperature deviation = celsius(0);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceClimate>{
    "ice climate",
    "Stefan's law over a climate table: thickness = growth x sqrt(freezing degree-days less what thawed of them)."};
template <>
inline constexpr auto fields<IceClimate> = std::tuple{
    required("temperatures", &IceClimate::temperatures, {celsius(-60), celsius(40)},
             "mean air temperature of each month, twelve from January; it holds for every day of the month"),
    optional("freezing_point", &IceClimate::freezing_point, {celsius(-3), celsius(0)}, "at which the sea freezes",
             "of sea water with 31 g of salt in a kilogram"),
    optional("growth", &IceClimate::growth, {metres(0.001), metres(0.1)}, "thickness after one freezing degree-day",
             "V3: about 1.48 cm in Liaodong Bay"),
    optional("thawing", &IceClimate::thawing, {0, 100}, "freezing degree-days that one thawing degree-day takes away",
             "as much as one freezing one brings"),
    optional("deviation", &IceClimate::deviation, {celsius(0), celsius(10)},
             "standard deviation of what a winter, from 1 July to 30 June, is warmer or colder than the table",
             "every winter is like the table"),
};

/// What ice can close.
enum class IceCloses { arrivals, sailings };
template <> inline constexpr auto words<IceCloses> = std::array<std::string_view, 2>{"arrivals", "sailings"};

/// What a band of ice means for one class of ships, where that differs.
struct IceForClass {
    std::string ship;
    std::vector<IceCloses> closes;
    std::optional<Share> speed;
    std::optional<int> tugs;
    std::optional<bool> ice_breaker;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceForClass>{
    "ice for a class", "What a band of ice means for one class of ships; what is left out is as for the others."};
template <>
inline constexpr auto fields<IceForClass> = std::tuple{
    required("ship", &IceForClass::ship, "name of a ship class"),
    optional("closes", &IceForClass::closes, "what it closes for her, beside what it closes for all",
             "nothing but that"),
    optional("speed", &IceForClass::speed, {0.05, 1}, "what is left of her channel speed", "as for the others"),
    optional("tugs", &IceForClass::tugs, {0, 20}, "tugs for each move, beside those she takes in open water",
             "as for the others"),
    optional("ice_breaker", &IceForClass::ice_breaker, "whether she moves only behind an ice-breaker",
             "as for the others"),
};

/// Ice from a thickness on, up to the next band.
struct IceBand {
    std::string name;
    Length from;
    Share speed = share(1);
    std::optional<Speed> greatest_speed = {};
    int tugs = 0;
    bool ice_breaker = false;
    std::vector<IceCloses> closes = {};
    std::vector<IceForClass> classes = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceBand>{
    "ice band", "What ice of a thickness means for moves that start in it; one under way goes on as it started."};
template <>
inline constexpr auto fields<IceBand> = std::tuple{
    required("name", &IceBand::name, "new ice, slab ice ... as reports call it"),
    required("from", &IceBand::from, {metres(0.001), metres(5)}, "least thickness; bands ascend, each up to the next"),
    optional("speed", &IceBand::speed, {0.05, 1}, "what is left of a ship's channel speed", "as in open water"),
    optional("greatest_speed", &IceBand::greatest_speed, {knots(0.5), knots(25)}, "nobody goes faster", "no limit"),
    optional("tugs", &IceBand::tugs, {0, 20}, "tugs for each move, beside those a ship takes in open water",
             "none: the same tugs do"),
    optional("ice_breaker", &IceBand::ice_breaker, "whether ships move only behind an ice-breaker",
             "they break it themselves"),
    optional("closes", &IceBand::closes, "what it closes for all ships", "nothing"),
    optional("classes", &IceBand::classes, "for which classes it means something else", "alike for all"),
};

/// Ice-breakers, all alike: each leads ships of one direction, then returns.
struct IceBreakerSpec {
    int count = 1;
    int most_ships = 3;
    Span travel_back;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceBreakerSpec>{
    "ice-breakers", "All alike: each leads ready ships of one direction, then returns."};
template <>
inline constexpr auto fields<IceBreakerSpec> = std::tuple{
    required("count", &IceBreakerSpec::count, {1, 100}, "how many there are").dated(),
    optional("most_ships", &IceBreakerSpec::most_ships, {1, 100}, "behind one of them, at most",
             "a short convoy, before the lane freezes over"),
    required("travel_back", &IceBreakerSpec::travel_back, {seconds(0), hours(48)},
             "after the last ship's move has ended, before the next lead"),
};

/// The ice on the way to the berths.
struct IceSpec {
    std::vector<IceThickness> thickness;
    std::vector<IceClimate> climate;
    std::vector<IceBand> bands;
    std::vector<IceBreakerSpec> breakers;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<IceSpec>{
    "ice", "How thick the ice is, given or from degree-days, and what it means for ships."};
template <>
inline constexpr auto fields<IceSpec> = std::tuple{
    optional("thickness", &IceSpec::thickness,
             "a record or forecast, usually a CSV; it reaches from the start of the run, warm-up included, to its end",
             "none: it comes from the climate"),
    optional("climate", &IceSpec::climate, "how it grows and melts, one at most",
             "none: the thickness is given, or there is no ice"),
    optional("bands", &IceSpec::bands, "what ice means, from thin to thick; thinner than the first is open water",
             "none: ice changes nothing"),
    optional("breakers", &IceSpec::breakers, "ice-breakers, one pool at most", "none: nobody is led"),
};

} // namespace port
