#include "models/scenario/problems.h"

#include <iterator>
#include <string>
#include <vector>

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
};

} // namespace

std::span<const ProblemInfo> problem_table()
{
    static const std::vector<ProblemInfo> all = [] {
        std::vector<ProblemInfo> both(std::begin(table), std::end(table));
        const std::span<const ProblemInfo> later = later_problems();
        both.insert(both.end(), later.begin(), later.end());
        return both;
    }();
    return all;
}

const ProblemInfo* find_problem(std::string_view code)
{
    std::string capital(code);
    if (!capital.empty() && capital[0] == 'e') capital[0] = 'E';
    for (const ProblemInfo& info : problem_table())
        if (info.code == capital) return &info;
    return nullptr;
}

} // namespace port
