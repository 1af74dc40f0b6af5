#pragma once
#include "models/environment/weather.h"
#include "models/record/clocks.h"
#include "models/record/ledger.h"
#include "models/record/trade_line.h"
#include "models/scenario/scenario.h"
#include "models/storage/equipment.h"
#include "models/storage/machine_pool.h"
#include "models/storage/meter.h"
#include "models/storage/orders.h"
#include "models/storage/quotas.h"
#include "models/storage/yard.h"
#include "sim/flow_network.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace port {

/// Told how one transfer goes: its rate (t/h) and what holds it back, whenever either changes.
class Follower {
public:
    virtual void goes(double rate, sim::Limit limit) = 0;

protected:
    ~Follower() = default;
};

/// A slot's stock over time, by period.
struct StockBook {
    std::vector<double> tonne_ticks; ///< integral of the level
    std::vector<double> closing;     ///< t at the period's end, read from the place's level
};

/// The places ashore and the flows between all places. Sea and land meet here alone: ships' holds, wagon sets and the
/// open country are places of one network, joined by routes through machines.
///
/// Every tonne that moves is posted in the ledger as it moves. Holds always: 0 <= level <= capacity.
class Storage final : private Weather::Watcher {
public:
    Storage(sim::Simulation& sim, const Scenario& scenario, const Periods& periods, Ledger& ledger, Weather& weather,
            std::uint64_t seed, std::uint64_t replication);
    Storage(const Storage&) = delete;

    [[nodiscard]] sim::FlowNetwork& network() { return network_; }
    [[nodiscard]] Orders& orders() { return orders_; }

