#include "tools/study/hindcast.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "models/scenario/check.h"
#include "models/scenario/dates.h"
#include "models/scenario/name_index.h"
#include "sim/replications.h"
#include "sim/statistics/quantiles.h"
#include "sim/time.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace port::study {
namespace {

constexpr int days_to_clear = 60; ///< for the last ships, after the last call

/// The waits of one replication, h, by call; NaN where she was not served.
std::vector<double> waits_of(const std::vector<CallRow>& rows, const Scenario& scenario,
                             std::span<const ObservedCall> calls)
{
    std::map<std::string, std::vector<const CallRow*>> by_trade;
    for (const CallRow& row : rows) by_trade[row.trade].push_back(&row);
    for (auto& [trade, own] : by_trade)
        std::sort(own.begin(), own.end(), [](const CallRow* a, const CallRow* b) { return a->number < b->number; });
    std::map<std::string, std::size_t> next;
    std::vector<double> waits;
    for (const ObservedCall& call : calls) {
        const std::string& trade = scenario.trades[call.trade].name;
        const auto& own = by_trade[trade];
        const std::size_t at = next[trade]++;
        const auto started = static_cast<std::size_t>(Stage::passage);
        const auto arrived = static_cast<std::size_t>(Stage::arrived);
        const bool served = at < own.size() && own[at]->reached[started] && !own[at]->gave_up;
        waits.push_back(served ? sim::to_hours(sim::Duration{own[at]->stage[started] - own[at]->stage[arrived]})
                               : std::nan(""));
    }
    return waits;
}

/// The wait of one call over the replications; nothing if one does not serve her.
std::optional<ForecastWait> forecast(double observed, std::vector<double> waits, double tolerance)
{
    if (std::isnan(observed)) return std::nullopt;
    ForecastWait w;
    w.observed = observed;
    for (const double wait : waits) {
        if (std::isnan(wait)) return std::nullopt;
        w.predicted += wait;
    }
    w.predicted /= static_cast<double>(waits.size());
    std::sort(waits.begin(), waits.end());
    w.low = sim::sorted_quantile(waits, 0.05);
    w.high = sim::sorted_quantile(waits, 0.95);
    w.within = w.observed >= w.low - tolerance && w.observed <= w.high + tolerance;
    return w;
}

std::string month_of(Moment moment)
{
    const CivilDate date = to_civil(date_of(moment));
    return fmt::format("{:04}-{:02}", date.year, date.month);
}

/// The calls that are compared, told apart by a name.
class Groups {
public:
    void add(const std::string& name, const std::optional<ForecastWait>& wait)
    {
        Group& own = groups_[name];
        if (wait)
            own.waits.push_back(*wait);
        else
            ++own.unserved;
    }
    void errors(std::vector<ErrorsOf>& all) const
    {
        for (const auto& [name, own] : groups_) all.push_back({name, own.unserved, wait_errors(own.waits)});
    }
    void held_to(const HindcastLimits& limits, std::vector<Criterion>& all) const
    {
        for (const auto& [name, own] : groups_)
            for (Criterion& criterion :
                 criteria(name, own.waits, own.unserved, limits,
                          groups_.size() == 1 || own.waits.size() + own.unserved >= limits.least_calls))
                all.push_back(std::move(criterion));
    }
    [[nodiscard]] std::size_t size() const { return groups_.size(); }

private:
    struct Group {
        std::vector<ForecastWait> waits;
        std::size_t unserved = 0;
    };
    std::map<std::string, Group> groups_;
};

/// The waits of the replications, and what is compared of them.
struct Comparison {
    const Scenario& scenario;
    std::span<const ObservedCall> calls;
    const HindcastRequest& request;
    const std::vector<std::vector<double>>& runs; ///< by replication, then by call
    std::size_t first;                            ///< call that is compared
};

/// The waits of one call as all replications but one predict them, or all.
std::vector<double> predictions(const Comparison& c, std::size_t call, std::optional<std::size_t> but)
{
    std::vector<double> waits;
    for (std::size_t r = 0; r < c.runs.size(); ++r)
        if (r != but) waits.push_back(c.runs[r][call]);
    return waits;
}

/// The criteria, with one replication in place of the record.
std::vector<Criterion> criteria_of_own(const Comparison& c, std::size_t record)
{
    Groups all;
    Groups by_trade;
    for (std::size_t i = c.first; i < c.calls.size(); ++i) {
        const auto wait = forecast(c.runs[record][i], predictions(c, i, record), c.request.limits.tolerance);
        all.add("all", wait);
        by_trade.add(c.scenario.trades[c.calls[i].trade].name, wait);
    }
    std::vector<Criterion> found;
    all.held_to(c.request.limits, found);
    by_trade.held_to(c.request.limits, found);
    return found;
}

void add_own_ranges(const Comparison& c, std::vector<Criterion>& criteria)
{
    if (c.runs.size() < 3) return;
    std::map<std::pair<std::string, std::string>, std::vector<double>> values;
    for (std::size_t r = 0; r < c.runs.size(); ++r)
        for (const Criterion& own : criteria_of_own(c, r))
            if (own.value) values[{own.of, own.name}].push_back(*own.value);
    for (Criterion& criterion : criteria) {
        auto& own = values[{criterion.of, criterion.name}];
        if (own.empty()) continue;
        std::sort(own.begin(), own.end());
        criterion.own_low = sim::sorted_quantile(own, 0.05);
        criterion.own_high = sim::sorted_quantile(own, 0.95);
    }
}

void compare(HindcastAnswer& answer, const Comparison& c)
{
    Groups all;
    Groups by_trade;
    Groups by_class;
    Groups by_month;
    const auto& [scenario, calls, request, runs, first] = c;
    answer.skipped = first;
    answer.waits.resize(first);
    for (std::size_t i = first; i < calls.size(); ++i) {
        answer.waits.push_back(forecast(calls[i].waited, predictions(c, i, {}), request.limits.tolerance));
        all.add("all", answer.waits[i]);
        by_trade.add(scenario.trades[calls[i].trade].name, answer.waits[i]);
        by_class.add(answer.ships[i], answer.waits[i]);
        by_month.add(month_of(calls[i].arrived), answer.waits[i]);
    }
    const bool several = by_trade.size() > 1;
    if (several) all.errors(answer.by_trade);
    by_trade.errors(answer.by_trade);
    by_class.errors(answer.by_class);
    by_month.errors(answer.by_month);
    if (several) all.held_to(request.limits, answer.criteria);
    by_trade.held_to(request.limits, answer.criteria);
    add_own_ranges(c, answer.criteria);
}

} // namespace

