#include "models/scenario/problems.h"

#include <string>

namespace port {
namespace {

constexpr ProblemInfo table[] = {
    {codes::cannot_open, "the file cannot be read",
     "There is no file of that name, or it may not be read. Look at the spelling and at the folder: the name of a base "
     "or of\n"
     "a CSV is looked up from the folder of the file that names it."},
    {codes::not_a_file, "not a file",
     "A folder, device or pipe was named. Name a scenario file, such as scenarios/jinzhou-2009.yaml."},
    {codes::too_big, "the file is too big",
     "A scenario file has at most 1 MB, and a CSV that it names 50 MB; the shipped scenarios have some 40 kB. It is\n"
     "probably another file."},
    {codes::empty, "the file is empty",
     "There is nothing in it but blanks and comments. A scenario has at least title, start, categories, berths, "
     "stores\n"
     "and trades; a CSV has at least a header with the names of its columns."},
    {codes::not_text, "the file is not text",
     "Scenario files are UTF-8 text. A nought byte or a broken character was found: a program, a picture, or a text "
     "saved\n"
     "as UTF-16 or in an old code page. Save it as UTF-8."},
    {codes::tab, "a tab in the file",
     "YAML does not allow tabs where it counts blanks, and an editor shows them as any width. Use blanks."},
    {codes::not_yaml, "the file is not YAML",
     "The text cannot be taken apart: a bracket or quote is not closed, the indentation does not fit, or a text holds "
     "': '\n"
     "or ' #' without quotes. The mistake often stands a line above the one that is named. What follows it was not "
     "read."},
    {codes::too_many_values, "too many values",
     "A scenario file has at most 100,000 values, and a CSV 1,000,000 rows. It is probably another file."},
    {codes::too_deep, "nested too deep", "Lists and maps may stand in each other 64 deep; a scenario needs 6."},
    {codes::alias, "an anchor or an alias",
     "`&name` and `*name` repeat a part of a file by reference. They hide where a value stands, and a few lines of "
     "them can\n"
     "stand for billions of values. Write the value out. A text that begins with & or * needs quotes."},
    {codes::merge_key, "a merge key",
     "`<<:` copies another map. Write the values out; for a variant of a scenario use `base:` and `change:`."},
    {codes::wrong_value, "the value is not of its kind",
     "    depth: 14 t         # a mass, where a length is asked for\n"
     "    depth: 14.5         # no unit\n"
     "    depth: 14.5 m       # right\n"
     "A quantity needs a number and one of the units that the reference lists; a share is '65 %' or 0.65; a flag is "
     "yes or\n"
     "no. Numbers are decimal, with a point and without blanks or commas between the digits."},
    {codes::out_of_range, "the value is out of range",
     "    depth: 140 m        # no berth is that deep\n"
     "The range of each value stands in scenarios/REFERENCE.md. It is wide: a value beyond it is nearly always a slip, "
     "most\n"
     "often of the unit."},
    {codes::double_key, "a key is given twice",
     "The second one would silently win. Keep one of them. In a list of berths a forgotten '- ' has the same effect."},
    {codes::unknown_key, "an unknown key",
     "    dept: 14 m          # did you mean 'depth'?\n"
     "No value is read under that name, so it would have no effect. scenarios/REFERENCE.md lists the keys of each "
     "part."},
    {codes::missing_key, "a key is missing",
     "The value has no default that would be right for every port, so it has to be given."},
    {codes::wrong_shape, "a value where a list or a part should be, or the other way round",
     "    berths:             # a list: each item begins with '- '\n"
     "      - name: coal 1\n"
     "        depth: 14 m     # one value\n"
     "    marine:             # a part, with its keys\n"
     "      berthing: 40 min"},
    {codes::no_value, "a key without a value",
     "    depth:              # nothing follows\n"
     "Give the value, or leave the key out to have its default. An empty list is written [], an empty text ''."},
    {codes::unknown_word, "an unknown word",
     "    direction: load     # did you mean 'loaded'?\n"
     "The value is one of a few words, which the message lists."},
    {codes::unknown_choice, "an unknown strategy",
     "    arrivals: poison    # did you mean 'poisson'?\n"
     "The reference lists the strategies of each kind, with their parameters."},
    {codes::not_finite, "not a finite number",
     "NaN, infinities and numbers that a computer cannot hold (1e400) mean nothing here. To say that something never "
     "binds,\n"
     "leave it out."},
    {codes::not_whole, "not a whole number",
     "    count: 2.5          # a number of berths\n"
     "What is counted is whole. A scaling of a count must give a whole number too; use `plus`."},
    {codes::bad_date, "not a date",
     "    start: 2009-02-29   # not in the calendar\n"
     "    start: 1.1.2009     # not in this form\n"
     "    start: 2009-01-01   # right\n"
     "A point in time is a date, a blank or a T, and a time of day: 2009-03-01 14:30."},
    {codes::bad_clock, "not a time of day",
     "    opens: 6            # not in this form\n"
     "    opens: 06:00        # right, up to 24:00"},
    {codes::tag, "a tag",
     "`!name` gives a value a type by hand. Here the reference says what type each value has. A text that begins with "
     "!\n"
     "needs quotes."},
    {codes::many_documents, "a second document", "A line `---` begins another document. A file holds one scenario."},
    {codes::bad_path, "a path that leads nowhere",
     "    trades[coal loaded].growth          # an item by its name\n"
     "    berths[0].depth                     # or by its number, from 0\n"
     "    berths[*].handles[coal].rate        # or every item\n"
     "    trades[ore unloaded].arrivals.shape # a parameter of a strategy\n"
     "The message names the part of the path that is not there, and what is nearest to it."},
    {codes::not_a_value, "a path to a whole part",
     "`--set` and investments set one value: a number with its unit, a word, a plain list like [1, 2], or [] to empty "
     "a\n"
     "list. Name the value inside the part; an overlay can replace a whole part."},
    {codes::not_dated, "a value that cannot change while a run goes on",
     "An investment changes what can be rebuilt on a date: depths, rates, numbers of berths, tracks, tugs and the "
     "like, which\n"
     "the reference marks as dated. For another value make a scenario of its own with `base:` and `change:`. A berth "
     "that\n"
     "opens later has count 0 until then."},
    {codes::bad_set, "not of the form path=value",
     "    --set 'berths[coal 1].depth=15 m'\n"
     "Quotes keep the shell from splitting it."},
    {codes::cannot_scale, "not a number that can be scaled",
     "Only quantities, numbers, counts and times of day can be multiplied or raised."},
    {codes::base_loop, "a base that leads back to itself",
     "A file names a base which names, perhaps by way of others, that file again."},
    {codes::base_chain, "too many bases", "A base may have a base in turn, up to 8 files. Fold some of them together."},
    {codes::base_refused, "no base can be read here",
     "The text did not come from a file, so there is no folder to look for its base in."},
    {codes::bad_source, "a source that is none",
     "    depth: 14 m         # fact: F4\n"
     "    depth: 14 m         # assumption: why this value\n"
     "Facts are numbered F1 to F25. An assumption says why."},
    {codes::no_source, "a value without a source",
     "In the shipped scenarios each value ends in `# fact: F<n>` or `# assumption: <why>`. In your own it is "
     "optional."},
    {codes::empty_name, "an empty name", "Reports and other parts call it by its name. Give it one that can be seen."},
    {codes::double_name, "a name given twice",
     "Two of the same kind bear one name, so nobody could tell which is meant. Several berths alike are one with "
     "`count`."},
    {codes::unknown_name, "a name of nothing",
     "    category: coall     # did you mean 'coal'?\n"
     "Nothing of that kind bears the name. Names are compared letter by letter."},
    {codes::other_category, "a store of another category",
     "A trade's cargo lies in a store of its own category. Correct one of the two, or give the trade another store."},
    {codes::both_directions, "a store for both directions",
     "A store serves trades that are all loaded or all unloaded: it lies between ships on one side and the land on "
     "the\n"
     "other. Give each direction a store."},
    {codes::land_shares, "shares that do not add to 1",
     "    land:\n"
     "      - {by: coal trains, share: 80 %}\n"
     "      - {by: trucks, share: 20 %}\n"
     "All of a trade's cargo comes or leaves by the ways it names."},
    {codes::parcel_order, "parcels out of order",
     "A parcel is drawn between `least` and `most`, most often near `usual`: least <= usual <= most."},
    {codes::season, "not the weights of twelve months",
     "`season` is left out for an even year, or has twelve weights from January, not all 0."},
    {codes::demand_years, "years out of order",
     "The years of `demand` ascend, each once. Years between two of them are filled in."},
    {codes::no_ships, "demand without ships",
     "A trade with demand needs `ships` with a class whose weight is above 0."},
    {codes::overloaded, "more aboard than she can carry",
     "The largest parcel, with what stays aboard, is above the class's deadweight. Lower `most` or `aboard`, or use a "
     "larger\n"
     "class."},
    {codes::no_berth, "no berth can take her",
     "On no day of the scenario is there a berth that handles the category, is long enough, and keeps her afloat at "
     "the\n"
     "lowest tide with her largest parcel: depth + mean - all amplitudes (or the lowest of its heights) >= draught +\n"
     "clearance. Draught = ballast + (laden - ballast) x tonnes aboard / deadweight. She would wait for ever."},
    {codes::channel_shallow, "the channel is too shallow for her",
     "Even at the highest possible tide a section of the channel has less water than her draught and the under-keel\n"
     "clearance, on every day of the scenario. Deepen it, lower her parcel, or use a smaller class."},
    {codes::overfull, "more stock than room", "The opening stock is above the store's capacity."},
    {codes::no_paths, "a railway without paths",
     "Passenger trains x paths each removes + other freight are more than the line's paths."},
    {codes::few_tugs, "not enough tugs", "A class needs more tugs at once than there are, so she could never move."},
    {codes::bad_hours, "hours that end before they begin",
     "    opens: 06:00\n"
     "    closes: 22:00       # later the same day; 24:00 is the end of the day"},
    {codes::two_pools, "more than one pool", "There is one pool of tugs and one of pilots at most. Add their numbers."},
    {codes::named_twice, "named twice in one list",
     "The same way over land in one trade, category at one berth, or machine in one series is given twice. Keep one."},
    {codes::draughts, "laden above ballast",
     "A ship with cargo lies deeper than one without: laden_draught is at least ballast_draught."},
    {codes::broken_year, "years that are not whole",
     "Reported years are calendar years, so the scenario starts on 1 January; or give `horizon` for a stretch of "
     "days."},
    {codes::unfit_parameters, "parameters that do not fit together",
     "The parameters of a strategy contradict each other, as a least time above the longest one. Change one of them."},
    {codes::csv_refused, "no CSV can be read here",
     "The text did not come from a file, so there is no folder to look for its CSV in. Write the items out."},
    {codes::csv_hole, "a hole in a CSV",
     "    on,ship,parcel\n"
     "    2009-03-01 14:30,bulker        # a cell too few\n"
     "    2009-03-02 06:10,,45 kt        # no ship\n"
     "Every row has as many cells as the header, and no line between rows is empty. An empty cell stands for a key "
     "that "
     "is\n"
     "left out, so it must be one with a default."},
    {codes::csv_quote, "quotes in a CSV that do not pair up",
     "    \"A port, and a bay\",45 kt        # a comma in a cell\n"
     "    \"She said \"\"no\"\"\",45 kt         # a quote in a cell is written twice\n"
     "A cell that holds a comma, a quote or a line end stands in quotes, all of it. If a quote is not closed, what "
     "follows it\n"
     "was not read."},
    {codes::csv_header, "a header that names no column",
     "    on,ship,parcel [t]             # right: the cells below it are bare numbers\n"
     "    on,ship,parcel [m]             # a length, where a mass is asked for\n"
     "The header holds a key for each column, in any order, with its unit in square brackets if the cells have none. A "
     "cell\n"
     "holds one value, so a list or a part has no column."},
    {codes::one_of_two, "exactly one of two keys",
     "    calls:\n"
     "      - {at: 3 h, ship: bulker, parcel: 45 kt}                  # from the start of the scenario\n"
     "      - {on: 2009-03-01 14:30, ship: bulker, parcel: 45 kt}     # or by date and time\n"
     "Two keys say the same thing in two ways. Give one of them."},
    {codes::back_in_time, "times that go back",
     "    on,ship,parcel\n"
     "    2009-03-02 06:10,bulker,45 kt\n"
     "    2009-03-01 14:30,bulker,45 kt   # before the row above it\n"
     "What was recorded has an order; a time that goes back is nearly always a slip, of the month or of the row."},
    {codes::outside_run, "a time outside of the run",
     "A run lasts from the scenario's start, less its warm-up, to the end of its last year or of its horizon. A call "
     "that was\n"
     "recorded before it cannot come, and heights of the tide have to reach from its start to its end. Move the start, "
     "or take\n"
     "the rows out."},
    {codes::one_at_most, "more than one where one is the most",
     "    laytime:\n"
     "      - {rate: 20000 t/day, demurrage: 24000}     # a list of one item, or none\n"
     "A trade has one set of terms. Ships under other terms are a trade of their own."},
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
};

} // namespace

std::span<const ProblemInfo> problem_table()
{
    return table;
}

const ProblemInfo* find_problem(std::string_view code)
{
    std::string capital(code);
    if (!capital.empty() && capital[0] == 'e') capital[0] = 'E';
    for (const ProblemInfo& info : table)
        if (info.code == capital) return &info;
    return nullptr;
}

} // namespace port
