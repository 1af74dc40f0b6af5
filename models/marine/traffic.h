#pragma once
#include "models/berths/alongside.h"
#include "models/berths/berths.h"
#include "models/chance/time_law.h"
#include "models/demand/demand.h"
#include "models/environment/calendar.h"
#include "models/marine/arrival_law.h"
#include "models/marine/marine.h"
#include "models/record/visits.h"
#include "sim/distributions.h"
#include "sim/event.h"
#include "sim/process.h"
#include "sim/stream.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace port {

/// The ships: announces calls, lets them arrive, and leads each from the anchorage back to the open sea.
class Traffic {
public:
    Traffic(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
            Storage& storage, Ledger& ledger, Visits& visits, Marine& marine, Berths& berths, std::uint64_t seed,
            std::uint64_t replication);
    Traffic(const Traffic&) = delete;

    void change(const Scenario& scenario)
    {
        scenario_ = &scenario;
        stock_may_do(); // there may be more room
    }
    /// Tonnes of ships in port that are not moved yet, by trade.
    [[nodiscard]] std::vector<double> at_sea() const;
    /// The run is over: counts the calls that are not clear.
    void close(sim::Time now);
    /// No more ships come, and none is in port.
    [[nodiscard]] bool all_clear() const;
    [[nodiscard]] const std::vector<TradeDemand>& demand() const { return demand_; }

private:
    /// A trade with its names resolved.
    struct Trade {
        int category;
        int store;
        Direction direction;
        Ledger::LineId sea_line;      ///< cargo that comes aboard, or leaves aboard
        Ledger::LineId given_up_line; ///< cargo that leaves aboard a ship that was not served
        std::unique_ptr<TimeLaw> patience;
        std::unique_ptr<ArrivalLaw> law;
        std::unique_ptr<TimeLaw> work;
        std::unique_ptr<TimeLaw> gaps;
        sim::Stream arrivals;
        sim::Stream calls;
        sim::Stream fleet;
        struct OfClass {
            int number;
            std::unique_ptr<TimeLaw> work;
        };
        std::vector<OfClass> ships;
        std::vector<double> upto;               ///< running sum of the classes' shares of calls
        std::unique_ptr<sim::Event> by_stock{}; ///< the stock may do for another call; of trades whose ships it calls
        Meter* meter = nullptr;                 ///< of what makes it so
        Meter* of_owner = nullptr;              ///< likewise in the owner's quota
        double promised = 0;                    ///< t, to ships that were called and have not left
    };
    struct Call {
        std::size_t trade;
        int ship;
        double parcel;
        double aboard;
        sim::Time arrives;
        std::optional<double> work; ///< s
        std::optional<sim::Time> laydays{};
        std::optional<double> patience{}; ///< s
        struct Further {
            std::size_t trade;
            double tonnes;
            Assembly::Lot* lot = nullptr;
        };
        Assembly::Lot* lot = nullptr; ///< her cargo in an assembled yard
        bool by_stock = false;        ///< she was called by the stock, which is promised to her
        double moved = 0;             ///< t of her parcel, before the run began
        bool from_before = false;     ///< she was in port when it began
        int lies_at = -1;             ///< line of berths where she lay then
        std::vector<Further> also{};  ///< worked in this order after her own parcel
    };
    /// One parcel of a ship in port.
    struct Cargo {
        std::size_t trade;
        double tonnes;
        std::optional<double> seconds; ///< least time of its work
        sim::PlaceId hold;
        Assembly::Lot* lot = nullptr; ///< in an assembled yard
        double moved = 0;             ///< t, before the run began
    };
    struct InPort {
        Visit* visit;
        std::size_t trade;
        double parcel;
        sim::PlaceId hold;
        bool by_stock = false; ///< stock is promised to her
    };
    class Entry; ///< keeps a call in the list of those in port

