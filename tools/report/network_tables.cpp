#include "tools/report/network_tables.h"

#include <algorithm>

namespace port::report {
namespace {

std::string stretch(const LinkSpec& link)
{
    return link.name + " (" + link.from + " - " + link.to + ")";
}

std::string stretches(const NetworkSpec& network, const std::vector<std::size_t>& links)
{
    std::string text;
    for (const std::size_t l : links) text += (text.empty() ? "" : ", ") + stretch(network.links[l]);
    return text;
}

/// The names of the links that a consignment goes over, each once.
std::string ways(const NetworkSpec& network, const Carried& carried)
{
    std::vector<std::string> names;
    for (std::size_t l = 0; l < network.links.size(); ++l)
        if (carried.on[l] > 0 && std::find(names.begin(), names.end(), network.links[l].name) == names.end())
            names.push_back(network.links[l].name);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

constexpr double kilo = 1000;

} // namespace

Table links_table(const NetworkSpec& network, const std::vector<NetworkYear>& years)
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
                 {"use", "%", Align::right, 1}},
                {},
                {}};
    for (const NetworkYear& year : years)
        for (std::size_t l = 0; l < network.links.size(); ++l) {
            const LinkSpec& link = network.links[l];
            const double forth = year.assignment.forth[l];
            const double back = year.assignment.back[l];
            const bool freight = carries_freight(link, year.on);
            const double room = freight ? link.capacity.value : 0;
            table.rows.push_back({static_cast<std::int64_t>(year.year), link.name,
                                  std::string(words<LinkMode>[static_cast<std::size_t>(link.mode)]), link.from, link.to,
                                  room / kilo, forth / kilo, back / kilo,
                                  room > 0 ? Cell{100 * std::max(forth, back) / room} : Cell{}});
        }
    return table;
}

Table cargo_table(const NetworkSpec& network, const std::vector<NetworkYear>& years)
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
                                  ways(network, own)});
    return table;
}

Table not_carried_table(const NetworkSpec& network, const std::vector<NetworkYear>& years)
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
                     own.cut.empty() ? std::string("no link leads there") : stretches(network, own.cut)});
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
