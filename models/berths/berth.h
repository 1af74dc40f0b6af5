#pragma once
#include "models/berths/planned_closures.h"
#include "models/environment/hours.h"
#include "models/record/clocks.h"
#include "models/scenario/scenario.h"
#include "sim/event.h"
#include "sim/flow_network.h"

#include <list>
#include <optional>
#include <string>
#include <vector>

namespace port {

class Berths;

/// One berth, or one continuous quay: who lies at it, and what its own equipment can do.
struct Berth {
    Berth(sim::Simulation& sim, const Periods& periods, const Calendar& calendar, std::string its_name, int spec,
          const BerthSpec& from);

    /// A ship that has a place at it, from `assigned` until she has unberthed.
    struct Stay {
        double from = 0, to = 0; ///< m along a continuous quay
        int units = 1;           ///< of the clock: decimetres of a continuous quay
        State state = State::reserved;
        sim::PlaceId hold{}; ///< of a ship that has cargo or room ashore kept for her
    };

    /// Nobody has it; on a continuous quay, a place of that length is free.
    [[nodiscard]] bool free_for(double ship_length) const
    {
        return continuous ? place_for(ship_length).has_value() : stays.empty();
    }
    /// Where along a continuous quay a ship of that length would lie: the lowest place that fits.
    [[nodiscard]] std::optional<double> place_for(double ship_length) const;
    /// Its only ship has booked her sailing, and nobody has it after her.
    [[nodiscard]] bool booked_out() const { return !continuous && stays.size() == 1 && leaves != sim::end_of_time; }

    /// From now on it is there, or is not.
    void exists(bool there, sim::Time now);
    /// Brings its books up to now; the run calls it before a period turns.
    void settle(sim::Time now);

    Stay& take(double ship_length, sim::Time now);
    void leave(Stay& stay, sim::Time now);
    void show(Stay& stay, State state, sim::Time now);
    /// Whether another ship still lies where this one is to.
    [[nodiscard]] bool must_wait(const Stay& stay) const { return !continuous && &stays.front() != &stay; }

    std::string name;
    int line;      ///< which BerthSpec it is one of
    double length; ///< m
    double gap;    ///< m between ships on a continuous quay
    bool continuous;
    AtLowWater at_low_water;             ///< what ships do that would not float at it then
    double depth;                        ///< m
    double clearance;                    ///< m
    Hours opens;                         ///< when ships may start their passage to it
    Hours crew;                          ///< when cargo is worked
    std::vector<sim::MachineId> machine; ///< by category; its own equipment
    bool open = true;                    ///< false: its count has been lowered since
    StateClock clock;
    PlannedClosures closures;
    const Periods* periods;
    ClosedTime closed;
    sim::Time closed_since;               ///< until when `closed` is counted
    int units;                            ///< of the clock while it is open
    std::list<Stay> stays;                ///< in the order given; a list: leases point at them
    sim::Time frees = sim::start_of_time; ///< when its ship will be gone, by plan
    sim::Time leaves = sim::end_of_time;  ///< when its ship will have unberthed, by her booking
    sim::Event gone;                      ///< triggered when a ship leaves it
};

/// A berth that is a ship's own from `assigned` until it is given back; given back at the latest when this goes.
class BerthLease {
public:
    BerthLease() = default;
    BerthLease(Berths& berths, Berth& berth, Berth::Stay& stay) : berths_(&berths), berth_(&berth), stay_(&stay) {}
    BerthLease(BerthLease&& other) noexcept
        : berths_(std::exchange(other.berths_, nullptr)), berth_(other.berth_), stay_(other.stay_)
    {
    }
    BerthLease& operator=(BerthLease&&) = delete;
    ~BerthLease() { give_back(); }

    void give_back();
    /// What her berth, or her part of the quay, is doing from now on.
    void state(State state);
    /// By plan she will be gone then.
    void expect(sim::Time gone) { berth_->frees = gone; }
    /// Whether another ship still lies at it.
    [[nodiscard]] bool must_wait() const { return berth_->must_wait(*stay_); }
    [[nodiscard]] Berth& operator*() const { return *berth_; }
    [[nodiscard]] Berth* operator->() const { return berth_; }

private:
    Berths* berths_ = nullptr;
    Berth* berth_ = nullptr;
    Berth::Stay* stay_ = nullptr;
};

} // namespace port
