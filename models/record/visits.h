#pragma once
#include "models/record/calls.h"
#include "models/record/periods.h"
#include "models/record/unit_ticks.h"

#include <vector>

namespace port {

/// What the laytime of one cleared call is counted from.
struct CallStages {
    double parcel; ///< t
    sim::Time laydays, arrived, passage, all_fast, work_starts, work_ends;
    sim::Time surveyed; ///< documents aboard
    int berth = -1;     ///< number of its line in the scenario
};

/// Time in port of the cleared calls of one class of ships: it adds up to their turnaround.
struct ShipTime {
    UnitTicks at_anchor = 0; ///< from arrived to the start of the passage
    UnitTicks moving = 0;    ///< passages, berthing, unberthing
    UnitTicks alongside = 0; ///< from all fast to unberthing
};

/// The sums over the calls of one trade that arrived in one period.
struct CallTotals {
    int arrived = 0;
    int cleared = 0;
    int gave_up = 0;                       ///< calls that left without having been served
    double not_served = 0;                 ///< t of those
    double went = 0;                       ///< t that ships took away unserved in this period, whenever they came
    double demand = 0;                     ///< tonnes of the parcels that arrived
    UnitTicks unfinished = 0;              ///< ticks in port so far of calls not clear at the end of the run
    std::array<UnitTicks, causes> spent{}; ///< of cleared calls
    std::array<double, causes> slowed{};   ///< hours lost below the best rate while working, by what slowed
    std::vector<double> waiting;           ///< hours, of cleared calls, in order of clearing
    std::vector<double> service;
    std::vector<double> turnaround;
    std::vector<ShipTime> by_class; ///< of cleared calls
    std::vector<CallStages> stages; ///< of cleared calls, in trades that keep them
};

/// Hours of the cleared calls of one class of ships that arrived in one period.
struct ClassTotals {
    std::vector<double> waiting, service, turnaround;
};

class Visit;

/// Keeps what every call did. The log of single calls is kept only when asked for.
class Visits {
public:
    Visits(const Periods& periods, std::size_t trades, bool keep_calls, std::size_t classes = 0)
        : periods_(&periods), keep_calls_(keep_calls), keep_stages_(trades, false),
          totals_(trades, std::vector<CallTotals>(static_cast<std::size_t>(periods.count()))),
          classes_(classes, std::vector<ClassTotals>(static_cast<std::size_t>(periods.count())))
    {
        for (std::vector<CallTotals>& trade : totals_)
            for (CallTotals& totals : trade) totals.by_class.resize(classes);
    }

    /// From now on each cleared call of the trade leaves its stages, for the counting of laytime.
    void keep_stages(std::size_t trade) { keep_stages_[trade] = true; }
    /// By class of ship, over all trades.
    [[nodiscard]] const std::vector<std::vector<ClassTotals>>& classes() const { return classes_; }
    /// A further parcel of a call of another trade has come.
    void offered(std::size_t trade, double tonnes, sim::Time now)
    {
        totals_[trade][static_cast<std::size_t>(periods_->at(now))].demand += tonnes;
    }
    /// A parcel goes again with a ship that gave up; `visit` is given for further parcels.
    void goes_unserved(std::size_t trade, double tonnes, const Visit* visit);
    [[nodiscard]] const CallTotals& totals(std::size_t trade, int period) const
    {
        return totals_[trade][static_cast<std::size_t>(period)];
    }
    /// The calls in order of number; those still in port at the end of the run too.
    [[nodiscard]] std::vector<CallRow>& calls() { return calls_; }

private:
    friend class Visit;
    const Periods* periods_;
    bool keep_calls_;
    std::vector<bool> keep_stages_; ///< by trade
    int next_number_ = 1;
    std::vector<std::vector<CallTotals>> totals_;
    std::vector<std::vector<ClassTotals>> classes_; ///< by class and period
    std::vector<CallRow> calls_;
};

/// Times one call: its stages, and exactly one cause for each hour. Closes itself however the call ends.
class Visit {
public:
    /// The call arrives now; `row` says who she is. Her hours begin with `Cause::no_berth` until told otherwise.
    /// @param from_before  she was in port when the run began: her call counts before all periods that are reported
    Visit(Visits& visits, std::size_t trade, CallRow row, sim::Time now, bool from_before = false);
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
    ~Visit();

    void reach(Stage stage, sim::Time now);
    /// From now on her hours pass for this cause.
    void cause(Cause cause, sim::Time now);
    [[nodiscard]] Cause cause() const { return cause_; }
    /// Hours that count as working but were lost, since `by` held her below her best rate.
    void slowed(Cause by, double hours) { slowed_[static_cast<std::size_t>(by)] += hours; }
    /// @param line  of the scenario's list that the berth is one of
    void berth(const std::string& name, int line)
    {
        row_.berth = name;
        berth_line_ = line;
    }
    /// She has shifted to another berth; laytime and costs go by her first one.
    void also_at(const std::string& name) { row_.berth += ", " + name; }
    void moved(double tonnes) { row_.moved = tonnes; }
    /// She is clear of the port: her call counts.
    void clear(sim::Time now);
    /// She leaves without having been served: she is counted apart.
    void give_up(sim::Time now);
    /// The run is over while she is in port: what she spent so far is known, but her call has no means.
    void unfinished(sim::Time now);
    [[nodiscard]] sim::Time arrived() const { return at_.front(); }
    /// The period that her call is counted in.
    [[nodiscard]] int period() const { return period_; }
    [[nodiscard]] int number() const { return row_.number; }
    [[nodiscard]] const CallRow& row() const { return row_; }

private:
    Visits& visits_;
    CallRow row_;
    int period_;
    CallTotals& totals_;
    std::array<sim::Time, stages> at_{};
    std::array<double, causes> slowed_{};
    Cause cause_ = Cause::no_berth;
    sim::Time since_;
    int berth_line_ = -1;
    bool keep_stages_;
    bool closed_ = false;
};

} // namespace port
