#pragma once
#include "sim/flow_network.h"

namespace port {

/// Counts what comes into a slot, or leaves it, or leaves for the trades of a quota, and calls when so many tonnes
/// have: at the exact instant, whatever else moves there at the same time. Storage reads it out.
class Meter {
public:
    Meter(sim::Simulation& sim, int slot, int sign, sim::FlowAction action, int quota = -1)
        : sim_(sim), slot_(slot), sign_(sign), quota_(quota), action_(action), since_(sim.now())
    {
    }
    Meter(const Meter&) = delete;
    ~Meter() { sim_.cancel(next_); }

    [[nodiscard]] bool reads(int slot, int sign, int quota) const
    {
        return sign == sign_ && (quota_ < 0 ? slot == slot_ : quota == quota_);
    }
    /// So much more (or, negative, less) flows from now on, t/h.
    void flows(double more);
    /// Calls when `tonnes` have come from now on; one call at a time. Nothing is waited for where `tonnes` is nought.
    void wait_for(double tonnes);

private:
    void settle();
    void plan();

    sim::Simulation& sim_;
    int slot_;
    int sign_;
    int quota_; ///< -1: a slot is read
    sim::FlowAction action_;
    double rate_ = 0; ///< t/h
    double left_ = 0; ///< t until the call
    sim::Time since_;
    sim::EventHandle next_;
};

} // namespace port
