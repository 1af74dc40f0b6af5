#include "tools/report/network_tables.h"

#include "models/hinterland/consignments.h"
#include "models/scenario/freight_paths.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::report {
namespace {

std::string stretches(const NetworkSpec& network, const std::vector<std::size_t>& links)
{
    std::vector<std::string> names;
    for (const std::size_t l : links) names.push_back(stretch_name(network.links[l]));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The names of the links that a consignment goes over, each once.
std::string ways(const NetworkSpec& network, const Carried& carried)
{
    std::vector<std::string> names;
    for (std::size_t l = 0; l < network.links.size(); ++l)
        if (carried.on[l] > 0 && std::find(names.begin(), names.end(), network.links[l].name) == names.end())
            names.push_back(network.links[l].name);
    return fmt::format("{}", fmt::join(names, ", "));
}

constexpr double kilo = 1000;

} // namespace

NetworkYear network_year(int year, Date on, Scenario scenario)
{
    Assignment assignment = assign(scenario.network, on, consignments(scenario, year));
    std::vector<SeaCut> cuts = cuts_towards_sea(scenario, on);
    return {year, on, std::move(scenario), std::move(assignment), std::move(cuts)};
}

Table links_table(const std::vector<NetworkYear>& years)
{
    Table table{"What goes over each link",
                {{"year", "", Align::right, 0},
                 {"link", "", Align::left},
                 {"mode", "", Align::left},
                 {"from", "", Align::left},
                 {"to", "", Align::left},
                 {"capacity", "kt", Align::right, 0},
                 {"forth", "kt", Align::right, 0},
                 {"back", "kt", Align::right, 0},
                 {"use", "%", Align::right, 1},
                 {"time", "h", Align::right, 2}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (std::size_t l = 0; l < year.scenario.network.links.size(); ++l) {
            const LinkSpec& link = year.scenario.network.links[l];
            const double forth = year.assignment.forth[l];
            const double back = year.assignment.back[l];
            const double room = carries_freight(link, year.on) ? link.capacity.value : 0;
            const double fuller = std::max(forth, back);
            table.rows.push_back({static_cast<std::int64_t>(year.year), link.name,
                                  std::string(words<LinkMode>[static_cast<std::size_t>(link.mode)]), link.from, link.to,
                                  room / kilo, forth / kilo, back / kilo, room > 0 ? Cell{100 * fuller / room} : Cell{},
                                  is_open(link, year.on) ? Cell{hours_over(link, fuller)} : Cell{}});
        }
    return table;
}

Table cargo_table(const std::vector<NetworkYear>& years)
{
    Table table{"What goes where",
                {{"year", "", Align::right, 0},
                 {"trade", "", Align::left},
                 {"from", "", Align::left},
                 {"to", "", Align::left},
                 {"offered", "kt", Align::right, 0},
                 {"carried", "kt", Align::right, 0},
                 {"tonne-km", "million", Align::right, 1},
                 {"cost", "million", Align::right, 1},
                 {"ways", "", Align::left}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (const Carried& own : year.assignment.of)
            table.rows.push_back({static_cast<std::int64_t>(year.year), own.what.trade, own.what.from, own.what.to,
                                  own.what.tonnes / kilo, own.tonnes / kilo, own.tonne_km / 1e6, own.cost / 1e6,
                                  ways(year.scenario.network, own)});
    return table;
}

Table ways_table(const std::vector<NetworkYear>& years)
{
    Table table{"By which way each trade's cargo comes to the port or leaves it",
                {{"year", "", Align::right, 0},
                 {"trade", "", Align::left},
                 {"by", "", Align::left},
                 {"share", "%", Align::right, 1},
                 {"tonnes", "kt", Align::right, 1},
                 {"set by", "", Align::left}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (const TradeSpec& trade : year.scenario.trades) {
            double carried = 0;
            for (const Carried& own : year.assignment.of)
                if (own.what.trade == trade.name) carried += own.tonnes;
            for (const LandShare& land : trade.land)
                table.rows.push_back({static_cast<std::int64_t>(year.year), trade.name, land.by, 100 * land.share.value,
                                      trade.inland.empty() ? Cell{} : Cell{carried * land.share.value / kilo},
                                      std::string(land.over.empty() ? "the scenario" : "the network")});
        }
    return table;
}

Table lines_table(const std::vector<NetworkYear>& years)
{
    Table table{"Paths a day on each railway line, each way",
                {{"year", "", Align::right, 0},
                 {"line", "", Align::left},
                 {"paths", "", Align::right, 1},
                 {"passenger trains", "", Align::right, 1},
                 {"other freight", "", Align::right, 1},
                 {"left to the port", "", Align::right, 0}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (const RailLine& line : year.scenario.railways)
            table.rows.push_back({static_cast<std::int64_t>(year.year), line.name, line.paths, line.passenger_trains,
                                  line.other_freight, static_cast<std::int64_t>(freight_paths(line).size())});
    return table;
}

Table sea_cut_table(const std::vector<NetworkYear>& years)
{
    Table table{"The most that the land could bring to the sea, or take from it, were it one trade's own",
                {{"year", "", Align::right, 0},
                 {"trade", "", Align::left},
                 {"most", "kt", Align::right, 0},
                 {"stopped by", "", Align::left},
                 {"no way from or to", "", Align::left}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (const SeaCut& cut : year.cuts)
            table.rows.push_back({static_cast<std::int64_t>(year.year), cut.trade, cut.tonnes / kilo,
                                  stretches(year.scenario.network, cut.links),
                                  fmt::format("{}", fmt::join(cut.no_way, ", "))});
    return table;
}

Table not_carried_table(const std::vector<NetworkYear>& years)
{
    Table table{"What finds no room, and what stops it",
                {{"year", "", Align::right, 0},
                 {"trade", "", Align::left},
                 {"from", "", Align::left},
                 {"to", "", Align::left},
                 {"left", "kt", Align::right, 1},
                 {"stopped by", "", Align::left}},
                {},
                {}};
    constexpr double close = 0.001; // t: whole kilograms are carried
    for (const NetworkYear& year : years)
        for (const Carried& own : year.assignment.of)
            if (own.what.tonnes - own.tonnes > close)
                table.rows.push_back(
                    {static_cast<std::int64_t>(year.year), own.what.trade, own.what.from, own.what.to,
                     (own.what.tonnes - own.tonnes) / kilo,
                     own.cut.empty() ? std::string("no link leads there") : stretches(year.scenario.network, own.cut)});
    return table;
}

Table within_table(const NetworkSpec& network, Date on, const std::string& place, double hours)
{
    Table table{"Places within an hour of " + place,
                {{"place", "", Align::left}, {"kind", "", Align::left}, {"hours", "h", Align::right, 2}},
                {},
                {}};
    const std::vector<double> all = hours_from(network, on, place);
    for (std::size_t p = 0; p < network.places.size(); ++p)
        if (all[p] > 0 && all[p] <= hours)
            table.rows.push_back({network.places[p].name,
                                  std::string(words<PlaceKind>[static_cast<std::size_t>(network.places[p].kind)]),
                                  all[p]});
    return table;
}

} // namespace port::report
