#include "models/scenario/dates.h"
#include "models/versions.h"
#include "tools/cli/options.h"
#include "tools/cli/telling.h"
#include "tools/report/network_maps.h"
#include "tools/report/network_tables.h"

#include <algorithm>
#include <cstdio>

namespace port::cli {
namespace {

constexpr double an_hour = 1;

std::vector<report::NetworkYear> years_of(const Scenario& scenario)
{
    const Versions days = versions_of(scenario);
    const int first = to_civil(scenario.start).year;
    const int count = scenario.horizon.value > 0 ? 1 : scenario.years;
    std::vector<report::NetworkYear> years;
    for (int year = first; year < first + count; ++year) {
        // What opens within the year counts in the simulation from its day on, and here from the next year on.
        const Date on = year == first ? scenario.start : first_of_year(year);
        const auto version = std::upper_bound(days.from.begin(), days.from.end(), on) - days.from.begin();
        years.push_back(report::network_year(year, on, days.scenarios[static_cast<std::size_t>(version)]));
    }
    return years;
}

/// Where most of the people live, if nobody says otherwise: the first city listed.
std::string centre_of(const NetworkSpec& network)
{
    const auto city = std::find_if(network.places.begin(), network.places.end(),
                                   [](const PlaceSpec& place) { return place.kind == PlaceKind::city; });
    return (city == network.places.end() ? network.places.front() : *city).name;
}

} // namespace

int network_command(const NetworkOptions& options)
{
    const auto read = read_or_tell(options.scenario, options.sets);
    if (!read) return bad_input;
    const NetworkSpec& network = read->scenario.network;
    if (network.places.empty()) {
        std::fprintf(stderr, "portsim: %s has no network\n", options.scenario.c_str());
        return bad_input;
    }
    const std::vector<report::NetworkYear> years = years_of(read->scenario);
    if (options.geojson || options.graphviz) {
        const report::NetworkYear& first = years.front();
        std::fputs((options.geojson ? report::to_geojson(first) : report::to_graphviz(first)).c_str(), stdout);
        return done;
    }
    const Tables tables{
        {"links", report::links_table(years)},
        {"cargo", report::cargo_table(years)},
        {"ways", report::ways_table(years)},
        {"railway_lines", report::lines_table(years)},
        {"sea_cut", report::sea_cut_table(years)},
        {"not_carried", report::not_carried_table(years)},
        {"within_an_hour", report::within_table(network, read->scenario.start, centre_of(network), an_hour)}};
    std::fputs(text_of(tables, options.json ? TablesAs::json : TablesAs::terminal).c_str(), stdout);
    return done;
}

} // namespace port::cli
