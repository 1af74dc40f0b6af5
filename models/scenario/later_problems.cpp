#include "models/scenario/problems.h"

#include <iterator>

namespace port {
namespace {

constexpr ProblemInfo table[] = {
    {codes::timetable_order, "times of day out of order",
     "    slots: [06:00, 07:30, 23:00]   # each later than the one before; 00:00, not 24:00, is midnight\n"
     "The times of a daily timetable ascend, each once."},
    {codes::two_timetables, "passenger trains given twice",
     "A line's passenger trains are a number (`passenger_trains`, each removing so many paths) or a timetable "
     "(`passengers`,\n"
     "each removing the paths near it). Keep one."},
    {codes::few_slots, "more paths than slots",
     "`slots` lists when the freight paths begin; `paths` says how many of them there are on a day. List more, or "
     "lower "
     "`paths`."},
    {codes::trains_come, "no times for trains to come at",
     "    come: timetable\n"
     "    times: [06:20, 18:40]                       # needed\n"
     "    come: spread\n"
     "    between: {law: exponential, mean: 5 h}      # needed, and not always nought\n"
     "A timetable needs its times, a spread the time between trains."},
    {codes::one_trade, "trains that do not follow the stem, for several trades",
     "Trains that come as ships order are for the trade whose ship it is. Those of a timetable, a spread or a fleet "
     "are "
     "for\n"
     "one trade, so just one may name their service."},
    {codes::never_whole, "a train larger than its store",
     "With `whole: yes` a train unloads only when the store has room for all of it, and this store never has."},
    {codes::line_ways, "a filled pipeline for both directions",
     "What enters a line with a fill pushes out what is in it, so all its cargo goes one way. Give each direction a "
     "line."},
    {codes::line_holds, "a pipeline that holds no cargo of its own",
     "    fill: 3 kt\n"
     "    holds: crude loaded     # one of the trades that name the line; needed if there are several\n"
     "A line with a fill is full at the start, of a trade's cargo that it carries."},
    {codes::clear_without_horizon, "a run that ends when clear, and has no horizon",
     "    horizon: 90 days\n"
     "    ends: when clear     # or at the horizon, if the last ship is not clear before\n"
     "A run of whole years reports whole years, so it ends with one."},
    {codes::opening_state, "what is in port at the start and cannot be so",
     "    in_port:             # of a trade\n"
     "      - {ship: bulk 50k, parcel: 40 kt, moved: 12 kt, berth: coal berth}\n"
     "A berth has the ships that it has room for, a station a train a track; at most all of a cargo has been moved, "
     "and\n"
     "by ships that have a berth. Train sets of a fleet begin inland."},
    {codes::weather_odds, "odds of the weather that do not add to 1",
     "The odds of what follows a state of the weather add up to 100 %, and in no month may all that can follow have a\n"
     "season of nought: `next: [{state: fog, odds: 20 %}, {state: calm, odds: 80 %}]`."},
    {codes::weather_stay, "a state of the weather that cannot be left, or that nothing follows",
     "A state that ends says how long it stays and what follows; one that lasts for ever says neither."},
    {codes::no_time, "a time that is missing",
     "Here a law of a time is needed, such as `{law: constant, time: 8 h}` or `{law: exponential, mean: 200 h}`; "
     "`none`\n"
     "says that there is no such time."},
    {codes::endless_maintenance, "maintenance without end",
     "A stop by plan that lasts as long as its cycle, or longer, never ends. Make `lasts` less than `every`."},
    {codes::store_levels, "levels of a store out of order",
     "    capacity: 40 kt\n"
     "    heel: 2 kt                  # below its capacity on every day, and not above the opening stock\n"
     "    empties_again_above: 5 kt   # above the heel, up to the capacity\n"
     "    fills_again_below: 35 kt    # below the capacity, not below the heel\n"
     "On any other level the store could never fill, or empty, again."},
    {codes::no_machine, "nothing works the cargo",
     "    handles:\n"
     "      - {category: coal, rate: 3000 t/h}              # equipment of its own\n"
     "      - {category: ore, pool: cranes, most: 2}        # machines that come to it\n"
     "      - {category: grain, rate: 500 t/h, pool: gangs} # both, in series\n"
     "A berth that handles a category has a `rate`, or a `pool`, or both."},
    {codes::few_machines, "not enough machines in a pool",
     "A ship starts with `least` machines of the pool, and `most` is the greatest number for her. On no day are there\n"
     "as many, or `least` is above `most`. She would wait for ever."},
    {codes::places_of_yard, "places that do not add up",
     "    places: 4                                         # each of the capacity\n"
     "    yard: dedicated\n"
     "    grades:\n"
     "      - {grade: fines, places: 3, opening: 20 kt}     # its first three places\n"
     "      - {grade: lumps, places: 1}\n"
     "In a dedicated yard each grade has places, all of them together the yard's. Where grades are listed, the "
     "opening\n"
     "stock stands in the list. Where all grades mix, none has places or stock of its own."},
    {codes::grade_of_yard, "a grade that the yard cannot tell or take",
     "A dedicated yard takes the grades that it lists and no other. A yard that serves trades of several grades says\n"
     "of which its opening stock is, in `grades`, unless it mixes them."},
    {codes::settling_time, "a time to settle where nothing settles",
     "    at_once: no         # a tank is filled, then settles, then can be emptied\n"
     "    settling: 6 h\n"
     "Where a place is filled and emptied at once, there is no time to settle."},
    {codes::store_size, "a store of no known size",
     "categories:\n"
     "  - {name: crude, group: oil, density: 0.86 t/m3}\n"
     "stores:\n"
     "  - {name: tanks, category: crude, places: 4, volume: 50000 m3}   # 43 kt each\n"
     "A store has a `capacity` in tonnes, or a `volume`, or both: the less of them counts. A volume needs the density\n"
     "of its category, or of each grade that lies there."},
    {codes::no_ice, "ice that does not come from anywhere",
     "    ice:\n"
     "      climate:                      # either this, a list of one item, or `thickness`, a record\n"
     "        - {temperatures: [-8 C, -5 C, 1 C, 10 C, 17 C, 21 C, 24 C, 24 C, 19 C, 12 C, 3 C, -5 C]}\n"
     "      bands:\n"
     "        - {name: slab ice, from: 10 cm, speed: 60 %}\n"
     "Bands need a thickness: given, or from a climate of twelve monthly means."},
    {codes::ice_bands, "bands of ice out of order",
     "Bands ascend in thickness, each from more than the one above it; each band names a class once."},
    {codes::no_ice_breaker, "nobody leads the ships",
     "    breakers:\n"
     "      - {count: 1, most_ships: 3, travel_back: 2 h}\n"
     "In a band with `ice_breaker: yes` ships move only behind one. Without any they would wait until the ice is "
     "gone."},
    {codes::doubt_range, "a doubt that leads out of a value's range",
     "    doubt:\n"
     "      - {name: coal berths, path: \"berths[coal berth].count\", law: {law: uniform, least: 0.5, most: 400}}\n"
     "What is drawn lies between the least and the greatest of its law (where that has no end, all but one draw in a\n"
     "million to either side); both must give a value that the scenario may have. Narrow the law, or cut it off."},
    {codes::log_of_nought, "the logarithm of nought tonnes",
     "    history:\n"
     "      - {year: 2003, demand: 0 Mt/yr}\n"
     "    trend: {law: regression, of: log tonnes}\n"
     "A year without tonnes has no logarithm. Leave it out of the history, or fit tonnes themselves."},
    {codes::no_money, "a price in no money",
     "    costs:\n"
     "      - {currency: USD, price_year: 2009}     # a list of one item\n"
     "A price is a number; `costs` says of what currency and year. Money of two years is not added up."},
    {codes::other_money, "demurrage in other money than costs",
     "A total adds demurrage to costs, so both are of one currency and one year (a laytime that names no year takes "
     "that\n"
     "of the costs). Convert one, or name the parts of the total without them: `total: [waiting, handling]`."},
    {codes::no_reach, "a route that no machine serves",
     "    reach:                                   # of a store\n"
     "      - {through: [reclaimer 1, belt], places: [1, 2], serves: [north berth, coal trains]}\n"
     "      - {through: [reclaimer 2], places: [3, 4]}   # serves all berths and ways over land\n"
     "Where a store has a reach table, machines of it join each berth that handles a trade's cargo, and each of its "
     "ways\n"
     "over land, with a place that its grade may lie in; a berth with one that the land side is joined with too."},
    {codes::assembled_yard, "what an assembled yard has no use for",
     "    yard: assembled\n"
     "    capacity: 80 kt     # of the whole yard\n"
     "Its places are the piles of its ships, gathered before they load: it has no places, grades, stock, heel or "
     "levels\n"
     "of its own, no reach table and no cargo that is unloaded. A ship that might give up would leave her pile for "
     "ever,\n"
     "and a train that unloads only as a whole might never fit her."},
    {codes::parcel_above_yard, "cargo that her yard can not gather",
     "In an assembled yard all of a ship's cargo is gathered before she berths, or the share that `ready` says; so "
     "much\n"
     "of the greatest parcel must fit into the yard on some day. Make the yard larger, or let loading start at less:\n"
     "    ready: 50 %"},
    {codes::quota_of_store, "a quota that can not be counted",
     "    quotas:                          # of a store\n"
     "      - {trades: [coal of A], most: 40 kt}\n"
     "      - {trades: [coal of B, coke of B], share: 30 %, opening: 10 kt}\n"
     "A quota counts what came for its trades less what went for them, so they are trades of that store. What of the\n"
     "opening stock is theirs is counted in, and is no more than lies there, nor than the quota."},
    {codes::parcel_above_quota, "a parcel above its owner's quota",
     "All of a ship's cargo is gathered in an assembled yard, and where `ready` or `stock controlled` say so her "
     "cargo, "
     "or\n"
     "the room for it, must be there at one time: a smaller quota would keep her waiting for ever. Let the owner have\n"
     "more, or let her berth with less ready ashore."},
    {codes::never_called, "ships that the stock never calls",
     "    arrivals: {law: stock controlled, sailing: 3 days}\n"
     "A ship is called when the stock, or the room for what she unloads, reaches her parcel: the store must hold\n"
     "as much.\n"
     "In an assembled yard cargo is gathered for ships that are called already, so no stock calls them."},
    {codes::rate_of_volume, "a rate in cubic metres of cargo of no known density",
     "categories:\n"
     "  - {name: crude, group: oil, density: 0.86 t/m3}\n"
     "pipelines:\n"
     "  - {name: crude line, volume_rate: 1000 m3/h, fill_volume: 4000 m3}     # 860 t/h, 3,440 t\n"
     "Books are in tonnes. A rate is given in tonnes or in cubic metres, not both; cubic metres need one density of "
     "all\n"
     "the cargo that is meant."},
    {codes::blend_of_grades, "a blend that can not be loaded",
     "    blend:                                   # of a loaded trade\n"
     "      - {grade: fine, share: 60 %}\n"
     "      - {grade: coarse, share: 40 %}\n"
     "Its ships take all of these grades at once, in that ratio, each from places of its own: the shares add up to 1, "
     "the\n"
     "store keeps its grades apart, and the grades come by other trades of that store, which have the ways over land."},
    {codes::network_place, "a place of the network that nothing leads to",
     "network:\n"
     "  places:\n"
     "    - {name: Fuxin, kind: city}\n"
     "  links:\n"
     "    - {name: Jinzhou-Fuxin Expressway, from: Fuxin, to: Jinzhou, length: 115 km, capacity: 15 Mt/yr}\n"
     "Each place has a link, and a trade that says where its cargo comes from says at which terminal it lies."},
    {codes::network_link, "a link of the network that cannot be",
     "A link joins two places. A passenger railway carries no freight, so it has no capacity. Pipelines go one way, "
     "and\n"
     "not round in a circle: what is pumped in on one side comes out on the other."},
    {codes::few_years, "too few years for a regression",
     "A regression on two drivers has three unknowns, with the intercept; from four years on it can also say how well\n"
     "they are known. Give more years of `history`, or fewer `drivers`."},
    {codes::collinear_drivers, "drivers that nobody can tell apart",
     "Over the years of the history this driver is constant, or a sum of multiples of the ones before it, so what it "
     "does\n"
     "can not be told from what they do. Leave one of them out."},
    {codes::driver_years, "a driver without a value",
     "drivers:\n"
     "  - {name: GDP, unit: billion RMB, values: [{year: 2005, value: 38.3}, {year: 2006, value: 44.0}], growth: 12 "
     "%}\n"
     "A regression goes by what was, so each driver of a trade has a value for each year of the trade's history; what\n"
     "lies between two years, or after the last, is no observation."},
    {codes::s_curve_years, "an S-curve that the years do not give",
     "    demand: [{year: 2009, demand: 6 Mt/yr}, {year: 2012, demand: 10 Mt/yr}]\n"
     "    trend: {law: s_curve, ceiling: 20 Mt/yr}\n"
     "    trend: {law: s_curve, ceiling: 20 Mt/yr, midpoint: 2012, steepness: 0.4}     # by itself\n"
     "An S-curve comes near to its ceiling and to nought and reaches neither, so each year that it goes by lies "
     "between\n"
     "them, and there are two at least."},
    {codes::rank_matrix, "rank correlations that contradict each other",
     "    doubt_correlations:\n"
     "      - {between: [coal, ore], rank: 0.9}\n"
     "      - {between: [coal, GDP], rank: 0.9}\n"
     "      - {between: [ore, GDP], rank: -0.5}      # both go with coal, so they go together\n"
     "Each correlation is between two doubts, and no numbers can have all of these. Those that are not named are\n"
     "nought, which may be what contradicts."},
    {codes::study_base, "the base of a study is not right",
     "The scenario that a study names as its base has mistakes of its own, told below it; or a text of `set` has one."},
    {codes::study_design, "a design that is none",
     "    design: full factorial            # every value of each path with every other\n"
     "    design: fractional factorial      # two values each; generators: [D=ABC]\n"
     "    design: latin hypercube           # points: 200\n"
     "    design: sobol sequence            # points: 256\n"
     "    design: list                      # list: points.csv, whose header names the paths; no `vary`\n"
     "A key that belongs to another design is told, too; and a sweep has ten million points at most."},
    {codes::study_range, "a range without room",
     "    vary:\n"
     "      - {path: 'berths[coal berth].count', from: 1, to: 4, levels: 4}\n"
     "A range goes from the least to the greatest, and its levels differ: of a count, there are no more of them than "
     "whole\n"
     "numbers."},
    {codes::unknown_measure, "a figure that no run gives",
     "A study names figures as measure.of, with a cause, a year or a quantile where they are wanted: waiting.coal,\n"
     "waiting.coal.p95, throughput.port@2009. `portsim run BASE --csv figures.csv` lists all there are."},
};

} // namespace

std::span<const ProblemInfo> later_problems()
{
    return table;
}

} // namespace port
