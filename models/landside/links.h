#pragma once
#include "models/environment/calendar.h"
#include "models/landside/filled_line.h"
#include "models/landside/roads.h"
#include "models/record/clocks.h"
#include "models/storage/storage.h"
#include "sim/event.h"
#include "sim/process.h"

#include <deque>
#include <vector>

namespace port {

/// Roads and pipelines: what flows between the land and a store, as fast as gates or pumps pass it.
///
/// Each ship's order is moved in turn: into the store before she loads, out of it once she unloads. One that comes by
/// road begins as much later as its first truck takes. A gate is closed
/// outside its hours; a pipeline stops at a full tank and starves at an empty one, by the rules of the flow network.
/// What an open link could have passed of its orders and did not is deferred, and counted.
class Links {
public:
    Links(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
          Storage& storage, Ledger& ledger, Roads& roads);
    Links(const Links&) = delete;

    void change(const Scenario& scenario);
    void settle(sim::Time now);

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

    void add(std::size_t trade, std::size_t way);
    void fill(Link& link, std::size_t number, const Scenario& scenario);
    void warm(Link& link);
    void order(Task& task, double tonnes);
    [[nodiscard]] double limit(const Link& link) const;
    void set_limit(Link& link);
    [[nodiscard]] int priority(const Link& link) const;
    [[nodiscard]] const std::vector<std::string>& through(const Link& link) const;
    sim::Process carry(Task& task);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    Storage& storage_;
    Ledger& ledger_;
    Roads& roads_;
    std::deque<Link> links_;
    std::deque<FilledLine> filled_;
    std::vector<FilledLine*> fills_; ///< by link; none where nothing stays in it
    std::deque<Task> tasks_;
};

} // namespace port
