#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace port::study {

/// How much better a year goes with more of one resource, as a mean over paired replications with its interval.
struct Gain {
    int year = 0;
    std::string unit; ///< "t": tonnes more; "h": mean hours of waiting saved
    double mean = 0, low = 0, high = 0;
};

/// One resource, what was tried of it, and what that gave.
struct Trial {
    std::string resource;    ///< "wagon dumper", "berths coal 1", "tugs"
    std::string change;      ///< "10 % more rate", "one more"
    std::vector<Gain> gains; ///< one a year
};

/// What binds in one year.
struct YearVerdict {
    int year = 0;
    bool settled = true;      ///< false: the backlog grows, no steady state
    double demand = 0;        ///< t, mean over replications
    double throughput = 0;    ///< t
    std::string binds;        ///< resource, or "demand", or "not found"
    std::string reason;       ///< in words: the cause it shows by
    std::optional<Gain> gain; ///< of the resource that binds
};

/// The answer to the planner's first question.
struct Verdict {
    std::string sentence; ///< what binds, from which year, how sure; one plain sentence
    std::vector<YearVerdict> years;
    std::vector<Trial> trials; ///< by gain in the last year, greatest first
};

} // namespace port::study
