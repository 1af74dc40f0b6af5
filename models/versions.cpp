#include "models/versions.h"

#include "models/catalogues.h"
#include "models/hinterland/land_by_network.h"

namespace port {

Versions versions_of(const Scenario& scenario)
{
    Versions all{scenario, days_of_versions(scenario), {version_of(scenario, scenario.start, catalogues())}};
    for (const Date day : all.from) all.scenarios.push_back(version_of(scenario, day, catalogues()));
    return all;
}

} // namespace port
