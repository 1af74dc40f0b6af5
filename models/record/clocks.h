#pragma once
#include "models/record/periods.h"
#include "models/record/unit_ticks.h"

#include <array>
#include <string>
#include <vector>

namespace port {

/// What a resource can be doing. Its shares of time add up to 1.
enum class State { busy, slowed, reserved, blocked, starved, waiting, down, weather, closed, idle };
inline constexpr int states = 10;
inline constexpr std::array<const char*, states> state_names = {"busy",    "slowed", "reserved", "blocked", "starved",
                                                                "waiting", "down",   "weather",  "closed",  "idle"};

/// How long a berth was closed by plan while no ship was at it, or on her way to it, by period. What a ship occupies is
/// not closed.
struct ClosedTime {
    explicit ClosedTime(std::size_t periods) : by_period(periods) {}
    struct Ticks {
        UnitTicks idle = 0;     ///< nobody's
        UnitTicks reserved = 0; ///< given to a ship that has not started her passage
    };
    std::vector<Ticks> by_period;
};

/// How a resource of one or many alike units is spent over time, by state and period. Integer unit-ticks: exact.
///
/// Units that are in no other state are idle. The number of units may change on a date; units that are taken away while
/// they are at work count until they are done.
class StateClock {
public:
    StateClock(const Periods& periods, std::string resource, int units)
        : periods_(&periods), resource_(std::move(resource)), units_(units),
          spent_(static_cast<std::size_t>(periods.count()))
    {
    }

    /// `units` more (or, negative, fewer) are in `state` from now on.
    void add(State state, int units, sim::Time now)
    {
        settle(now);
        in_[index(state)] += units;
    }
    /// One unit goes from one state to another.
    void move(State from, State to, sim::Time now)
    {
        if (from == to) return;
        settle(now);
        if (from != State::idle) --in_[index(from)];
        if (to != State::idle) ++in_[index(to)];
    }
    void units(int units, sim::Time now)
    {
        settle(now);
        units_ = units;
    }
    /// Brings the books up to now; the run calls it before a period turns.
    void settle(sim::Time now)
    {
        const UnitTicks elapsed = (now - since_).count();
        since_ = now;
        if (elapsed == 0) return;
        auto& spent = spent_[static_cast<std::size_t>(periods_->current())];
        int idle = units_;
        for (std::size_t s = 0; s < states; ++s)
            if (in_[s] != 0) {
                spent[s] += elapsed * in_[s];
                idle -= in_[s];
            }
        if (idle > 0) spent[index(State::idle)] += elapsed * idle;
    }

    [[nodiscard]] const std::string& resource() const { return resource_; }
    [[nodiscard]] int units() const { return units_; }
    /// Unit-ticks by state.
    [[nodiscard]] const std::array<UnitTicks, states>& spent(int period) const
    {
        return spent_[static_cast<std::size_t>(period)];
    }
    /// All unit-ticks there were.
    [[nodiscard]] UnitTicks total(int period) const
    {
        UnitTicks sum = 0;
        for (const UnitTicks ticks : spent(period)) sum += ticks;
        return sum;
    }

private:
    static constexpr std::size_t index(State state) { return static_cast<std::size_t>(state); }

    const Periods* periods_;
    std::string resource_;
    int units_;
    std::array<int, states> in_{};
    sim::Time since_{};
    std::vector<std::array<UnitTicks, states>> spent_;
};

} // namespace port
