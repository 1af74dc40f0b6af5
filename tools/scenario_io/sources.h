#pragma once
#include "tools/scenario_io/origins.h"
#include "tools/scenario_io/read_scenario.h"

#include <vector>

namespace port::io {

/// Every value of a scenario but names, references and the years that head a list, with where it comes from, in the
/// order of the field tables.
[[nodiscard]] std::vector<Sourced> list_sources(const Scenario& scenario, const Origins& origins,
                                                const Catalogues& catalogues);

} // namespace port::io
