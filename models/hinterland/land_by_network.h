#pragma once
#include "models/scenario/choices.h"
#include "models/scenario/scenario.h"

#include <vector>

namespace port {

/// The days after the start from which on a scenario is another: what an investment opens or changes, links that open
/// or close, and, where a trade's ways over land follow the network, each new year. In order, none twice.
[[nodiscard]] std::vector<Date> days_of_versions(const Scenario& scenario);
/// The scenario as it stands on a day, with what the network gives then; rates in tonnes also where they are given in
/// cubic metres. @throws ModelFailure  as `follow_network`
[[nodiscard]] Scenario version_of(const Scenario& scenario, Date on, const Catalogues& catalogues);

/// What the network says on a day, written into that day's scenario:
/// - passenger trains that a passenger railway takes from a railway line are no longer on it;
/// - a link that is a railway line's has the capacity of the line's freight paths, of whole days;
/// - the ways of a trade that name links `over` which they lead get the shares of the tonnes that go over them in the
///   assignment of that year. A tonne that goes over the links of two ways counts for the one nearest to the terminal.
///   What finds no room, or goes over none of them, is asked of the ways in the same ratio. A trade without demand in
///   that year has the shares of one tonne.
/// @throws ModelFailure  if a trade's cargo goes over none of the links its ways name
void follow_network(Scenario& scenario, Date on);

} // namespace port
