#pragma once
#include "models/chance/time_law.h"
#include "models/environment/calendar.h"
#include "models/landside/roads.h"
#include "models/record/clocks.h"
#include "models/record/trucks.h"
#include "models/storage/storage.h"
#include "sim/pool.h"
#include "sim/process.h"

#include <deque>
#include <memory>
#include <vector>

namespace port {

/// Trucks one by one: each comes by its road, if it has one, waits for a lane of its gate and for a point at the store,
/// and loads or unloads there, and goes back.
///
/// An order of T tonnes sends T / payload trucks, rounded up; the last carries the rest. A lane is given only while the
/// gate is open; a truck that is in one when it closes goes on. What is on a truck is the land's until it is in the
/// store, so the books of tonnes know no trucks.
class Trucks {
public:
    Trucks(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           Storage& storage, Ledger& ledger, Roads& roads, std::uint64_t seed, std::uint64_t replication);
    Trucks(const Trucks&) = delete;

    void change(const Scenario& scenario);
    void settle(sim::Time now);

    /// One service: its gate, its points, its books.
    struct Service {
        Service(sim::Simulation& sim, const Periods& periods, const RoadService& spec, std::size_t its_number,
                int its_road, std::uint64_t seed, std::uint64_t replication);

        /// Whether it is open, and how many are in a lane, show in the gate's clock.
        void show_gate(sim::Time now);

        std::size_t number; ///< in its list of the scenario
        int road;           ///< that its trucks come by; -1: none
        bool open = true;
        sim::Pool lanes; ///< of no units while the gate is closed
        StateClock gate;
        int in_lane = 0;
        int shown_busy = 0, shown_closed = 0; ///< lanes, as they stand in the clock
        sim::Pool points;
        StateClock work;
        std::vector<sim::MachineId> machine; ///< one a point
        std::vector<bool> taken;
        int waiting = 0; ///< trucks that have no lane yet
        TruckBook book;
        std::unique_ptr<const TimeLaw> gate_law, between;
        sim::Stream in_gate, departures;
        std::uint64_t trucks = 0, orders = 0; ///< so far
    };
    [[nodiscard]] std::deque<Service>& services() { return services_; }

private:
    /// A trade's cargo by one service.
    struct Task {
        std::size_t service;
        std::size_t trade;
        bool inbound; ///< trucks bring cargo
        int store;
        Ledger::LineId line;
        std::vector<sim::RouteId> route; ///< one a point
    };

    void add_points(Service& service);
    void add(std::size_t service, std::size_t trade, std::size_t way);
    [[nodiscard]] const RoadService& spec(const Service& service) const;
    [[nodiscard]] sim::Duration gate_time(Service& service, std::uint64_t truck) const;
    void open_or_close(Service& service, bool open);
    [[nodiscard]] sim::RouteId route_of(const Service& service, Task& task, std::size_t point);
    sim::Process send(Task& task, double tonnes);
    sim::Process truck(Task& task, std::uint64_t number, double tonnes);
    sim::Task<void> travel(Service& service, Roads::Way way);
    sim::Task<void> pass_gate(Service& service, std::uint64_t number);
    sim::Task<void> work(Service& service, Task& task, double tonnes);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    Storage& storage_;
    Ledger& ledger_;
    Roads& roads_;
    std::deque<Service> services_;
    std::deque<Task> tasks_;
};

} // namespace port
