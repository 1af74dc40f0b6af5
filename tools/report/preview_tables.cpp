#include "tools/report/preview_tables.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::report {
namespace {

constexpr double kilo = 1000;

Cell year_cell(int year)
{
    return year == 0 ? Cell{} : Cell{static_cast<std::int64_t>(year)};
}

std::string joined(const std::vector<std::string>& names)
{
    return fmt::format("{}", fmt::join(names, ", "));
}

/// "2011-2013, 2015"; no text where the time is not whole years.
std::string spans(const std::vector<int>& years)
{
    std::string text;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
        if (years[i] != 0) {
            text += (text.empty() ? "" : ", ") + std::to_string(years[i]);
            if (last > i) text += "-" + std::to_string(years[last]);
        }
        i = last + 1;
    }
    return text;
}

Cell kilotonnes(const std::optional<double>& tonnes)
{
    return tonnes ? Cell{*tonnes / kilo} : Cell{};
}

} // namespace

Table offered_table(const Scenario& scenario, const std::vector<bound::BoundYear>& years)
{
    Table table{"What is asked of the port",
                {{"year", "", Align::right, 0},
                 {"category", "", Align::left},
                 {"demand", "kt", Align::right, 0},
                 {"calls", "", Align::right, 1},
                 {"mean parcel", "t", Align::right, 0}},
                {},
                {}};
    bool open = false;
    for (const bound::BoundYear& year : years) {
        double all_tonnes = 0;
        double all_calls = 0;
        for (const CategorySpec& category : scenario.categories) {
            double tonnes = 0;
            double calls = 0;
            for (std::size_t t = 0; t < scenario.trades.size(); ++t) {
                if (scenario.trades[t].category != category.name) continue;
                tonnes += year.offered[t].tonnes;
                calls += year.offered[t].calls;
                open = open || year.offered[t].open;
            }
            table.rows.push_back(
                {year_cell(year.year), category.name, tonnes / kilo, calls, calls > 0 ? Cell{tonnes / calls} : Cell{}});
            all_tonnes += tonnes;
            all_calls += calls;
        }
        table.rows.push_back({year_cell(year.year), std::string("port"), all_tonnes / kilo, all_calls,
                              all_calls > 0 ? Cell{all_tonnes / all_calls} : Cell{}});
    }
    if (open)
        table.notes.push_back("Ships of closed fleets, and ships that are called by the stock ashore, come by what "
                              "happens in the port: they are left out.");
    return table;
}

Table mix_table(const Scenario& scenario, const std::vector<bound::BoundYear>& years)
{
    Table table{"Who comes",
                {{"year", "", Align::right, 0},
                 {"trade", "", Align::left},
                 {"ship", "", Align::left},
                 {"deadweight", "t", Align::right, 0},
                 {"calls", "", Align::right, 1},
                 {"share of calls", "%", Align::right, 1},
                 {"mean parcel", "t", Align::right, 0},
                 {"largest parcel", "t", Align::right, 0}},
                {},
                {}};
    for (const bound::BoundYear& year : years)
        for (std::size_t t = 0; t < scenario.trades.size(); ++t)
            for (const bound::ClassCalls& of : year.offered[t].by_class)
                table.rows.push_back({year_cell(year.year), scenario.trades[t].name, scenario.ships[of.ship].name,
                                      scenario.ships[of.ship].deadweight.value, of.calls,
                                      100 * of.calls / year.offered[t].calls, of.parcel, of.most});
    return table;
}

