#pragma once
#include "models/scenario/down.h"
#include "models/scenario/energy.h"
#include "models/scenario/fields.h"
#include "models/scenario/hours.h"
#include "models/scenario/machines.h"

#include <string>
#include <vector>

namespace port {

/// What a berth can do for one category of cargo.
struct HandlingSpec {
    std::string category;
    MassRate rate;
    Share efficiency = share(1);
    std::vector<std::string> through;
    std::string equipment = {};
    Span restart = {};
    std::vector<Breakdown> breakdowns = {};
    std::vector<Maintenance> maintenance = {};
    VolumeRate volume_rate = {};
    std::string pool = {};
    int least = 1;
    int most = 1000;
    SpecificEnergy energy = {};
    Power power = Power::electricity;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<HandlingSpec>{
    "handling", "The berth's own equipment for one category, all of it together, and the machines that come to it."};
template <>
inline constexpr auto fields<HandlingSpec> = std::tuple{
    required("category", &HandlingSpec::category, "name of a category"),
    optional("rate", &HandlingSpec::rate, {tonnes_per_hour(0), tonnes_per_hour(100'000)},
             "rated, of all its equipment together; to be given unless a pool works there",
             "nought: nothing of its own, its pool alone works there")
        .dated(),
    optional("efficiency", &HandlingSpec::efficiency, {0.01, 1}, "effective over rated, a whole call through",
             "the rate is given as effective")
        .dated(),
    optional("through", &HandlingSpec::through, "machines it shares with other berths, in series with its own",
             "none: its own equipment reaches the store"),
    optional("equipment", &HandlingSpec::equipment, "of what kind it is, as the weather names it",
             "none that the weather names"),
    optional("restart", &HandlingSpec::restart, {seconds(0), days(2)},
             "after weather has stopped the work, before it goes on", "nought: it goes on at once"),
    optional("breakdowns", &HandlingSpec::breakdowns, "how it breaks down", "never: its stops are in the efficiency"),
    optional("maintenance", &HandlingSpec::maintenance, "when it is maintained", "never while it is wanted"),
    optional("volume_rate", &HandlingSpec::volume_rate, {cubic_metres_per_hour(0), cubic_metres_per_hour(200'000)},
             "rated in cubic metres, as arms and pumps are, instead of a rate in tonnes", "nought: 'rate' says it")
        .dated(),
    optional("pool", &HandlingSpec::pool, "the machine pool that works there, in series with what else is named",
             "none: the berth has all it needs"),
    optional("least", &HandlingSpec::least, {1, 1000}, "machines of the pool without which a ship does not start",
             "one is enough to start"),
    optional("most", &HandlingSpec::most, {1, 1000}, "machines of the pool that can work one ship",
             "as many as there are"),
    optional("energy", &HandlingSpec::energy, {kilowatt_hours_a_tonne(0), kilowatt_hours_a_tonne(1000)},
             "used for each tonne it passes", "nought: energy is not asked"),
    optional("power", &HandlingSpec::power, "what drives it; of diesel `energy` is the heat",
             "cranes and belts are electric"),
};

/// What a ship does at a berth where she would not float at the lowest tide.
enum class AtLowWater { does_not_come, lies_aground, waits_for_water };
template <>
inline constexpr auto words<AtLowWater> =
    std::array<std::string_view, 3>{"does not come", "lies aground", "waits for water"};

/// One berth, or several alike side by side.
struct BerthSpec {
    std::string name;
    int count = 1;
    Length length;
    Length depth;
    Length clearance = metres(0.5);
    std::vector<HandlingSpec> handles;
    std::string terminal = {};
    bool continuous = false;
    Length gap = metres(20);
    HoursSpec opens = {};
    HoursSpec crew = {};
    AtLowWater at_low_water = AtLowWater::does_not_come;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<BerthSpec>{"berth",
                                                                                "One berth, or several alike."};
template <>
inline constexpr auto fields<BerthSpec> = std::tuple{
    required("name", &BerthSpec::name, "as on the port's own plan"),
    optional("count", &BerthSpec::count, {0, 100}, "how many alike lie side by side", "one line a berth").dated(),
    required("length", &BerthSpec::length, {metres(20), metres(1000)}, "quay length one ship can use"),
    required("depth", &BerthSpec::depth, {metres(2), metres(50)}, "below chart datum, so the tide adds to it").dated(),
    optional("clearance", &BerthSpec::clearance, {metres(0), metres(5)}, "water kept under the keel alongside",
             "a quiet basin needs half a metre"),
    required("handles", &BerthSpec::handles, "the categories it may handle, each with its equipment"),
    optional("terminal", &BerthSpec::terminal, "which terminal it belongs to, where each has its queue",
             "one terminal"),
    optional("continuous", &BerthSpec::continuous,
             "a quay on which several ships lie: each takes the lowest place that fits, and nobody is shifted",
             "one ship at a time"),
    optional("gap", &BerthSpec::gap, {metres(0), metres(500)}, "left between ships on a continuous quay",
             "about a tenth of a ship, for her lines"),
    optional("opens", &BerthSpec::opens,
             "when ships may start their passage to it; those at it stay and sail at any hour", "round the clock"),
    optional("crew", &BerthSpec::crew, "when cargo is worked at it", "round the clock"),
    optional(
        "at_low_water", &BerthSpec::at_low_water,
        "what a ship does that would not float at it at the lowest tide: she goes elsewhere; she lies on the ground "
        "and moves alongside and away with the tide; or she loads to what floats then, and the rest on a tide on "
        "which she can finish and sail",
        "ships float at all tides"),
};

/// The family of ways to choose a berth; the strategies stand in models/berths/policies.
struct BerthChoiceFamily {
    static constexpr std::string_view name = "berth choice";
};

/// The family of orders in which ships are served; the strategies stand in models/berths/orders.
struct BerthOrderFamily {
    static constexpr std::string_view name = "berth order";
};

/// When a berth is given.
enum class BerthGiven { when_free, when_she_can_come, when_booked_out };
template <>
inline constexpr auto words<BerthGiven> =
    std::array<std::string_view, 3>{"when free", "when she can come", "when booked out"};

/// Whether ships queue for the whole port, or at each terminal.
enum class BerthQueues { port, terminal };
template <> inline constexpr auto words<BerthQueues> = std::array<std::string_view, 2>{"port", "terminal"};

/// Who gets which berth.
struct BerthRule {
    ChoiceOf<BerthOrderFamily> order{{"first come", {}}};
    ChoiceOf<BerthChoiceFamily> choice{{"best fit", {}}};
    bool overtaking = true;
    bool shifting = false;
    bool pre_emption = false;
    BerthQueues queues = BerthQueues::port;
    BerthGiven given = BerthGiven::when_free;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<BerthRule>{
    "berth rule", "In which order ships are served, which berth each gets, and who may pass whom."};
template <>
inline constexpr auto fields<BerthRule> = std::tuple{
    optional("order", &BerthRule::order, "in which order ships are served, in one queue for the port",
             "what charter parties take for granted"),
    optional("choice", &BerthRule::choice, "which of the berths that fit", "keeps long berths for long ships"),
    optional("overtaking", &BerthRule::overtaking,
             "whether a ship that fits may go before one ahead of her that does not",
             "no port leaves a berth idle that the next ship can use"),
    optional("shifting", &BerthRule::shifting,
             "whether a ship may be worked at one berth after another, when none handles all her parcels",
             "a call has one berth"),
    optional(
        "pre_emption", &BerthRule::pre_emption,
        "whether a ship of a class with a smaller `priority` takes shared machines, cargo and room ashore from one "
        "at work, who gets what she leaves; never her berth",
        "ships at work are alike"),
    optional("queues", &BerthRule::queues,
             "whether the order holds over the whole port or at each terminal; a ship's terminal is that of the first "
             "berth that fits her",
             "one queue"),
    optional(
        "given", &BerthRule::given,
        "when a berth is given: as soon as it is free; only when her passage can start now; or when the ship on it "
        "has booked her sailing, so that the two moves meet",
        "as soon as it is free"),
};

} // namespace port
