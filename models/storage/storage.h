#pragma once
#include "models/record/clocks.h"
#include "models/record/ledger.h"
#include "models/scenario/scenario.h"
#include "models/storage/orders.h"
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

/// What a machine shared by several users passed, and could have passed, by period.
struct MachineUse {
    std::string name;
    std::vector<double> passed;   ///< t
    std::vector<double> possible; ///< t: its limit over time
};

/// A store's stock over time, by period.
struct StockBook {
    std::vector<double> tonne_ticks; ///< integral of the level
    std::vector<double> closing;     ///< t at the period's end, read from the place's level
};

/// The places ashore and the flows between all places. Sea and land meet here alone: ships' holds, wagon sets and the
/// open country are places of one network, joined by routes through machines.
///
/// Every tonne that moves is posted in the ledger as it moves. Holds always: 0 <= level <= capacity.
class Storage {
public:
    Storage(sim::Simulation& sim, const Scenario& scenario, const Periods& periods, Ledger& ledger);
    Storage(const Storage&) = delete;

    [[nodiscard]] sim::FlowNetwork& network() { return network_; }
    [[nodiscard]] Orders& orders() { return orders_; }

    [[nodiscard]] sim::PlaceId place(int store) const { return stores_[static_cast<std::size_t>(store)]; }
    [[nodiscard]] sim::MachineId machine(int machine) const { return machines_[static_cast<std::size_t>(machine)]; }
    /// The machines of that name, in a list for a route.
    [[nodiscard]] std::vector<sim::MachineId> machines(const std::vector<std::string>& names) const;
    /// The open country: gives and takes without end.
    [[nodiscard]] sim::PlaceId land() const { return land_; }

    /// A route whose tonnes are posted on `line`; into (sign +1) or out of (-1) a store, whose stock book follows.
    sim::RouteId route(const sim::RouteSpec& spec, Ledger::LineId line, int store, int sign);
    void remove(sim::RouteId route);

    /// Starts a transfer that `follower` is told of until it ends.
    sim::TransferId start(const sim::TransferSpec& spec, Follower& follower, sim::FlowAction done);
    /// To be called when a followed transfer has ended.
    void forget(sim::TransferId transfer);

    /// A period ends: flows are posted up to now and stocks are read.
    void close_period(sim::Time now);
    /// What is not in a store: tonnes of a category in a ship's hold or on wagons, counted when they come and go.
    void afloat(int category, sim::PlaceId place, bool comes);

    /// Rates and capacities of another day.
    void change(const Scenario& scenario);

    [[nodiscard]] const std::vector<StockBook>& stocks() const { return stocks_; }
    [[nodiscard]] const std::vector<MachineUse>& machine_use() const { return use_; }
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
    struct RouteBook {
        Ledger::LineId line = 0;
        int store = -1;
        int sign = 0;
        std::vector<int> shared; ///< machines whose use it adds to
    };
    struct Followed {
        sim::TransferId transfer; ///< numbers are used again: the ticket tells whose entry it is
        Follower* follower = nullptr;
        double rate = 0;
        sim::Limit limit = sim::Limit::none;
    };
    void settle_machines(sim::Time now);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Periods& periods_;
    Ledger& ledger_;
    Books books_;
    sim::FlowNetwork network_;
    Orders orders_;
    sim::PlaceId land_;
    std::vector<sim::PlaceId> stores_;
    std::vector<sim::MachineId> machines_;
    std::vector<RouteBook> routes_;
    std::vector<Followed> followed_;
    std::vector<StockBook> stocks_;
    std::vector<MachineUse> use_;
    sim::Time machines_since_{};
    std::vector<std::vector<sim::PlaceId>> afloat_; ///< by category
};

} // namespace port
