#pragma once
#include "models/environment/hours.h"
#include "models/scenario/berths.h"

#include <utility>
#include <vector>

namespace port {

/// When a berth is closed by plan: outside its opening hours, and while all that works cargo at it is under maintenance
/// at once. Breakdowns, weather and hours without a crew close no berth.
class PlannedClosures {
public:
    /// @param zero  the start of the scenario, which plans of maintenance count from
    PlannedClosures(const BerthSpec& from, const Calendar& calendar, sim::Time zero);

    /// It never closes.
    [[nodiscard]] bool never() const { return hours_.always() && plans_.empty(); }
    [[nodiscard]] bool closed(sim::Time time) const;
    /// How much of [from, to) it is closed.
    [[nodiscard]] sim::Duration within(sim::Time from, sim::Time to) const;

private:
    struct Plan {
        sim::Time first;
        sim::Duration every, lasts;
    };
    [[nodiscard]] static bool stands(const Plan& plan, sim::Time time);
    [[nodiscard]] static sim::Time changes(const Plan& plan, sim::Time time);
    [[nodiscard]] sim::Time changes(sim::Time time) const;

    Hours hours_;
    std::vector<std::vector<Plan>> plans_; ///< by handling; none where one of them is never maintained
};

} // namespace port
