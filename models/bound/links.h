#pragma once
#include "models/bound/offered.h"
#include "models/bound/waterfall.h"

#include <vector>

namespace port::bound {

/// The links of a port in a period, each list in the order of the scenario's.
struct Links {
    std::vector<Waterfall> sea;                    ///< channel, tugs, pilots: in ships' moves; they bound no tonnes
    std::vector<std::vector<Waterfall>> handlings; ///< by line of berths, then by what it handles
    std::vector<Waterfall> pools, machines;
    std::vector<Waterfall> dumpers; ///< by rail service
    std::vector<Waterfall> stations;
    std::vector<Waterfall> railways;
    std::vector<Waterfall> gates; ///< by road service
    std::vector<Waterfall> roads; ///< in vehicles; they bound no tonnes
    std::vector<Waterfall> pipelines;
    std::vector<Waterfall> ways; ///< open links of the network, in its order; a run does not feel them
    std::vector<double> room;    ///< t that each store holds at most; endless where it has no known size

    /// All that somebody uses or could, from the sea to the land.
    [[nodiscard]] std::vector<const Waterfall*> all() const;
};

/// @param all  what each trade is offered in the period
[[nodiscard]] Links links_of(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all,
                             int period);

/// The parts of it, each in a file of its own.
void add_quay(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all, int period, Links& links);
void add_land(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all, int period, Links& links);
void add_sea(const Plan& plan, const std::vector<Offered>& all, int period, Links& links);
void add_ways(const Plan& plan, const std::vector<Offered>& all, int period, Links& links);

/// Whether some of a trade's ships, as the list of its classes has them, are short enough for a berth.
[[nodiscard]] bool takes(const BerthSpec& berth, const Scenario& scenario, const Offered& trade);
/// The handling of a category at a berth; null if it has none.
[[nodiscard]] const HandlingSpec* handling_of(const BerthSpec& berth, const std::string& category);
/// t/h that one berth can do for a category: its own equipment, and what comes to it.
[[nodiscard]] double effective_rate(const Scenario& scenario, const HandlingSpec& handling);
/// The share of a trade's tonnes that each line of berths works, if all are shared by what they can do.
[[nodiscard]] std::vector<double> berth_shares(const Scenario& scenario, std::size_t trade, const Offered& offered);

} // namespace port::bound