bool HindcastAnswer::passes() const
{
    return std::all_of(criteria.begin(), criteria.end(), [](const Criterion& c) { return c.passes; });
}

const std::string& class_of(const Scenario& scenario, const TradeSpec& trade, Mass tonnes)
{
    const CallSpec* best = nullptr;
    int best_rank = 0;
    for (const CallSpec& spec : trade.ships) {
        const ShipClass* const ship = named(scenario.ships, spec.ship);
        const bool usual = spec.least <= tonnes && tonnes <= spec.most;
        const int rank = usual ? 2 : ship && tonnes <= ship->deadweight ? 1 : 0;
        const auto off = [&](const CallSpec& s) { return std::abs(s.usual.value - tonnes.value); };
        if (!best || rank > best_rank || (rank == best_rank && off(spec) < off(*best))) {
            best = &spec;
            best_rank = rank;
        }
    }
    if (!best)
        throw HindcastRefused(
            fmt::format("the trade '{}' has no classes of ships; give the record a column 'ship'", trade.name));
    return best->ship;
}

Scenario with_recorded_calls(const Scenario& scenario, std::span<const ObservedCall> calls)
{
    Scenario made = scenario;
    std::set<std::size_t> recorded;
    for (const ObservedCall& call : calls) recorded.insert(call.trade);
    for (const std::size_t t : recorded) {
        TradeSpec& trade = made.trades[t];
        trade.demand.clear();
        trade.trend = {{std::string(compound_demand), {}}};
        trade.history.clear();
        trade.drivers.clear();
        trade.arrivals = {{"poisson", {}}};
        trade.gaps = {{"none", {}}};
        trade.fleet.clear();
        trade.in_port.clear();
        trade.calls.clear();
    }
    for (const ObservedCall& call : calls) {
        TradeSpec& trade = made.trades[call.trade];
        ListedCall listed;
        listed.on = call.arrived;
        listed.ship = call.ship.empty() ? class_of(scenario, scenario.trades[call.trade], call.tonnes) : call.ship;
        listed.parcel = call.tonnes;
        trade.calls.push_back(std::move(listed));
    }
    made.start = date_of(calls.front().arrived);
    made.horizon = days(date_of(calls.back().arrived).days - made.start.days + 1 + days_to_clear);
    made.ends = RunEnds::at_horizon;
    if (const std::vector<Problem> problems = check(made, catalogues()); !problems.empty())
        throw HindcastRefused("the scenario can't be run with the recorded calls: " + message(problems.front()));
    return made;
}

HindcastAnswer hindcast(const Scenario& scenario, std::span<const ObservedCall> calls, const HindcastRequest& request)
{
    if (calls.empty()) throw HindcastRefused("there are no calls in the record");
    const double from = static_cast<double>(calls.front().arrived.seconds) + request.skip.value;
    std::size_t first = 0;
    while (first < calls.size() && static_cast<double>(calls[first].arrived.seconds) < from) ++first;
    if (first == calls.size()) throw HindcastRefused("all calls come in the time that is to be skipped");
    if (request.replications < 2) throw std::invalid_argument("a hindcast needs two replications at least");
    const Scenario made = with_recorded_calls(scenario, calls);
    const Versions versions = versions_of(made);
    const sim::ReplicateOptions options{request.threads, request.stop, request.progress};
    const auto runs = sim::replicate(
        request.replications,
        [&](std::uint64_t replication) {
            RunOptions as_run;
            as_run.calls = true;
            as_run.stop = request.stop;
            return waits_of(run(versions, request.seed, replication, as_run).calls, made, calls);
        },
        options);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    HindcastAnswer answer;
    std::vector<std::size_t> next(made.trades.size());
    for (const ObservedCall& call : calls)
        answer.ships.push_back(made.trades[call.trade].calls[next[call.trade]++].ship);
    compare(answer, {made, calls, request, runs, first});
    return answer;
}

} // namespace port::study
