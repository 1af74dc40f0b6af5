#pragma once
#include "models/marine/move.h"
#include "models/record/clocks.h"
#include "models/scenario/ice.h"

#include <vector>

namespace port {

/// One way of an ice-breaker with the ships behind it.
struct Lead {
    Way way;
    int ships;
    sim::Time start; ///< of its first ship
    sim::Time last;  ///< start of its last ship
    sim::Time back;  ///< the ice-breaker has returned
    double pace;     ///< m/s of its last ship
    int under_way;   ///< number among those under way; -1: it is planned only
};

/// The ice-breakers: who leads whom, and when each is back.
///
/// A lead begins with the start of its first ship and takes ready ships of her direction, one behind the other, up to
/// the greatest number: a ship is ready if she can start no later than the channel's headway after the one ahead of
/// her. Nobody is faster than the ship ahead. The ice-breaker returns when the last of these moves has ended. Like
/// moves, leads are planned anew at each decision until they start.
class IceBreakers {
public:
    IceBreakers(const Periods& periods, const IceBreakerSpec& spec);

    /// A number or time of another day.
    void change(const IceBreakerSpec& spec, sim::Time now);

    /// Forgets what was planned: only leads under way stay.
    void plan_anew();
    /// All leads: the first ones those under way when they were last planned anew.
    [[nodiscard]] const std::vector<Lead>& leads() const { return planned_; }
    /// When an ice-breaker is free for a lead whose moves end then; see `free_from` in pool_plan.h.
    [[nodiscard]] sim::Time free_for(sim::Time start, sim::Time moves_end) const;
    /// Whether a ship may follow on a lead: there is room, and nobody who is planned would wait longer for it.
    [[nodiscard]] bool takes(const Lead& lead, sim::Time move_ends) const;

    /// A ship's move from `start` to `ends` at `speed`, as the first of a new lead (`lead` is nothing) or the next of
    /// one.
    /// @param starts  whether it is under way from now on
    void add(std::optional<std::size_t> lead, Way way, sim::Time start, sim::Time ends, double speed, bool starts);
    /// Takes those out that are back by now.
    void settle(sim::Time now);

    [[nodiscard]] StateClock& clock() { return clock_; }
    /// Leads, and ships on them, that started in each period.
    struct Use {
        std::vector<int> leads, ships;
    };
    [[nodiscard]] const Use& use() const { return use_; }

private:
    const Periods& periods_;
    const IceBreakerSpec* spec_;
    StateClock clock_;
    std::vector<Lead> under_way_, planned_;
    Use use_;
};

} // namespace port
