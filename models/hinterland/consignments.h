#pragma once
#include "models/hinterland/assignment.h"

#include <vector>

namespace port {

/// What the trades that say where their cargo comes from, or goes to, ask of the land in a calendar year.
[[nodiscard]] std::vector<Consignment> consignments(const Scenario& scenario, int year);
/// The same for tonnes that are given, by trade.
[[nodiscard]] std::vector<Consignment> consignments(const Scenario& scenario, const std::vector<double>& tonnes);

} // namespace port
