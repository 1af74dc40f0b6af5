#include "models/hinterland/land_by_network.h"

#include "models/hinterland/consignments.h"
#include "models/record/run_errors.h"
#include "models/scenario/change.h"
#include "models/scenario/dates.h"
#include "models/scenario/freight_paths.h"
#include "models/scenario/name_index.h"
#include "models/scenario/volumes.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace port {
namespace {

constexpr double days_a_year = 365;

bool follows(const TradeSpec& trade)
{
    return std::any_of(trade.land.begin(), trade.land.end(), [](const LandShare& land) { return !land.over.empty(); });
}

bool any_follows(const Scenario& scenario)
{
    return std::any_of(scenario.trades.begin(), scenario.trades.end(), follows);
}

/// Which of the trade's ways a tonne takes that goes so; none if it meets none of their links.
std::optional<std::size_t> way_of(const Scenario& scenario, const TradeSpec& trade, const CarriedWay& way)
{
    std::optional<std::size_t> last; // seen from inland
    for (const std::size_t link : way.links)
        for (std::size_t k = 0; k < trade.land.size(); ++k) {
            const std::vector<std::string>& over = trade.land[k].over;
            if (std::find(over.begin(), over.end(), scenario.network.links[link].name) == over.end()) continue;
            if (trade.direction == Direction::unloaded) return k;
            last = k;
        }
    return last;
}

void relieve_lines(Scenario& scenario, Date on)
{
    for (const LinkSpec& link : scenario.network.links) {
        if (link.relieves.empty() || !is_open(link, on)) continue;
        RailLine& line = scenario.railways[static_cast<std::size_t>(index_of(scenario.railways, link.relieves))];
        line.passenger_trains = std::max(0.0, line.passenger_trains - link.trains);
    }
}

void measure_links(Scenario& scenario)
{
    for (LinkSpec& link : scenario.network.links) {
        if (link.line.empty()) continue; // its capacity is given
        const RailLine& line = *named(scenario.railways, link.line);
        const auto paths = static_cast<double>(freight_paths(line).size());
        link.capacity = tonnes_per_year(paths * days_a_year * link.train_load.value);
    }
}

/// The part of what goes over the network that each way over land of a trade has, in the order of its `land`; empty
/// if none of it goes over any.
std::vector<double> shares_of_ways(const Scenario& scenario, const TradeSpec& trade,
                                   const std::vector<const Carried*>& carried)
{
    std::vector<double> tonnes(trade.land.size());
    for (const Carried* own : carried)
        for (const CarriedWay& way : own->ways)
            if (const auto k = way_of(scenario, trade, way)) tonnes[*k] += way.tonnes;
    const double all = std::accumulate(tonnes.begin(), tonnes.end(), 0.0);
    if (all <= 0) return {};
    for (double& part : tonnes) part /= all;
    return tonnes;
}

} // namespace

std::vector<Date> days_of_versions(const Scenario& scenario)
{
    const std::vector<Date> opens = days_of_change(scenario);
    std::set<Date> changes(opens.begin(), opens.end());
    for (const LinkSpec& link : scenario.network.links) {
        if (link.opens) changes.insert(*link.opens);
        if (link.closes) changes.insert(*link.closes);
    }
    const int first = to_civil(scenario.start).year;
    const Date last_day{scenario.start.days + static_cast<int>(scenario.horizon.value / seconds_a_day)};
    const int last = scenario.horizon.value > 0 ? to_civil(last_day).year : first + scenario.years - 1;
    for (int year = first + 1; any_follows(scenario) && year <= last; ++year) changes.insert(first_of_year(year));
    changes.erase(changes.begin(), changes.upper_bound(scenario.start));
    return {changes.begin(), changes.end()};
}

Scenario version_of(const Scenario& scenario, Date on, const Catalogues& catalogues)
{
    Scenario version = as_of(scenario, on, catalogues);
    rate_in_tonnes(version);
    follow_network(version, on);
    return version;
}

void follow_network(Scenario& scenario, Date on)
{
    relieve_lines(scenario, on);
    measure_links(scenario);
    if (!any_follows(scenario)) return;
    const int year = to_civil(on).year;
    const Assignment all = assign(scenario.network, on, consignments(scenario, year));
    for (TradeSpec& trade : scenario.trades) {
        if (!follows(trade)) continue;
        std::vector<const Carried*> own;
        for (const Carried& carried : all.of)
            if (carried.what.trade == trade.name) own.push_back(&carried);
        std::vector<double> shares = shares_of_ways(scenario, trade, own);
        if (shares.empty()) { // it has no demand, or no room beside the others: as if it were alone
            std::vector<Consignment> alone;
            for (const Carried* carried : own) {
                Consignment& what = alone.emplace_back(carried->what);
                what.tonnes = 1;
            }
            const Assignment its = assign(scenario.network, on, alone);
            own.clear();
            for (const Carried& carried : its.of) own.push_back(&carried);
            shares = shares_of_ways(scenario, trade, own);
        }
        if (shares.empty())
            throw ModelFailure("no cargo of '" + trade.name + "' goes over the links that its ways over land name in " +
                               std::to_string(year));
        for (std::size_t k = 0; k < shares.size(); ++k) trade.land[k].share = share(shares[k]);
    }
}

} // namespace port
