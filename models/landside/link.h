#pragma once
#include "models/record/clocks.h"
#include "models/storage/storage.h"

#include <string>
#include <vector>

namespace port {

/// One gate that passes trucks as a flow, or one pipeline: what passes it now, and its books.
///
/// A heated line that stood still for longer than its longest stop has to be warmed: it passes nothing until the
/// restart time is over, from when its next cargo could flow.
class Link {
public:
    Link(const Periods& periods, std::string its_name, bool is_road, std::size_t its_number);

    /// Books what passed until now; whoever changes one of the last six members calls it before.
    void settle(sim::Time now);
    /// Its state follows from the same six; whoever changes one calls it afterwards.
    void show(sim::Time now);
    /// So much more (or, negative, less) passes from now on. @return whether it must be warmed first
    [[nodiscard]] bool passes(double more, sim::Time now);
    /// It is warm again.
    void warmed(sim::Time now);

    const Periods* periods;
    std::string name;
    bool road;
    std::size_t number; ///< in its list of the scenario
    StateClock clock;
    sim::MachineId machine;
    State state = State::idle;
    std::vector<double> deferred; ///< t, by period
    sim::Time since = sim::start_of_time;
    sim::Duration longest_stop{}; ///< nought: any

    bool open = true;
    bool warming = false;
    double limit = 0;           ///< t/h, nought while it is closed or warmed
    int at_work = 0;            ///< trades that have something to move now
    double passing = 0;         ///< t/h, of all of them
    State why = State::waiting; ///< what the last of them that stands still waits for

private:
    sim::Time still_since_ = sim::start_of_time;
};

/// Tells a link how the order of one trade goes.
class LinkWork final : public Follower {
public:
    /// @param warm  called when the line has to be warmed before it can pass anything
    LinkWork(sim::Simulation& sim, Link& link, sim::FlowAction warm);
    LinkWork(const LinkWork&) = delete;
    ~LinkWork();
    void goes(double rate, sim::Limit limit) override;

private:
    sim::Simulation& sim_;
    Link& link_;
    sim::FlowAction warm_;
    double rate_ = 0;
};

} // namespace port
