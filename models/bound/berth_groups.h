#pragma once
#include "models/bound/links.h"

#include <optional>
#include <string>
#include <vector>

namespace port::bound {

/// Berths that trades share, and all trades that share them: what is a queue of its own.
struct BerthGroup {
    std::vector<std::size_t> berths; ///< lines of berths
    std::vector<std::size_t> trades;
    std::string name;   ///< of its lines
    int count = 0;      ///< berths; of a continuous quay the ships of mean length that lie at it
    double calls = 0;   ///< in the period
    double service = 0; ///< h, the mean from the start of passage to unberthed, if nothing but the berth is waited for
    double occupancy = 0; ///< expected: hours that its calls take / hours that its berths are there
    /// Expected mean waiting / mean service: of M/M/n, and of M/E2/n by Lee and Longton; nothing at an occupancy of 1
    /// or more, or if nobody calls.
    std::optional<double> waiting_mm, waiting_me2;
    double guide = 0;  ///< the berth occupancy that UNCTAD advises at most for that number
    bool open = false; ///< some of its ships are not known beforehand
};

/// The groups of a period, in the order of their first lines; lines that nobody uses are in none.
[[nodiscard]] std::vector<BerthGroup> berth_groups(const Plan& plan, const WeatherShare& weather, const Links& links,
                                                   const std::vector<Offered>& all, int period);

/// The chance that a customer waits in M/M/n.
///     C = B / (1 - load (1 - B)), where B, of n servers that lose who can't be served, is found one server at a time
/// @param load  arrivals x service / n, below 1. Source: Erlang 1917; Kleinrock, Queueing Systems I, 1975, section 3.5
[[nodiscard]] double erlang_c(int servers, double load);

} // namespace port::bound
