#pragma once
#include "sim/statistics/student.h"
#include "tools/study/fit_calls.h"
#include "tools/study/run_figures.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// The mean wait under one law of the time between calls.
struct LawWait {
    std::string law;                      ///< as the scenario has it: poisson ...; "the scenario's own", "best of each"
    std::string of;                       ///< a trade, or "port"
    std::optional<sim::Interval> waiting; ///< h; nothing where no call was clear
    std::optional<sim::Interval> more;    ///< h, than under the scenario's own laws, replication by replication
};

struct LawWaitRequest {
    std::uint64_t seed = 1;
    std::size_t replications = 10;
    unsigned threads = 0;
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// How much the wait moves from law to law: the scenario with the fitted parcels, first with its own laws of arrivals,
/// then with each law in all trades whose gaps can be of it (the others keep their best), last with the best of each.
/// Tonnes asked for are the same and so are the streams: what differs is the law. A wait is that of the figures, the
/// mean over the reported years.
/// @param file  the record's name
/// @throws FitRefused, ModelFailure, RunStopped
[[nodiscard]] std::vector<LawWait> waits_by_law(std::span<const CategoryFit> fits, const Scenario& scenario,
                                                const std::string& file, const LawWaitRequest& request,
                                                const RunFigures& figures);

} // namespace port::study
