#pragma once
#include "models/environment/calendar.h"
#include "models/landside/train_source.h"
#include "models/record/clocks.h"
#include "models/record/trains.h"
#include "models/storage/storage.h"
#include "sim/event.h"
#include "sim/pool.h"
#include "sim/process.h"

#include <deque>
#include <memory>
#include <vector>

namespace port {

/// The railway: trains, the paths of the lines, the port's tracks, dumpers and loaders. When trains come is for the
/// sources of train_source.h to say.
///
/// A path is a slot at a time, in each direction, and lapses unused. A train takes a path in only with a free track at
/// its end; it keeps its track until it has a path out.
class Rail {
public:
    Rail(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
         Storage& storage, Ledger& ledger, std::uint64_t seed, std::uint64_t replication);
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
        std::uint64_t number; ///< in order of asking, over all services
        std::uint64_t train;  ///< in order of asking, in its service
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

    struct Unloading {
        sim::TransferId transfer;
        std::size_t trade;
    };
    /// What trains that unload whole keep for themselves of one store's room.
    struct Room {
        Room(sim::Simulation& sim) : changed(sim, {"room for a train"}) {}
        std::vector<Unloading> unloading;
        sim::Event changed; ///< by the stock, by other trains, or by the places that are filled
    };
    /// There may be room for a train that waits for it.
    struct LookAgain {
        Room* room;
        void operator()() const
        {
            room->changed.trigger();
            room->changed.reset();
        }
    };

    void add_service(std::size_t service, const Periods& periods, std::uint64_t seed, std::uint64_t replication);
    void add_source(std::size_t service);
    std::uint64_t come(std::size_t service, std::size_t trade);
    [[nodiscard]] sim::Time next_path(std::size_t line, sim::Time from) const;
    void lay_paths();
    void count_paths(sim::Time now);
    void look_for_path_in(std::size_t line);
    void look_for_path_out(std::size_t line);
    void path_in(std::size_t line);
    void path_out(std::size_t line);
    void mark_waiting(std::size_t line, sim::Time now);
    sim::Process train(std::size_t service, Order order);
    sim::Process train_in_port(std::size_t service, std::size_t trade, double moved);
    void open_with_trains(std::size_t service);
    [[nodiscard]] sim::PlaceId add_wagons(std::size_t service, std::size_t trade, double level);
    sim::Task<void> work_and_leave(std::size_t service, std::size_t trade, sim::PlaceId wagons, double tonnes);
    sim::Task<void> thaw(Service& own, std::uint64_t train);
    [[nodiscard]] double room(std::size_t trade, std::size_t service) const;
    [[nodiscard]] double room_of_owner(std::size_t trade) const;
    sim::Task<void> take_dumper(std::size_t service, std::size_t trade, double tonnes, sim::Lease& dumper);
    sim::Task<void> handle(std::size_t service, std::size_t trade, sim::PlaceId wagons, double payload);
    [[nodiscard]] double payload(std::size_t service) const;
    void add_dumpers(Service& service, const RailService& spec);
    void set_rates(std::size_t service);
    void open_or_close(std::size_t service, bool open);

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
    std::deque<Room> rooms_;  ///< by slot of the storage
    std::uint64_t orders_ = 0;
    sim::Time paths_counted_ = sim::start_of_time; ///< until when the lines' paths stand in the books
};

/// One rail service: its trains that wait, its dumpers or loaders, its books.
struct Rail::Service {
    Service(sim::Simulation& sim, const Calendar& calendar, const Periods& periods, const RailService& spec,
            int its_station, std::uint64_t seed, std::uint64_t replication);

    /// How many of its dumpers are closed, with no train at them, shows in their clock.
    void show_closed(sim::Time now);

    int station;
    sim::Pool dumpers;
    StateClock clock; ///< of the dumpers or loaders
    TrainBook book;
    std::vector<sim::MachineId> machine; ///< one a dumper
    std::vector<bool> taken;
    bool open = true;
    int shown_closed = 0;
    std::deque<Order> waiting;
    TrainCause why = TrainCause::no_path; ///< of those that wait
    std::uint64_t trains = 0;             ///< that asked for a path, so far
    std::unique_ptr<const TimeLaw> thawing;
    sim::Stream thaws;
    TrainService trains_of; ///< what its source is given
    std::unique_ptr<TrainSource> source;
};

} // namespace port
