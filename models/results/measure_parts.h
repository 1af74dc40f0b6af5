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
/// What is paid for the laytime of a trade's calls that arrived in a period.
struct LaytimeMoney {
    double demurrage = 0;
    double despatch = 0;
};
[[nodiscard]] LaytimeMoney laytime_money(const Facts& facts, std::size_t trade, int period);
/// Costs by trade, of each category and the port, where a scenario has prices.
void measure_costs(const Facts& facts, int period, FigureList& list);
/// Energy and carbon dioxide by trade, of each category and the port, and by machine, where a scenario says what is
/// used.
void measure_energy(const Facts& facts, int period, FigureList& list);
/// Tonnes of a trade over the quay in a period.
[[nodiscard]] double tonnes_of(const Facts& facts, std::size_t trade, int period);
/// Whether a line of the ledger crosses the quay.
[[nodiscard]] bool over_quay(const LedgerLine& line);

/// The ledger's lines in order of name: sums run in it.
[[nodiscard]] std::vector<std::size_t> lines_by_name(const Facts& facts);

} // namespace port
