#pragma once
#include "models/berths/berth_choice.h"
#include "models/berths/berth_order.h"
#include "models/environment/hours.h"
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

class Berths;

/// One berth: what lies at it, and what its own equipment can do.
struct Berth {
    Berth(const Periods& periods, const Calendar& calendar, std::string its_name, int spec, const BerthSpec& from)
        : name(std::move(its_name)), line(spec), length(from.length.value), opens(from.opens, calendar),
          crew(from.crew, calendar), clock(periods, name, 0)
    {
    }
    std::string name;
    int line;                            ///< which BerthSpec it is one of
    double length;                       ///< m
    Hours opens;                         ///< when ships may start their passage to it
    Hours crew;                          ///< when cargo is worked
    std::vector<sim::MachineId> machine; ///< by category; its own equipment
    bool taken = false;
    bool open = true; ///< false: its count has been lowered since
    StateClock clock;
    State state = State::idle;
};

/// What a ship asks of the berths.
struct BerthNeeds {
    int category = 0;
    double length = 0;  ///< m
    double draught = 0; ///< m; the greater of what she comes and goes with
    int priority = 0;   ///< of her class; smaller goes first where the order is by priority
    double tonnes = 0;
    std::optional<double> seconds{}; ///< least time of her cargo work, if it is her own
    MoveKind move{};                 ///< as weather sees her
};

/// A berth that is a ship's own from `assigned` until it is given back; given back at the latest when this goes.
class BerthLease {
public:
    BerthLease() = default;
    BerthLease(Berths& berths, Berth& berth) : berths_(&berths), berth_(&berth) {}
    BerthLease(BerthLease&& other) noexcept : berths_(std::exchange(other.berths_, nullptr)), berth_(other.berth_) {}
    BerthLease& operator=(BerthLease&&) = delete;
    ~BerthLease() { give_back(); }

    void give_back();
    /// What the berth is doing from now on.
    void state(State state);
    [[nodiscard]] Berth& operator*() const { return *berth_; }
    [[nodiscard]] Berth* operator->() const { return berth_; }

private:
    Berths* berths_ = nullptr;
    Berth* berth_ = nullptr;
};

/// A ship's wait for a berth. Her visit's cause is kept true while she waits.
class BerthRequest final : public sim::Wait {
public:
    BerthRequest(Berths& berths, const BerthNeeds& needs, Visit& visit);
    ~BerthRequest() { leave(); }
    BerthLease await_resume();
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
};

/// Gives ships a berth and moves their cargo across the quay.
///
/// Ships are served in the order of the scenario's rule; decided once an instant, after everything that ends or begins
/// then, so that all berths that came free are looked at together. A berth serves one ship at a time.
class Berths final : private Weather::Watcher {
public:
    /// @param lowest_tide  m above chart datum: a ship must float alongside even then
    Berths(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           Storage& storage, Ledger& ledger, Weather& weather, double lowest_tide);

    [[nodiscard]] BerthRequest allocate(const BerthNeeds& needs, Visit& visit)
    {
        return BerthRequest(*this, needs, visit);
    }

    /// Rates, depths and numbers of another day. A berth that is taken away serves its ship to the end.
    void change(const Scenario& scenario);

    [[nodiscard]] std::deque<Berth>& all() { return berths_; }
    [[nodiscard]] const BerthSpec& spec(const Berth& berth) const
    {
        return scenario_->berths[static_cast<std::size_t>(berth.line)];
    }
    [[nodiscard]] int category(const HandlingSpec& handling) const;
    [[nodiscard]] sim::Simulation& simulation() { return sim_; }
    [[nodiscard]] Storage& storage() { return storage_; }
    [[nodiscard]] Ledger& ledger() { return ledger_; }
    [[nodiscard]] Weather& weather() { return weather_; }

private:
    friend class BerthRequest;
    friend class BerthLease;

    void add(int line, int number);
    void fit_count(int line);
    [[nodiscard]] WaitingShip in_line(const BerthNeeds& needs) const;
    [[nodiscard]] bool fits(const Berth& berth, const BerthNeeds& needs) const;
    void ask_for_decision();
    void decide();
    void weather_changed() override;
    [[nodiscard]] std::vector<Berth*> free_for(const BerthNeeds& needs);
    void release(Berth& berth);

    sim::Simulation& sim_;
    const Scenario* scenario_;
    const Calendar& calendar_;
    const Periods& periods_;
    Storage& storage_;
    Ledger& ledger_;
    Weather& weather_;
    double lowest_tide_;
    std::unique_ptr<BerthChoice> choice_;
    std::unique_ptr<BerthOrder> order_;
    std::deque<Berth> berths_;         ///< a deque: berths stay where they are when one is added
    std::vector<BerthRequest*> queue_; ///< in the order in which they are served
    bool asked_ = false;
};

} // namespace port