    /// Where a trade's cargo lies: its grade in its store. Slots are numbers; the first are the stores' first grades,
    /// in order of the stores.
    [[nodiscard]] int slot(std::size_t trade) const { return slot_of_trade_[trade]; }
    struct Slot {
        int store;
        std::size_t grade;
    };
    [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
    /// Users of stores, as a reach table names them: lines of berths come first, and are called by their number.
    [[nodiscard]] int rail_user(std::size_t service) const;
    [[nodiscard]] int road_user(std::size_t service) const;
    [[nodiscard]] int pipeline_user(std::size_t line) const;
    [[nodiscard]] const Yard& yard(int store) const { return yards_[static_cast<std::size_t>(store)]; }
    /// Where routes of a user into a slot lead, and whence those out of it come.
    [[nodiscard]] sim::PlaceId into(int slot, int user = 0) const;
    [[nodiscard]] sim::PlaceId out_of(int slot, int user = 0) const;
    /// t of a slot that can leave, and that there is room for; all of it, or what a user is joined with.
    [[nodiscard]] double stock(int slot, int user = Yard::everybody) const;
    [[nodiscard]] double room(int slot, int user = Yard::everybody) const;
    /// In an assembled yard: cargo of a trade's ship is called, and gathered when there is room for it, for which it is
    /// then ordered from inland. Null in other yards.
    Assembly::Lot* assemble(std::size_t trade, double tonnes);
    /// Her cargo is aboard: her pile goes.
    void give_up(std::size_t trade, Assembly::Lot& lot);
    /// Owners' quotas: what bounds the cargo of a trade beside the room for its slot.
    [[nodiscard]] Quotas& quotas() { return quotas_; }
    [[nodiscard]] const Quotas& quotas() const { return quotas_; }
    /// Adds watches that call `action` when the stock (or the room) may have risen by `missing` t.
    void watch(int slot, bool stock, double missing, sim::FlowAction action, std::vector<sim::WatchId>& watches);
    /// Counts what comes into a slot (sign +1) or leaves it (-1).
    Meter& meter(int slot, int sign, sim::FlowAction action) { return meters_.emplace_back(sim_, slot, sign, action); }
    /// Counts what leaves for the trades of a quota.
    Meter& meter_of_quota(int quota, sim::FlowAction action)
    {
        return meters_.emplace_back(sim_, -1, -1, action, quota);
    }
    /// `told` is called when other places of a store are filled or emptied than before.
    void tell(const std::function<void()>& told);
    /// A machine that may break down, and that weather may slow.
    Equipment& equip(Plant plant);
    /// The equipment that a machine is; null if it is not one made by `equip`.
    [[nodiscard]] Equipment* equipment(sim::MachineId machine) const
    {
        return machine.index < by_machine_.size() ? by_machine_[machine.index] : nullptr;
    }
    /// The machines of that name, in a list for a route.
    [[nodiscard]] std::vector<sim::MachineId> machines(const std::vector<std::string>& names) const;
    [[nodiscard]] MachinePool& pool(const std::string& name);
    [[nodiscard]] const std::deque<MachinePool>& pools() const { return pools_; }
    /// The open country: gives and takes without end.
    [[nodiscard]] sim::PlaceId land() const { return land_; }

    /// Whether one of these machines is down, or stopped by weather.
    [[nodiscard]] bool any_down(const std::vector<sim::MachineId>& machines) const;
    [[nodiscard]] bool any_stopped_by_weather(const std::vector<sim::MachineId>& machines) const;

    /// A route whose tonnes are posted on `line`; into (sign +1) or out of (-1) a slot, whose stock book follows.
    /// Counted in the quota of the trade's owner.
    /// @param trade  whose cargo it carries
    /// @param user   of the store's reach table
    sim::RouteId route(const sim::RouteSpec& spec, Ledger::LineId line, int slot, int sign, std::size_t trade,
                       int user = 0);
    void remove(sim::RouteId route);

    /// A priority of the scenario (smaller goes first) as that of a transfer; all are alike unless they pre-empt.
    [[nodiscard]] int priority(int given) const { return scenario_->berth_rule.pre_emption ? -given : 0; }
    /// Starts a transfer that `follower` is told of until it ends.
    sim::TransferId start(const sim::TransferSpec& spec, Follower& follower, sim::FlowAction done);
    /// The machines of a reach table that a followed transfer passes now, beside those of its own route.
    struct Beyond {
        double rated = sim::endless; ///< t/h of all of them that stand beside each other
        bool down = false;           ///< one of them is
    };
    [[nodiscard]] Beyond beyond(sim::TransferId transfer) const;
    /// To be called when a followed transfer has ended.
    void forget(sim::TransferId transfer);

    /// A period ends: flows are posted up to now and stocks are read.
    void close_period();
    /// What is not in a store: tonnes of a category in a ship's hold or on wagons, counted when they come and go.
    void afloat(int category, sim::PlaceId place, bool comes);
    /// Tonnes that such a place holds at the start count as opening stock.
    void opens_with(int category, double tonnes) { in_lines_[static_cast<std::size_t>(category)] += tonnes; }

    /// Rates and capacities of another day.
    void change(const Scenario& scenario);
    /// The period ends `sooner` than its books were to; to be called before they are closed.
    void cut(sim::Duration sooner);

    /// By slot.
    /// What moved over the routes, by line of the ledger and trade.
    [[nodiscard]] const std::vector<TradeLine>& trade_lines() const { return trade_lines_; }
    [[nodiscard]] const std::vector<StockBook>& stocks() const { return stocks_; }
    /// The machines that a scenario lists, in its order.
    [[nodiscard]] const std::vector<Equipment*>& machines() const { return machines_; }
    /// Tonnes of a category in all places of the port now, read from their levels.
    [[nodiscard]] double level(int category) const;
    [[nodiscard]] double opening(int category) const;

private:
    /// Posts what moves; the network tells it everything once.
    struct Books final : sim::FlowObserver {
        explicit Books(Storage& owner) : storage(owner) {}
        void moved(sim::RouteId route, sim::TransferId transfer, double amount, sim::Time from, sim::Time to) override;
        void rate_changed(sim::TransferId transfer, double rate) override;
        void limit_changed(sim::TransferId transfer, sim::Limit was, sim::Limit is) override;
        Storage& storage;
    };
    /// A slot that a route fills or empties, with its share of what moves.
    struct Part {
        int slot;
        double share;
    };
    struct RouteBook {
        Ledger::LineId line = 0;
        std::size_t trade_line = 0;
        bool made = false;       ///< by `route`: others only lead on within a store
        std::vector<Part> parts; ///< several of a blend; none where it touches no store
        int sign = 0;
        int user = 0;
        int trade = -1;
        std::vector<Equipment*> through;     ///< the equipment it passes
        double rate = 0;                     ///< t/h at which it moves, as its equipment was told
        sim::Limit limit = sim::Limit::none; ///< what holds it, likewise
    };
    struct Followed {
        sim::TransferId transfer; ///< numbers are used again: the ticket tells whose entry it is
        Follower* follower = nullptr;
        double rate = 0;
        sim::Limit limit = sim::Limit::none;
        sim::Limit told = sim::Limit::none; ///< seen past the front of its store
        std::vector<sim::RouteId> routes;
        bool goes_on = false; ///< its yard counts it as work
    };
    void weather_changed() override;
    [[nodiscard]] double opened_with(std::size_t slot) const;
    [[nodiscard]] std::size_t trade_line(Ledger::LineId line, int trade);
    void tell_equipment(Followed& followed, bool ended);
    void equipment_turned(const Equipment& equipment);
    void tell_yard(Followed& followed, bool starts);
    void tell_follower(Followed& followed);
    void tell_meters(const Followed& followed, double more);
    [[nodiscard]] bool may_bring(int store, std::size_t grade, int user) const;
    [[nodiscard]] Yard::Beyond beyond_front(const RouteBook& book, const Part& part) const;
    /// Visits what goes on behind each front of a transfer in stores with a reach table.
    template <class Visit> void each_beyond(const Followed& followed, Visit visit) const
    {
        const RouteBook& book = routes_[followed.routes.front().index];
        for (const Part& part : book.parts)
            if (const Yard::Beyond beyond = beyond_front(book, part); beyond.series) visit(part, beyond);
    }
    [[nodiscard]] std::vector<Part> parts_of(int slot, int sign, int trade) const;
    [[nodiscard]] std::vector<sim::RouteSpec::Draw> draws_of(const std::vector<Part>& parts, int user) const;
    void build_blends();
    [[nodiscard]] sim::Limit seen(const Followed& followed) const;
    void way_made(sim::TransferId transfer, const std::vector<sim::RouteId>& routes,
                  const std::vector<const Yard::Series*>& series);
    void way_gone(sim::TransferId transfer);
    void build_yards();
    void build_reach();
    void build_pools();
    void fit_pool(MachinePool& pool, const MachinePoolSpec& spec);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Periods& periods_;
    Ledger& ledger_;
    Weather& weather_;
    std::uint64_t seed_, replication_;
    Books books_;
    std::deque<Equipment> equipment_; ///< a deque: events point at them; before the network, which has their names
    std::deque<Yard> yards_;          ///< by store; likewise, as the pools
    std::deque<MachinePool> pools_;
    sim::FlowNetwork network_;
    Quotas quotas_;
    Orders orders_;
    sim::PlaceId land_;
    std::vector<Slot> slots_;
    std::vector<int> slot_of_trade_;
    std::vector<double> opening_; ///< t, by slot
    std::vector<Equipment*> machines_;
    std::vector<Equipment*> by_machine_; ///< by the machine's index; null for a machine that is only itself
    std::vector<RouteBook> routes_;
    std::vector<Followed> followed_;
    std::deque<Meter> meters_;
    std::vector<StockBook> stocks_;
    std::vector<TradeLine> trade_lines_;
    std::vector<std::function<void()>> told_;
    std::vector<std::vector<sim::PlaceId>> afloat_; ///< by category
    std::vector<double> in_lines_;                  ///< t at the start, by category
};

} // namespace port
