#pragma once
#include "models/scenario/fields.h"
#include "models/scenario/ice.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

/// One constituent of the tide: height = amplitude x cos(2 pi t / period - phase), t from the start of the scenario.
struct TideConstituent {
    std::string name;
    Length amplitude;
    Span period;
    Angle phase;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TideConstituent>{"tide constituent",
                                                                                      "One harmonic of the tide."};
template <>
inline constexpr auto fields<TideConstituent> = std::tuple{
    required("name", &TideConstituent::name, "M2, S2, K1, O1 ..."),
    required("amplitude", &TideConstituent::amplitude, {metres(0), metres(10)}, "half of its range"),
    required("period", &TideConstituent::period, {hours(1), days(400)}, "from one high to the next"),
    optional("phase", &TideConstituent::phase, {-360, 360}, "lag at the start of the scenario",
             "no record of phases: nought"),
};

/// One row of a record of the tide.
struct TideHeight {
    Moment at;
    Length height;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TideHeight>{
    "tide height", "One row of a record of the tide; between two rows the level rises or falls evenly."};
template <>
inline constexpr auto fields<TideHeight> = std::tuple{
    required("at", &TideHeight::at, "date and time, on the port's own clock; each row after the one above it"),
    required("height", &TideHeight::height, {metres(-10), metres(30)}, "of the sea above chart datum"),
};

/// The sea level above chart datum: a mean with harmonics, or a record of heights.
struct TideSpec {
    Length mean;
    std::vector<TideConstituent> constituents;
    std::vector<TideHeight> heights;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TideSpec>{"tide",
                                                                               "The sea level above chart datum."};
template <>
inline constexpr auto fields<TideSpec> = std::tuple{
    optional("mean", &TideSpec::mean, {metres(-5), metres(15)}, "mean sea level above chart datum",
             "without a tide, the datum"),
    optional("constituents", &TideSpec::constituents, "its harmonics", "none: the level never moves"),
    optional("heights", &TideSpec::heights,
             "a record or forecast instead of mean and harmonics, usually a CSV; it reaches from the start of the run, "
             "warm-up included, to its end",
             "none: the level is made of mean and harmonics"),
};

/// One section of the channel; sections are in series, the first one seaward.
struct ChannelSection {
    std::string name;
    Length length;
    Length depth;
    bool two_way = false;
    Span headway = minutes(10);
    Length most_beam = {};
    std::optional<Speed> greatest_speed = {};
    bool confined = false;
    std::optional<Length> squat = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ChannelSection>{
    "channel section", "A stretch of the channel; the first one listed is the seaward one."};
template <>
inline constexpr auto fields<ChannelSection> = std::tuple{
    required("name", &ChannelSection::name, "as on the chart"),
    required("length", &ChannelSection::length, {metres(1), metres(200'000)}, "along the track"),
    required("depth", &ChannelSection::depth, {metres(2), metres(50)}, "below chart datum, so the tide adds to it")
        .dated(),
    optional("two_way", &ChannelSection::two_way, "whether ships meet in it", "a dredged approach is one-way"),
    optional("headway", &ChannelSection::headway, {seconds(0), hours(6)}, "least time between followers, at both ends",
             "ten minutes is about a mile at six knots"),
    optional("most_beam", &ChannelSection::most_beam, {metres(0), metres(400)},
             "two-way: ships do not meet whose beams together are more; 0 is no limit", "all may meet"),
    optional("greatest_speed", &ChannelSection::greatest_speed, {knots(0.5), knots(25)}, "nobody goes faster in it",
             "ships make their own speed"),
    optional("confined", &ChannelSection::confined,
             "whether its banks are so near that squat by the formula is twice that of open water",
             "a dredged approach in open water"),
    optional("squat", &ChannelSection::squat, {metres(0), metres(5)}, "of every ship in it, instead of her own",
             "each ship's own"),
};

/// Who goes next through a one-way channel.
enum class ChannelOrder { strict, convoy };
template <> inline constexpr auto words<ChannelOrder> = std::array<std::string_view, 2>{"strict", "convoy"};

/// Who of those that wait for tugs is served first.
enum class ServeOrder { as_asked, berthing_first, sailing_first, class_priority };
template <>
inline constexpr auto words<ServeOrder> =
    std::array<std::string_view, 4>{"as asked", "berthing first", "sailing first", "class priority"};

/// Tugs or pilots: alike, and serving one ship at a time.
struct PoolSpec {
    int count = 0;
    Span travel_back;
    ServeOrder order = ServeOrder::as_asked;
    std::string joins_at = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<PoolSpec>{"pool", "Tugs or pilots, all alike."};
template <>
inline constexpr auto fields<PoolSpec> = std::tuple{
    required("count", &PoolSpec::count, {1, 1000}, "how many there are").dated(),
    optional("travel_back", &PoolSpec::travel_back, {seconds(0), hours(12)}, "after each job, before the next",
             "counted in the move itself"),
    optional("order", &PoolSpec::order,
             "in which order moves are planned that wait; the tugs' order counts, without tugs the pilots'; alike ones "
             "as asked",
             "as asked: nobody jumps the line"),
    optional("joins_at", &PoolSpec::joins_at,
             "section of the channel at which they come to a ship that enters, reserved until then, and leave one that "
             "sails",
             "with her from the start of her move to its end"),
};

enum class LightBy { clock, sun };
template <> inline constexpr auto words<LightBy> = std::array<std::string_view, 2>{"clock", "sun"};

/// When it is light, for ships that move by daylight only.
struct DaylightSpec {
    LightBy by = LightBy::clock;
    TimeOfDay from{6 * 3600};
    TimeOfDay to{18 * 3600};
    Angle latitude = degrees(40.8);
    Angle longitude = degrees(121.1);
    Span zone = hours(8);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<DaylightSpec>{
    "daylight", "When ships that move by daylight only may start: by the clock, or from sunrise to sunset."};
template <>
inline constexpr auto fields<DaylightSpec> = std::tuple{
    optional("by", &DaylightSpec::by, "two clock times, or sunrise and sunset", "two clock times are easily checked"),
    optional("from", &DaylightSpec::from, "by the clock: first moment", "six in the morning"),
    optional("to", &DaylightSpec::to, "by the clock: end, later the same day", "six in the evening"),
    optional("latitude", &DaylightSpec::latitude, {-89, 89}, "by the sun: north of the equator", "Jinzhou's"),
    optional("longitude", &DaylightSpec::longitude, {-180, 180}, "by the sun: east of Greenwich", "Jinzhou's"),
    optional("zone", &DaylightSpec::zone, {hours(-14), hours(14)}, "by the sun: local time ahead of Greenwich",
             "China Standard Time"),
};

/// The way from the sea to the berths. What is left out never binds.
struct MarineSpec {
    std::vector<ChannelSection> channel;
    ChannelOrder order = ChannelOrder::strict;
    int most_in_row = 3;
    Length under_keel_clearance = metres(1);
    TideSpec tide;
    std::vector<PoolSpec> tugs;
    std::vector<PoolSpec> pilots;
    Span berthing = minutes(40);
    Span unberthing = minutes(30);
    Span shifting = minutes(30);
    DaylightSpec daylight;
    IceSpec ice = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<MarineSpec>{
    "marine", "The way from the sea to the berths; a part left out never binds."};
template <>
inline constexpr auto fields<MarineSpec> = std::tuple{
    optional("channel", &MarineSpec::channel, "sections in series, the seaward one first",
             "none: open water to the berths"),
    optional("order", &MarineSpec::order,
             "strict: moves start in the order asked. convoy: while a ship is in the channel, others of her direction "
             "may follow ahead of opposite ones that asked earlier",
             "as asked: nobody jumps the line"),
    optional("most_in_row", &MarineSpec::most_in_row, {1, 1000}, "in convoy: moves of one direction in a row, at most",
             "three: the others wait an hour or two"),
    optional("under_keel_clearance", &MarineSpec::under_keel_clearance, {metres(0), metres(10)},
             "water kept under the keel in the channel", "about a tenth of a laden draught")
        .dated(),
    optional("tide", &MarineSpec::tide, "the sea level", "none: the level stays at chart datum"),
    optional("tugs", &MarineSpec::tugs, "one pool at most", "none: tugs never bind"),
    optional("pilots", &MarineSpec::pilots, "one pool at most", "none: pilots never bind"),
    optional("berthing", &MarineSpec::berthing, {seconds(0), hours(24)}, "from the channel's end to all fast",
             "V16: berthing and auxiliary time 3-5 h a call, of which this is a part"),
    optional("unberthing", &MarineSpec::unberthing, {seconds(0), hours(24)}, "from lines off to the channel",
             "V16: berthing and auxiliary time 3-5 h a call, of which this is a part"),
    optional("shifting", &MarineSpec::shifting, {seconds(0), hours(24)},
             "from one berth to another, between unberthing there and berthing here", "a basin is a mile wide or two"),
    optional("daylight", &MarineSpec::daylight, "when it is light, for classes that move by daylight only",
             "from six to six"),
    optional("ice", &MarineSpec::ice, "the ice, and what it means for ships", "open water all year"),
};

/// A class of ships: all alike but for what they carry.
struct ShipClass {
    std::string name;
    Mass deadweight = {};
    Length length = {};
    Length beam = {};
    Length laden_draught = {};
    Length ballast_draught = {};
    int tugs = 2;
    bool pilot = true;
    Speed channel_speed = knots(8);
    int priority = 0;
    bool daylight_only = false;
    double charter = 0;
    MassRate fuel_at_anchor = {};
    MassRate fuel_moving = {};
    MassRate fuel_alongside = {};
    std::optional<Length> squat = {};
    std::optional<double> block_coefficient = {};
    std::optional<int> tugs_out = {};
    std::optional<int> tugs_shift = {};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ShipClass>{
    "ship class", "Ships alike in size; draught = ballast + (laden - ballast) x tonnes aboard / deadweight."};
template <>
inline constexpr auto fields<ShipClass> = std::tuple{
    required("name", &ShipClass::name, "what trades call it"),
    required("deadweight", &ShipClass::deadweight, {tonnes(100), tonnes(500'000)}, "tonnes she can carry"),
    required("length", &ShipClass::length, {metres(10), metres(500)}, "over all"),
    required("beam", &ShipClass::beam, {metres(3), metres(80)}, "greatest width"),
    required("laden_draught", &ShipClass::laden_draught, {metres(1), metres(30)}, "with her deadweight aboard"),
    required("ballast_draught", &ShipClass::ballast_draught, {metres(0.5), metres(20)}, "with no cargo aboard"),
    optional("tugs", &ShipClass::tugs, {0, 20}, "for each move, in and out", "V19: 2-3 for ships of 35-100k dwt"),
    optional("tugs_out", &ShipClass::tugs_out, {0, 20}, "of them on the way out", "as many as on the way in"),
    optional("tugs_shift", &ShipClass::tugs_shift, {0, 20}, "of them from berth to berth", "as many as on the way in"),
    optional("pilot", &ShipClass::pilot, "whether she takes a pilot in and out",
             "compulsory for foreign and large ships"),
    optional("channel_speed", &ShipClass::channel_speed, {knots(1), knots(25)}, "in the channel",
             "usual in a dredged approach"),
    optional("priority", &ShipClass::priority, {0, 1000}, "where an order is by priority: smaller goes first",
             "all alike"),
    optional("daylight_only", &ShipClass::daylight_only, "whether her moves start by daylight only",
             "lit channels are used day and night"),
    optional("charter", &ShipClass::charter, {0, 1e9}, "money a day for her time in port",
             "nought: time alone is counted"),
    optional("fuel_at_anchor", &ShipClass::fuel_at_anchor, {tonnes_per_hour(0), tonnes_per_hour(100)},
             "burnt from her arrival to the start of her passage, such as `2 t/day`", "nought: fuel is not asked"),
    optional("fuel_moving", &ShipClass::fuel_moving, {tonnes_per_hour(0), tonnes_per_hour(100)},
             "burnt in passages, berthing and unberthing, such as `2 t/day`", "nought: fuel is not asked"),
    optional("fuel_alongside", &ShipClass::fuel_alongside, {tonnes_per_hour(0), tonnes_per_hour(100)},
             "burnt from all fast to unberthing, such as `2 t/day`", "nought: fuel is not asked"),
    optional("squat", &ShipClass::squat, {metres(0), metres(5)}, "how much deeper she lies under way, at any speed",
             "none, or by her block coefficient"),
    optional("block_coefficient", &ShipClass::block_coefficient, {0.3, 1},
             "of her hull; squat in m = block coefficient x (speed in kn)^2 / 100, twice that in a confined section",
             "her squat is given, or part of the clearance"),
};

} // namespace port