Table berth_groups_table(const std::vector<bound::BoundYear>& years)
{
    Table table{
        "What is to be expected at the berths",
        {{"year", "", Align::right, 0},
         {"berths", "", Align::left},
         {"count", "", Align::right, 0},
         {"calls", "", Align::right, 1},
         {"service", "h", Align::right, 1},
         {"occupancy", "%", Align::right, 1},
         {"guide", "%", Align::right, 0},
         {"waiting ratio M/M/n", "", Align::right, 3},
         {"waiting ratio M/E2/n", "", Align::right, 3}},
        {},
        {"A rough expectation: ships come by chance, every berth of a group takes every ship of it, and nothing "
         "but the berth is waited for. M/M/n by Erlang's formula, M/E2/n by Lee and Longton's approximation "
         "(1959)."}};
    for (const bound::BoundYear& year : years)
        for (const bound::BerthGroup& group : year.groups)
            table.rows.push_back({year_cell(year.year), group.name, static_cast<std::int64_t>(group.count), group.calls,
                                  group.calls > 0 ? Cell{group.service} : Cell{}, 100 * group.occupancy,
                                  100 * group.guide, cell(group.waiting_mm), cell(group.waiting_me2)});
    return table;
}

Table waterfalls_table(const std::vector<bound::BoundYear>& years)
{
    Table table{"What each link can carry, step by step",
                {{"year", "", Align::right, 0},
                 {"kind", "", Align::left},
                 {"link", "", Align::left},
                 {"unit", "", Align::left},
                 {"rated", "", Align::right, 1},
                 {"calendar", "", Align::right, 1},
                 {"breakdowns", "", Align::right, 1},
                 {"weather", "", Align::right, 1},
                 {"efficiency", "", Align::right, 1},
                 {"others", "", Align::right, 1},
                 {"used", "", Align::right, 1},
                 {"use", "%", Align::right, 1},
                 {"bound", "kt", Align::right, 0}},
                {},
                {"Each column is what is left: of the rate in all hours; in opening hours, less listed closures and "
                 "planned maintenance; less breakdowns, and weather, in the mean; effective; less what others take. "
                 "The bound leaves out what is chance: no run exceeds it."}};
    for (const bound::BoundYear& year : years)
        for (const bound::Waterfall* link : year.links.all()) {
            const bool tonnes = link->unit == "t";
            const double unit = tonnes ? kilo : 1;
            const std::optional<double> use = link->utilisation();
            table.rows.push_back({year_cell(year.year), std::string(bound::word(link->kind)), link->name,
                                  tonnes ? "kt" : link->unit, link->rated / unit, link->calendar / unit,
                                  link->breakdowns / unit, link->weather ? Cell{*link->weather / unit} : Cell{},
                                  link->efficiency / unit, link->others / unit, link->used / unit,
                                  use ? Cell{100 * *use} : Cell{}, kilotonnes(link->bound)});
        }
    return table;
}

Table bounds_table(const std::vector<bound::BoundYear>& years)
{
    Table table{
        "What can pass at most",
        {{"year", "", Align::right, 0},
         {"of", "", Align::left},
         {"demand", "kt", Align::right, 0},
         {"of it can pass", "kt", Align::right, 0},
         {"what stops more of it", "", Align::left},
         {"port bound", "kt", Align::right, 0},
         {"least cut", "", Align::left}},
        {},
        {"The greatest flow of the whole chain, which is its least cut: of the demand, with the land behind the "
         "port; and of the port alone, whatever is asked, which no simulated year exceeds."}};
    for (const bound::BoundYear& year : years)
        for (const bound::Bound& bound : year.bounds) {
            constexpr double rounding = 1; // t
            const bool stopped = bound.served.tonnes && bound.demand - *bound.served.tonnes > rounding;
            table.rows.push_back({year_cell(year.year), bound.of, bound.demand / kilo, kilotonnes(bound.served.tonnes),
                                  stopped ? Cell{joined(bound.served.cut)} : Cell{}, kilotonnes(bound.most.tonnes),
                                  joined(bound.most.cut)});
        }
    return table;
}

Table warnings_table(const std::vector<bound::Warning>& warnings)
{
    Table table{
        "Warnings",
        {{"years", "", Align::left}, {"kind", "", Align::left}, {"of", "", Align::left}, {"text", "", Align::left}},
        {},
        {}};
    for (const bound::Warning& w : warnings) table.rows.push_back({spans(w.years), w.kind, w.of, w.text});
    return table;
}

} // namespace port::report
