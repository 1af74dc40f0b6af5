#pragma once
#include "models/scenario/scenario.h"
#include "tools/study/binding.h"
#include "tools/study/capacity_points.h"
#include "tools/study/run_figures.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace port::study {

struct CapacityRequest {
    PointRequest point;  ///< `confidence` there is that of the capacity's interval
    bool binding = true; ///< whether to find what binds at the capacity, by trials
    bool curve = true;   ///< whether to run demands over the whole range, beside those that find the capacity
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// The most tonnes a year that keep to the rules, and how sure that is.
struct Capacity {
    bool found = false; ///< false: a rule is broken at any demand, or by none that was tried; `remarks` say which
    double factor = 0;  ///< of the scenario's demand
    double tonnes = 0;  ///< a year
    double low = 0;     ///< t a year; the interval's lower end
    std::optional<double> high;       ///< nothing: no demand that was tried surely breaks a rule
    std::string stopped_by;           ///< the rule, or "steady state of coal"
    std::vector<CapacityPoint> curve; ///< every demand tried, ascending; readings never fall (isotonic fit)
    CapacityPoint at;                 ///< at the capacity itself
    Verdict verdict;                  ///< what binds there
    std::vector<std::string> remarks;
};

/// The greatest demand of a category, or of all alike, at which the port keeps to every rule and has a steady state.
///
/// The demand is bracketed by halving and by half as much again, then the crossing of each rule's mean is closed in to
/// four parts in a thousand; all demands are run on the same streams. Through the points of each rule goes an isotonic
/// fit, since more demand never helps, and the capacity is the least demand at which one of them crosses its limit.
///
/// Interval: the demands at which the port can't be told to break or to keep to the rules. Its lower end is where the
/// first rule's upper bound (Student's t over replications) crosses the limit, its upper end where the first lower
/// bound does. The capacity of the infinitely long run lies in it with chance `confidence` for one rule, as far as a
/// rule's figure over replications is about normal and a run without start-up bias; with several rules each bound is at
/// 1 - alpha / rules, and the chance is at least that. It says nothing of doubt about the inputs. Where the steady
/// state stops it, the limit is the growth of the backlog that RULES.md 11 gives, in place of a rule.
///
/// @throws BadQuestion  if rules are of different years, or the demand can't be scaled; ModelFailure, RunStopped
[[nodiscard]] Capacity find_capacity(const Scenario& scenario, const CapacityRequest& request,
                                     const RunFigures& figures);

} // namespace port::study
