#pragma once
#include "tools/study/build_year.h"
#include "tools/study/capacity_rule.h"
#include "tools/study/trials.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace port::study {

struct LadderRequest {
    std::optional<int> year;           ///< nothing: that of the goal, else the last reported
    std::optional<CapacityRule> until; ///< a goal
    std::optional<double> budget;      ///< of capital, over all rungs; of investments alone
    bool invest = false;               ///< among the scenario's investments, else a little more of what is suspected
    std::size_t most = 10;             ///< rungs
    TrialRequest trials;
};

/// The port after some steps.
struct Rung {
    std::string added;              ///< what the step gave more of, or built; empty: the port as it is
    std::string change;             ///< "10 % more rate", "opens in 2012"
    std::optional<PairedGain> gain; ///< over the rung below, in the year's measure
    std::string gain_unit;          ///< "t", "h"
    bool settled = true;            ///< whether the year has a steady state
    Figure throughput;
    std::optional<Figure> waiting;   ///< nothing without a steady state
    std::optional<double> goal;      ///< mean of the goal's figure
    bool reached = false;            ///< whether the goal is
    std::string binds;               ///< what binds now: a resource, "demand", or "not found"; empty: not looked for
    bool many = false;               ///< whether that is a plural
    double capital = 0;              ///< of this step
    std::optional<PairedGain> worth; ///< net present value of this step
};

struct Ladder {
    int year = 0;
    std::string currency;             ///< empty where nothing is built
    std::vector<Rung> rungs;          ///< from the port as it is
    std::vector<BuildChoice> choices; ///< of the first step, in the scenario's order; without figures
    std::string ended;                ///< why it goes no further
    std::string sentence;
    std::vector<std::string> remarks;
};

/// One step after another, each the one that gains most of those that surely gain (Holm over all tried for that step):
/// tonnes where the year has no steady state, else waiting saved; of investments, the net present value at the best
/// year for each of its capital. All on the same streams, so that a rung's gain is its own.
///
/// It ends at the goal (its figure's mean keeps to it and the year has a steady state, unless the figure is throughput
/// or backlog); at `most` rungs; where nothing that was tried surely gains, or is within the budget; and, without a
/// goal or investments, where demand binds (RULES.md 11), since what is then saved is hardly worth a step.
///
/// @param base  the figures of each replication of the scenario (of `without_choices`, where it is to build)
/// @throws NothingToBuild, ModelFailure, RunStopped
[[nodiscard]] Ladder climb(const Scenario& scenario, const Replications& base, const LadderRequest& request,
                           const RunFigures& figures);

} // namespace port::study
