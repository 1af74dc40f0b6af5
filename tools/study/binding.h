#pragma once
#include "models/results/figures.h"
#include "models/results/held_by_weather.h"
#include "models/scenario/scenario.h"
#include "tools/study/run_figures.h"

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

/// One resource, or the two best together, what was tried of it, and what that gave.
struct Trial {
    std::string resource;    ///< "dumper of coal trains", "berth 3", "tugs", "berth 3 and tugs"
    std::string change;      ///< "10 % more rate", "one more"
    std::vector<Gain> gains; ///< one a year
};

/// What binds in one year.
struct YearVerdict {
    int year = 0;
    bool settled = true;                  ///< false: the backlog grows, no steady state
    double demand = 0;                    ///< t, mean over replications
    double throughput = 0;                ///< t
    std::string binds;                    ///< resource, or "demand", or "not found"
    bool many = false;                    ///< whether `binds` is a plural
    std::string change;                   ///< of the trial that showed it
    std::string reason;                   ///< in words: the cause it shows by
    std::optional<Gain> gain;             ///< of the resource that binds
    std::optional<HeldByWeather> weather; ///< which is named, and cannot be tried

    /// Whether it is a resource that binds.
    [[nodiscard]] bool found() const { return gain.has_value(); }
};

/// The answer to the planner's first question.
struct Verdict {
    std::string sentence; ///< what binds, from which year, how sure; one plain sentence
    std::vector<YearVerdict> years;
    std::vector<Trial> trials; ///< by gain in the last year, greatest first
};

/// Finds what binds, year by year: gives each candidate a little more, on the same streams, and looks at what a year
/// gains: tonnes where the backlog grows (no steady state), else mean hours of waiting. The greatest gain whose
/// interval lies above nought binds. Weather is named beside it, not tried. Years in which demand is met and no
/// category's waiting ratio reaches 0.1 need no trial. The two best of the year that the sentence speaks of are also
/// tried together. With one replication nothing is tried: no gain could be told from chance.
///
/// @param base     the figures of each replication of the scenario as it is; the first ten at most are compared
/// @param figures  gives those of a trial
/// @throws ModelFailure, RunStopped
[[nodiscard]] Verdict what_binds(const Scenario& scenario, const Summary& summary,
                                 const std::vector<std::vector<Measured>>& base, const RunFigures& figures,
                                 unsigned threads, const std::stop_token& stop,
                                 const std::function<void(std::size_t, std::size_t)>& progress = {});

} // namespace port::study
