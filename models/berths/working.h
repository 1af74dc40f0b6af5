#pragma once
#include "models/berths/alongside.h"
#include "models/berths/berths.h"
#include "models/berths/work.h"

#include <vector>

namespace port {

/// Follows the work on one parcel: suspends it in bad weather and outside the crew's hours, and tells what becomes of
/// it.
///
/// Suspended work goes on where it was. After weather has stopped it, it goes on a restart time later; when weather, or
/// the end of a shift, comes within that time, it begins anew afterwards. While suspended her hours pass for what
/// suspends her; else for what holds the flow: no cargo, no room, a machine that others have or that is down.
class Working final : public Follower, private Weather::Watcher {
public:
    /// @param machines  of her route but those of a pool; `restart` as her handling has it
    /// @param pool      what she has of a pool; null without one
    Working(Berths& berths, Alongside::Part& part, const std::vector<sim::MachineId>& machines, PoolLease* pool,
            sim::Duration restart);
    ~Working();

    /// Her work has started, as this transfer.
    void follow(sim::TransferId transfer);
    void goes(double rate, sim::Limit limit) override;
    /// What her machines would pass today in fair weather were they hers alone, t/h.
    [[nodiscard]] double best() const;

private:
    enum class Hold { no, weather, crew, restart };

    void weather_changed() override { review(); }
    void review();
    void hold(Hold now);
    void shift_turns();
    [[nodiscard]] bool weather_stops() const;
    void show();
    [[nodiscard]] Cause cause_of(sim::Limit limit, double best) const;
    [[nodiscard]] Cause held_for() const;
    [[nodiscard]] bool is_down() const;

    sim::Simulation& sim_;
    Storage& storage_;
    Alongside::Part& part_;
    const std::vector<sim::MachineId>& machines_;
    PoolLease* pool_;
    sim::Duration restart_;
    sim::TransferId transfer_;
    Hold hold_ = Hold::no;
    bool must_restart_ = false;
    sim::EventHandle restarts_, shift_;
    double rate_ = 0;
    sim::Limit limit_ = sim::Limit::none;
};

} // namespace port
