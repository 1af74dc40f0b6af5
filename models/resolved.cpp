#include "models/resolved.h"

#include "models/catalogues.h"
#include "models/hinterland/land_by_network.h"

namespace port {

Resolved resolved(const Scenario& scenario)
{
    Resolved all{scenario, days_of_versions(scenario), {version_of(scenario, scenario.start, catalogues())}};
    for (const Date day : all.from) all.versions.push_back(version_of(scenario, day, catalogues()));
    return all;
}

} // namespace port
