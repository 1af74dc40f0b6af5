#pragma once
#include "models/bound/windows.h"
#include "models/record/periods.h"
#include "models/scenario/choices.h"

#include <deque>

namespace port::bound {

/// The port between two days on which it changes.
struct Piece {
    Window when;
    const Scenario* now; ///< as it stands
    /// The same, but of what is counted as many as there ever were until then: who is at work at a berth, crane or
    /// dumper that is taken away goes on. No run has more of anything at that time.
    const Scenario* most;
};

/// A scenario laid out over its calendar. Rates are in tonnes also where they are given in cubic metres.
class Plan {
public:
    /// @param scenario  outlives the plan; `check` found nothing wrong with it
    Plan(const Scenario& scenario, const Catalogues& catalogues);
    Plan(const Plan&) = delete;

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] const Calendar& calendar() const { return calendar_; }
    [[nodiscard]] const Periods& periods() const { return periods_; }
    [[nodiscard]] Window window(int period) const { return {periods_.start(period), periods_.end(period)}; }
    /// The pieces of a period in order of time; they fill it.
    [[nodiscard]] std::vector<Piece> pieces(int period) const;
    /// As it stands for most of a period.
    [[nodiscard]] const Scenario& usual(int period) const;
    /// What there is at most at any time until the end of a period: also of rates and room.
    [[nodiscard]] const Scenario& greatest(int period) const { return *pieces(period).back().most; }

private:
    const Scenario& scenario_;
    std::deque<Scenario> versions_, greatest_;
    Calendar calendar_;
    Periods periods_;
    std::vector<sim::Time> from_; ///< of each version
};

} // namespace port::bound
