#pragma once
#include "models/environment/calendar.h"
#include "models/record/clocks.h"
#include "models/storage/storage.h"
#include "sim/event.h"
#include "sim/process.h"

#include <deque>
#include <vector>

namespace port {

/// Roads and pipelines: what flows between the land and a store, as fast as gates or pumps pass it.
///
/// Each ship's order is moved in turn: into the store before she loads, out of it once she unloads. A gate is closed
/// outside its hours; a pipeline stops at a full tank and starves at an empty one, by the rules of the flow network.
class Links {
public:
    Links(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
          Storage& storage, Ledger& ledger);
    Links(const Links&) = delete;

    void change(const Scenario& scenario);
    void settle(sim::Time now);

    /// One gate or pipeline.
    struct Link {
        Link(StateClock its_clock, std::string its_name, bool is_road, std::size_t its_number)
            : clock(std::move(its_clock)), name(std::move(its_name)), road(is_road), number(its_number)
        {
        }
        StateClock clock;
        std::string name;
        bool road;
        std::size_t number; ///< in its list of the scenario
        sim::MachineId machine;
        bool open = true;
        int at_work = 0; ///< trades that move something now
        State state = State::idle;
    };
    [[nodiscard]] std::deque<Link>& all() { return links_; }

private:
    struct Task {
        Task(sim::Simulation& sim, std::size_t its_link, std::size_t its_trade)
            : link(its_link), trade(its_trade), ordered(sim, {"an order"})
        {
        }
        std::size_t link, trade;
        double outstanding = 0;
        sim::Event ordered;
    };

    void add(std::size_t trade, const LandShare& share);
    [[nodiscard]] double limit(const Link& link) const;
    [[nodiscard]] const std::vector<std::string>& through(const Link& link) const;
    sim::Process carry(Task& task);
    sim::Process hours(Link& link);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Calendar& calendar_;
    Storage& storage_;
    Ledger& ledger_;
    std::deque<Link> links_;
    std::deque<Task> tasks_;
};

} // namespace port
