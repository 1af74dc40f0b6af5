#pragma once
#include "models/scenario/scenario.h"

#include <cstdint>

namespace port::test {

/// A small port made at random: one to three berths, stores with places, grades, levels and reach tables, yards that
/// assemble, machines that are shared, pooled and break down, and trains, trucks and pipelines in and out. Its lists
/// have no order that a rule could look at: no two berths are alike, and no two calls come at one instant.
/// Always a scenario that `check` lets pass.
[[nodiscard]] Scenario random_port(std::uint64_t number);

/// The same port, whose ships may have several parcels, worked in order or together, at one berth or at several; some
/// are there when the run begins; and storms come.
[[nodiscard]] Scenario with_calls_of_all_kinds(Scenario scenario, std::uint64_t number);

/// The same port with its lists in another order.
[[nodiscard]] Scenario listed_otherwise(Scenario scenario, std::uint64_t number);

/// Ships without end unload into one place that `links` pipelines alike empty, or load from one that they fill: at each
/// of `berths` berths alike one machine works.
[[nodiscard]] Scenario random_chain(std::uint64_t number, int berths, int links);

} // namespace port::test
