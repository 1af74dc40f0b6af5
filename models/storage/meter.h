#pragma once
#include "sim/flow_network.h"

namespace port {

/// Counts what comes into a slot, or leaves it, and calls when so many tonnes have: at the exact instant, whatever else
/// moves there at the same time. Storage reads it out.
class Meter {
public:
    Meter(sim::Simulation& sim, int slot, int sign, sim::FlowAction action)
        : sim_(sim), slot_(slot), sign_(sign), action_(action), since_(sim.now())
    {
    }
    Meter(const Meter&) = delete;
    ~Meter() { sim_.cancel(next_); }

    [[nodiscard]] bool reads(int slot, int sign) const { return slot == slot_ && sign == sign_; }
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
    sim::FlowAction action_;
    double rate_ = 0; ///< t/h
    double left_ = 0; ///< t until the call
    sim::Time since_;
    sim::EventHandle next_;
};

} // namespace port
