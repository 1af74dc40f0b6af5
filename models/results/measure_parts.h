#pragma once
#include "models/results/facts.h"
#include "models/results/figure_list.h"

namespace port {

/// The figures over calls: for the port, each category, and its directions.
void measure_calls(const Facts& facts, int period, FigureList& list);
/// The figures of resources: berths, tugs, channel, trains, links, machines, stores.
void measure_resources(const Facts& facts, int period, FigureList& list);
/// The figures over the laytime of calls, of trades that have one: for the port, each category and trade.
void measure_laytime(const Facts& facts, int period, FigureList& list);
/// Whether a line of the ledger crosses the quay.
[[nodiscard]] bool over_quay(const LedgerLine& line);

} // namespace port
