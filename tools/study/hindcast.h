#pragma once
#include "models/scenario/scenario.h"
#include "tools/study/wait_errors.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// A record that the scenario can't be run with; the text says why.
struct HindcastRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A recorded call of one of a scenario's trades.
struct ObservedCall {
    std::size_t trade = 0;
    Moment arrived;
    std::string ship; ///< empty: the class that fits her parcel best, see `class_of`
    Mass tonnes;
    double waited = 0; ///< h
};

/// The class of a trade for a parcel whose ship is not named: of those whose parcels go from less to more than it, else
/// of those that can carry it, else of all, the one whose usual parcel is nearest; the first of several.
/// @throws HindcastRefused  if the trade has no classes
[[nodiscard]] const std::string& class_of(const Scenario& scenario, const TradeSpec& trade, Mass tonnes);

/// The scenario with the recorded calls in place of the drawn ones of their trades; the other trades stay as they are.
/// It begins on the day of the first call, after its own warm-up, and ends 60 days after the last one.
/// @param calls  in order of time, one at least
/// @throws HindcastRefused  if it is not one that can be run
[[nodiscard]] Scenario with_recorded_calls(const Scenario& scenario, std::span<const ObservedCall> calls);

struct HindcastRequest {
    std::uint64_t seed = 1;
    std::size_t replications = 20; ///< two at least
    unsigned threads = 0;          ///< 0: as many as there are cores
    Span skip;                     ///< calls of so long after the first are run and not compared: the port fills
    HindcastLimits limits;
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// Errors over some of the calls.
struct ErrorsOf {
    std::string of; ///< "all"; a trade; a class of ships; a month, 2009-01
    std::size_t unserved = 0;
    std::optional<WaitErrors> errors;
};

struct HindcastAnswer {
    std::vector<std::optional<ForecastWait>> waits; ///< by call; nothing: skipped, or not served in some replication
    std::vector<std::string> ships;                 ///< by call, the class
    std::size_t skipped = 0;
    std::vector<ErrorsOf> by_trade; ///< all first, if there are several
    std::vector<ErrorsOf> by_class;
    std::vector<ErrorsOf> by_month;
    std::vector<Criterion> criteria; ///< of all, then of each trade if there are several
    [[nodiscard]] bool passes() const;
};

/// Runs the recorded calls and holds the predicted waits, from arrival to the start of her passage, against the
/// observed ones. The same answer for any number of threads.
/// @throws HindcastRefused before anything runs; ModelFailure, RunStopped
[[nodiscard]] HindcastAnswer hindcast(const Scenario& scenario, std::span<const ObservedCall> calls,
                                      const HindcastRequest& request);

} // namespace port::study
