#pragma once
#include "models/environment/calendar.h"
#include "models/record/clocks.h"
#include "models/record/trains.h"
#include "models/storage/storage.h"
#include "sim/pool.h"
#include "sim/process.h"

#include <deque>
#include <vector>

namespace port {

/// The railway: trains ordered by the ships' stem, the paths of the lines, the port's tracks, dumpers and loaders.
///
/// A path is a slot at a time, in each direction, and lapses unused. A train takes a path in only with a free track at
/// its end; it keeps its track until it has a path out. Orders are whole trains: those that bring cargo round up, and
/// the next order is less by what they brought too much; those that take it leave when they are full.
class Rail {
public:
    Rail(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
         Storage& storage, Ledger& ledger);
    Rail(const Rail&) = delete;

    void change(const Scenario& scenario);
    void settle(sim::Time now); ///< brings the books up to now, before a period turns

    struct Station {
        Station(StateClock its_clock, int its_line) : clock(std::move(its_clock)), line(its_line) {}
        StateClock clock;
        int line;
        int taken = 0;
    };
    struct Use {
        std::vector<double> used, offered; ///< paths, by period, both directions
    };
    struct Service;

    [[nodiscard]] std::deque<Station>& stations() { return stations_; }
    [[nodiscard]] const std::vector<Use>& line_use() const { return use_; }
    [[nodiscard]] std::deque<Service>& services() { return services_; }

private:
    class PathWait; ///< a train's wait for a path out

    struct Order {
        std::uint64_t number; ///< in order of ordering, over all services
        std::size_t trade;
    };
    struct Line {
        sim::EventHandle next_in, next_out;
        sim::Time last_in = sim::start_of_time - sim::Duration{1}, last_out = last_in; ///< the last paths taken
        std::vector<PathWait*> leaving;
        std::vector<sim::Duration> paths; ///< of a day, since midnight, ascending
    };
    struct Load {
        int category, store;
        bool inbound; ///< cargo comes by train
        Ledger::LineId land_line, quay_line;
    };

    void order(std::size_t service, std::size_t trade, double tonnes);
    [[nodiscard]] sim::Time next_path(std::size_t line, sim::Time from) const;
    void lay_paths();
    void count_paths(sim::Time now);
    void look_for_path_in(std::size_t line);
    void look_for_path_out(std::size_t line);
    void path_in(std::size_t line);
    void path_out(std::size_t line);
    void mark_waiting(std::size_t line, sim::Time now);
    sim::Process train(std::size_t service, std::size_t trade);
    sim::Task<void> handle(std::size_t service, std::size_t trade, sim::PlaceId wagons, double payload);
    [[nodiscard]] double payload(std::size_t service) const;
    void set_rates();

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Calendar& calendar_;
    const Periods& periods_;
    Storage& storage_;
    Ledger& ledger_;
    std::deque<Station> stations_;
    std::vector<Line> lines_;
    std::vector<Use> use_;
    std::deque<Service> services_;
    std::vector<Load> loads_; ///< by trade
    std::uint64_t orders_ = 0;
    sim::Time paths_counted_ = sim::start_of_time; ///< until when the lines' paths stand in the books
};

/// One rail service: its orders, its dumpers or loaders, its books.
struct Rail::Service {
    Service(sim::Simulation& sim, const Periods& periods, const RailService& spec, int its_station, std::size_t trades)
        : station(its_station), dumpers(sim, {spec.name}, spec.places), clock(periods, spec.name, spec.places),
          book(periods, spec.name), remainder(trades)
    {
    }
    int station;
    sim::Pool dumpers;
    StateClock clock; ///< of the dumpers or loaders
    TrainBook book;
    std::vector<sim::MachineId> machine; ///< one a dumper
    std::vector<bool> taken;
    std::vector<double> remainder; ///< t ordered beyond whole trains; negative: brought too much; by trade
    std::deque<Order> waiting;
    TrainCause why = TrainCause::no_path; ///< of those that wait
};

} // namespace port