    void open_with_ships(std::size_t trade);
    sim::Process announce_drawn(std::size_t trade);
    sim::Process announce_by_gaps(std::size_t trade);
    sim::Process announce_by_stock(std::size_t trade);
    [[nodiscard]] double promised_to_nobody(std::size_t trade) const;
    [[nodiscard]] double promised_to_none_of_owner(std::size_t trade) const;
    void order_at_first(std::size_t trade);
    void promise_ends(std::size_t trade, double tonnes);
    void stock_may_do();
    void look_at_stock(std::size_t trade);
    sim::Process announce_listed(std::size_t trade);
    sim::Process sail_fleet(std::size_t trade, std::size_t which);
    [[nodiscard]] bool was_last(std::size_t trade, std::uint64_t number) const;
    [[nodiscard]] std::optional<double> work_of(std::size_t trade, const std::string& ship, sim::Stream& stream) const;
    [[nodiscard]] static double drawn_parcel(Mass least, Mass usual, Mass most, sim::Stream& stream);
    [[nodiscard]] Call draw(std::size_t trade, std::uint64_t number, sim::Time arrives) const;
    [[nodiscard]] sim::Time notice(std::size_t trade, sim::Time arrives) const;
    sim::ProcessRef announce(Call call, const sim::Stream& ship, std::uint64_t number);
    sim::Process ship_call(Call call);
    sim::Task<void> work_and_sail(const Call& call, const std::vector<Cargo>& cargo, Visit& visit,
                                  std::optional<BerthLease>& berth, double goes_with);
    /// @param logged  whether its stages are those of her call
    sim::Task<void> move(Way way, const MoveNeeds& needs, Visit& visit, BerthLease& berth, bool logged = true);
    [[nodiscard]] MoveNeeds move_needs(const Call& call, Way way) const;
    [[nodiscard]] double draught_now(const Call& call, const std::vector<Cargo>& cargo) const;
    [[nodiscard]] std::size_t worked_at(const std::vector<Cargo>& cargo, std::size_t first, const Berth& berth) const;
    sim::Task<void> work_at_berths(const Call& call, const std::vector<Cargo>& cargo, Visit& visit,
                                   std::optional<BerthLease>& at);
    sim::Task<void> shift(const Call& call, const std::vector<Cargo>& cargo, std::size_t next, Visit& visit,
                          std::optional<BerthLease>& at);
    sim::Task<void> move_to(MoveNeeds needs, Visit& visit, std::optional<BerthLease>& at,
                            std::optional<BerthLease>& other);
    /// Draughts of a call, m: as she comes, as she goes, and the greatest while her parcels are worked.
    struct Draughts {
        double comes, goes, deepest;
    };
    [[nodiscard]] Draughts draughts(const Call& call) const;
    [[nodiscard]] BerthNeeds berth_needs(const Call& call, sim::PlaceId hold, const Draughts& draughts) const;
    [[nodiscard]] bool loads(std::size_t trade) const { return trades_[trade].direction == Direction::loaded; }
    [[nodiscard]] Assembly::Lot* call_forward(std::size_t trade, double tonnes);
    void add_further(Call& call, const sim::Stream& ship) const;
    struct Beside;
    sim::Task<double> work_parcel(const Call& call, const Cargo& own, double draught, BerthLease& berth,
                                  Alongside& all);
    sim::Process work_beside(const Call& call, const Cargo& own, double draught, BerthLease& berth, Alongside& all,
                             double& moved);
    sim::Task<void> work_parcels(const Call& call, const std::vector<Cargo>& cargo, std::size_t first,
                                 std::size_t count, Visit& visit, BerthLease& berth, double& moved);
    /// m that a tonne more aboard makes
    [[nodiscard]] static double a_tonne(const ShipClass& ship)
    {
        return (ship.laden_draught.value - ship.ballast_draught.value) / ship.deadweight.value;
    }
    void give_up(const std::vector<Cargo>& cargo, Visit& visit);
    [[nodiscard]] CallRow row(const Call& call) const;
    [[nodiscard]] double draught(const ShipClass& ship, double tonnes) const;

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Calendar& calendar_;
    const Periods& periods_;
    Storage& storage_;
    Ledger& ledger_;
    Visits& visits_;
    Marine& marine_;
    Berths& berths_;
    std::vector<TradeDemand> demand_;
    std::vector<Trade> trades_;
    std::vector<InPort> in_port_;
    std::vector<sim::ProcessRef> announcers_;
    int coming_ = 0; ///< ships announced that have not arrived
};

} // namespace port
