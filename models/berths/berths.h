#pragma once
#include "models/berths/berth.h"
#include "models/berths/berth_choice.h"
#include "models/berths/berth_order.h"
#include "models/environment/tide.h"
#include "models/environment/weather.h"
#include "models/record/clocks.h"
#include "models/record/visits.h"
#include "models/scenario/scenario.h"
#include "models/storage/storage.h"
#include "sim/wait.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace port {

/// What a ship asks of the berths.
struct BerthNeeds {
    int category = 0;
    double length = 0;  ///< m
    double draught = 0; ///< m; the greater of what she comes and goes with
    int priority = 0;   ///< of her class; smaller goes first where the order is by priority
    double tonnes = 0;
    std::vector<int> also{};         ///< categories of her further parcels
    double tonnes_also = 0;          ///< of these together
    std::optional<double> seconds{}; ///< least time of her cargo work, if it is her own
    MoveKind move{};                 ///< as weather sees her
    double papers = 0;               ///< h alongside or moving beside her cargo work
    int trade = -1;
    /// What must be ready ashore before she gets a berth: cargo in her store, or room in it.
    struct Ready {
        int store = -1; ///< slot of the storage
        sim::PlaceId hold;
        bool loads = true;
        double tonnes = 0;                  ///< nought: nothing
        const Assembly::Lot* lot = nullptr; ///< in an assembled yard: her pile
    } ready{};
    double speed = 0; ///< m/s in the channel
    double beam = 0;  ///< m
    int tugs = 0;
    double comes_with = 0; ///< m, her draught on the way in
    bool daylight = false;
    const ShipClass* hull = nullptr; ///< her class as the scenario has it
};

/// What else a ship looks at before she takes a berth that is free; the marine room answers.
class Passages {
public:
    struct Start {
        sim::Time at; ///< the earliest start of her passage to it; the end of time if nobody knows
        Cause why;    ///< what keeps her from starting now
    };
    [[nodiscard]] virtual Start passage_to(const BerthNeeds& needs, Berth& berth) = 0;

protected:
    ~Passages() = default;
};

/// A ship's wait for a berth. Her visit's cause is kept true while she waits.
class BerthRequest final : public sim::Wait {
public:
    BerthRequest(Berths& berths, const BerthNeeds& needs, Visit& visit);
    ~BerthRequest() { leave(); }
    void await_resume();
    /// The berth that she got, from the end of the wait on; once.
    [[nodiscard]] BerthLease lease();
    [[nodiscard]] std::string what() const override { return "a berth"; }

private:
    friend class Berths;
    bool begin() override;
    void withdraw() noexcept override;
    void forgo() noexcept override;

    Berths& berths_;
    BerthNeeds needs_;
    WaitingShip ship_;
    Visit& visit_;
    Berth* granted_ = nullptr;
    Berth::Stay* stay_ = nullptr;
};

/// Gives ships a berth and moves their cargo across the quay.
///
/// Ships are served in the order of the scenario's rule; decided once an instant, after everything that ends or begins
/// then, so that all berths that came free are looked at together. A berth serves one ship at a time.
class Berths final : private Weather::Watcher {
public:
    /// @param tide  a ship must float alongside at its lowest, unless the berth is one where she need not
    Berths(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           Storage& storage, Ledger& ledger, Weather& weather, const Tide& tide);

    [[nodiscard]] BerthRequest allocate(const BerthNeeds& needs, Visit& visit)
    {
        return BerthRequest(*this, needs, visit);
    }

    /// The berth of a ship that lies at one of a line of berths when the run begins.
    [[nodiscard]] BerthLease lies_at(int line, const BerthNeeds& needs);

    /// Whom to ask where a berth is given only when her passage can start.
    void ask_about_passages(Passages& passages) { passages_ = &passages; }
    /// Ships of a trade that wait for a berth.
    [[nodiscard]] int waiting(int trade) const;
    /// Moves were planned anew: a berth may be given now that was not before.
    void moves_planned();

    /// Rates, depths and numbers of another day. A berth that is taken away serves its ship to the end.
    void change(const Scenario& scenario);

    [[nodiscard]] std::deque<Berth>& all() { return berths_; }
    [[nodiscard]] const BerthSpec& spec(const Berth& berth) const
    {
        return scenario_->berths[static_cast<std::size_t>(berth.line)];
    }
    [[nodiscard]] int category(const HandlingSpec& handling) const;
    [[nodiscard]] static bool handles(const Berth& berth, int category)
    {
        return berth.machine[static_cast<std::size_t>(category)] != sim::MachineId{};
    }
    [[nodiscard]] sim::Simulation& simulation() { return sim_; }
    [[nodiscard]] sim::Time now() const { return sim_.now(); }
    [[nodiscard]] Storage& storage() { return storage_; }
    [[nodiscard]] Ledger& ledger() { return ledger_; }
    [[nodiscard]] Weather& weather() { return weather_; }
    [[nodiscard]] const Tide& tide() const { return tide_; }

    /// Which of the weather's kept stops are those of a category at a line of berths; for trades whose laytime asks.
    struct StoppedWork {
        int line, category;
        std::size_t stops;
    };
    [[nodiscard]] const std::vector<StoppedWork>& stopped_work() const { return stopped_work_; }

private:
    friend class BerthRequest;
    friend class BerthLease;

    void add(int line, int number);
    [[nodiscard]] double rate_of(const HandlingSpec& handling) const;
    void keep_stops();
    void fit_count(int line);
    [[nodiscard]] WaitingShip in_line(const BerthNeeds& needs, const Visit& visit) const;
    [[nodiscard]] bool fits(const Berth& berth, const BerthNeeds& needs) const;
    void ask_for_decision(sim::Time when);
    void decide();
    void weather_changed() override;
    /// What one round of decisions knows beside the berths.
    struct Round;
    /// Why the ship gets no berth now; nothing if she got one.
    [[nodiscard]] std::optional<Cause> serve(BerthRequest& request, Round& round);
    void grant(BerthRequest& request, Berth& berth);
    [[nodiscard]] bool can_take(const Berth& berth, const BerthNeeds& needs) const;
    [[nodiscard]] bool is_ready(const BerthNeeds& needs, const Berth& berth);
    [[nodiscard]] bool is_gathered(const BerthNeeds::Ready& own);
    [[nodiscard]] sim::Time gone_by(double hours) const;
    [[nodiscard]] double hours_at(const Berth& berth, const BerthNeeds& needs) const;
    [[nodiscard]] const std::string& terminal_of(const BerthNeeds& needs) const;
    void release(Berth& berth, Berth::Stay& stay);

    /// Cargo or room that a ship has been given a berth for.
    struct Claim {
        BerthNeeds::Ready of;
        double parcel;
        int trade;
        int priority;
    };

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Calendar& calendar_;
    const Periods& periods_;
    Storage& storage_;
    Ledger& ledger_;
    Weather& weather_;
    const Tide& tide_;
    std::unique_ptr<BerthChoice> choice_;
    std::unique_ptr<BerthOrder> order_;
    std::deque<Berth> berths_; ///< a deque: berths stay where they are when one is added
    std::vector<StoppedWork> stopped_work_;
    std::vector<BerthRequest*> queue_; ///< in the order in which they are served
    Passages* passages_ = nullptr;
    std::vector<Claim> claims_; ///< of ships that have a berth
    sim::EventHandle next_;
    sim::Time next_at_ = sim::end_of_time;
    std::vector<sim::WatchId> watches_; ///< on stores whose ships are not ready
};

} // namespace port
