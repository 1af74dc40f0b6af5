#pragma once
#include "models/results/figures.h"
#include "tools/study/compare.h"
#include "tools/study/measure_name.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace port::study {

/// By how much a figure may not change from the first scenario to another.
struct ChangeLimit {
    std::string text; ///< as it was written
    Quantity quantity;
    bool above = true;     ///< whether a change above `amount` breaks it, or one below
    bool relative = false; ///< whether `amount` is a share of the first scenario's figure
    double amount = 0;     ///< else in the figure's unit
};

/// Reads `waiting.coal.mean > +5%`, `throughput < -10 kt`, `waiting.coal.p90@2010 > 2 h`: a figure (measure_name.h),
/// `>` or `<`, and the change from the first scenario that breaks the limit. A percentage is of the first scenario's
/// figure, also where the figure is a share itself; `0.05` is an absolute change of a share.
/// @param known  the figures of one replication of the first scenario
/// @throws BadQuestion, UnknownMeasure
[[nodiscard]] ChangeLimit change_limit(std::string_view text, std::span<const Measured> known);

enum class Held {
    yes,      ///< the interval lies wholly within the limit
    no,       ///< wholly beyond it; or the alternative has no steady state, where the figure needs one
    not_told, ///< on both sides
};

/// What runs say of one limit and one alternative.
struct LimitOutcome {
    std::size_t run = 0;
    ChangeLimit limit;
    Held held = Held::not_told;
    double change = 0;               ///< in the figure's unit, or as a share of the first scenario's
    std::optional<double> low, high; ///< of it; nothing with one pair
    double confidence = 0;           ///< of that interval
    std::string reason;              ///< why there is no change to tell; else empty
};

/// Holds every alternative to every limit, by an interval over pairs of b - a - amount, or of b - (1 + amount) a where
/// the limit is relative: one that lies above nought is beyond `>`, one below nought beyond `<`.
///
/// Intervals are adjusted by Bonferroni for all limits and alternatives of the call, so that with chance `confidence`
/// at least all of them hold at once: no limit that is kept in the mean is reported as broken, nor the reverse.
/// In a year without steady state only throughput and backlog can be held to a limit: an alternative without one breaks
/// any other, since its waits grow with the length of the run; where the first scenario alone has none, nothing is
/// told.
[[nodiscard]] std::vector<LimitOutcome> held_limits(const std::vector<ComparedRun>& runs,
                                                    const std::vector<ChangeLimit>& limits, double confidence = 0.95);

/// Whether an outcome fails a comparison: if it is broken; `strict`, unless it is held.
[[nodiscard]] inline bool fails(const LimitOutcome& outcome, bool strict)
{
    return outcome.held == Held::no || (strict && outcome.held != Held::yes);
}

} // namespace port::study
