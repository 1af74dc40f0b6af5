#pragma once
#include "models/record/periods.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

#include <array>
#include <vector>

namespace port {

/// The roads that trucks come by, and how long these take: the law of the Bureau of Public Roads,
///     t = length / free speed x (1 + a (v / c)^b)
/// with c the capacity of a direction and v its traffic as the truck enters: the other vehicles of an hour, and the
/// trucks that entered in that direction after an hour ago, itself among them.
/// Source: Bureau of Public Roads, Traffic Assignment Manual, 1964, where a = 0.15 and b = 4.
class Roads {
public:
    enum class Way { to_port, from_port };

    Roads(const Scenario& scenario, const Periods& periods);

    /// A truck enters. @return how long it takes to the other end
    [[nodiscard]] sim::Duration enter(std::size_t road, Way way, sim::Time now);
    /// How long a flow of so many trucks an hour takes to the port; it is not counted.
    [[nodiscard]] sim::Duration flow(std::size_t road, double trucks, sim::Time now);

    /// Capacities and traffic of another day.
    void change(const Scenario& scenario, sim::Time now);
    void settle(sim::Time now);

    /// Vehicles that entered a road, and that could have, in both directions, by period.
    struct Use {
        std::vector<double> entered, possible;
    };
    [[nodiscard]] const std::vector<Use>& use() const { return use_; }

private:
    /// The trucks of the last hour, oldest first, in a ring that grows to the busiest hour.
    struct LastHour {
        std::vector<sim::Time> ring = std::vector<sim::Time>(64);
        std::size_t first = 0, count = 0;

        void forget(sim::Time now); ///< those of an hour ago and before
        void add(sim::Time now);
    };
    [[nodiscard]] sim::Duration takes(std::size_t road, double traffic) const;

    const Scenario* scenario_;
    const Periods& periods_;
    std::vector<std::array<LastHour, 2>> trucks_; ///< by road and way
    std::vector<Use> use_;
    sim::Time since_ = sim::start_of_time; ///< until when other traffic stands in the books
};

} // namespace port
