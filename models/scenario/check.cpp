#include "models/scenario/check.h"

#include "models/scenario/checks.h"

namespace port {

std::vector<Problem> check(const Scenario& scenario, const Catalogues& catalogues, std::span<const std::string> broken)
{
    Findings findings(broken);
    check_values(scenario, catalogues, findings);
    const ScenarioNames names = check_names(scenario, findings);
    check_stores(scenario, names, findings);
    check_trades(scenario, names, findings);
    check_demand(scenario, names, findings);
    check_assembled(scenario, findings);
    check_blends(scenario, findings);
    check_quotas(scenario, findings);
    check_reach(scenario, names, findings);
    check_calls(scenario, findings);
    check_opening(scenario, names, findings);
    check_volumes(scenario, findings);
    check_network(scenario, findings);
    check_laytime(scenario, findings);
    check_costs(scenario, findings);
    check_tide(scenario, findings);
    check_marine(scenario, findings);
    check_ice(scenario, names, findings);
    check_shore(scenario, names, findings);
    check_weather(scenario, names, findings);
    check_landside(scenario, findings);
    check_days(scenario, names, catalogues, findings);
    check_doubt(scenario, names, catalogues, findings);
    return std::move(findings.problems);
}

} // namespace port
