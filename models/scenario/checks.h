#pragma once
#include "models/scenario/findings.h"
#include "models/scenario/scenario.h"

namespace port {

/// The names of a scenario, by list.
struct ScenarioNames {
    NameList categories{"categories", "category"};
    NameList ships{"ships", "ship class"};
    NameList berths{"berths", "berth"};
    NameList stores{"stores", "store"};
    NameList trades{"trades", "trade"};
    NameList machines{"machines", "machine"};
    NameList pools{"machine_pools", "machine pool"};
    NameList railways{"railways", "railway line"};
    NameList stations{"stations", "station"};
    NameList roads{"roads", "road"};
    NameList drivers{"drivers", "driver"};
    NameList doubts{"doubt", "doubt"};
    NameList links{"rail_services", "rail service, road service or pipeline"}; ///< all ways over land
};

/// The parts of `check`, each in a file of its own.
/// Each value by itself: in its range, and strategies that exist.
void check_values(const Scenario& scenario, const Catalogues& catalogues, Findings& findings);
/// Names that are there, and differ.
[[nodiscard]] ScenarioNames check_names(const Scenario& scenario, Findings& findings);
/// Trades, ship classes and stores.
void check_trades(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Demand: years that rise, and what its law goes by.
void check_demand(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Doubts: of numbers, in their range; and correlations that can hold together.
void check_doubt(const Scenario& scenario, const ScenarioNames& names, const Catalogues& catalogues,
                 Findings& findings);
/// Stores: their levels, places and grades.
void check_stores(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Assembled yards: what may stand beside them.
void check_assembled(const Scenario& scenario, Findings& findings);
/// Blends: of grades that lie in the store, in shares that add up.
void check_blends(const Scenario& scenario, Findings& findings);
/// Owners' quotas: whose cargo they count, and how much.
void check_quotas(const Scenario& scenario, Findings& findings);
/// Whether what a ship needs ashore at one time fits into its owner's quota, in stores of these capacities (t).
void check_parcels_in_quotas(const Scenario& scenario, const std::vector<double>& capacities, Findings& findings);
/// Reach tables: which machines join which places with whom.
void check_reach(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Calls that are given: when each comes.
void check_calls(const Scenario& scenario, Findings& findings);
/// The state of the port when the run begins, and how the run ends.
void check_opening(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Rates and fills in cubic metres: of cargo of one known density.
void check_volumes(const Scenario& scenario, Findings& findings);
/// Charter parties' terms of the trades.
void check_laytime(const Scenario& scenario, Findings& findings);
/// Prices: in one money, and one that is said.
void check_costs(const Scenario& scenario, Findings& findings);
/// The land behind the port: places that links reach, and trades that lead to them.
void check_network(const Scenario& scenario, Findings& findings);
/// The tide: one way to give it, and a record that reaches over the run.
void check_tide(const Scenario& scenario, Findings& findings);
/// The moves of ships: one squat of a class, and sections that are there.
void check_marine(const Scenario& scenario, Findings& findings);
/// The ice: where its thickness comes from, bands that ascend, ice-breakers where they are needed.
void check_ice(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Berths, railways, roads and pipelines.
void check_shore(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// The weather's states.
void check_weather(const Scenario& scenario, const ScenarioNames& names, Findings& findings);
/// Breakdowns and maintenance of one piece of equipment.
void check_down(const std::vector<Breakdown>& breakdowns, const std::vector<Maintenance>& maintenance,
                const std::string& path, Findings& findings);
/// Timetables and hours of the land side.
void check_landside(const Scenario& s, Findings& findings);
/// What changes on dates: whether investments and scalings are possible, whether each ship can be served on some day,
/// and whether each railway has its paths on every day.
void check_days(const Scenario& scenario, const ScenarioNames& names, const Catalogues& catalogues, Findings& findings);

} // namespace port
