#include "models/bound/offered.h"

#include "models/chance/time_law.h"
#include "models/demand/demand.h"
#include "models/scenario/arrival_names.h"
#include "models/scenario/name_index.h"
#include "models/scenario/parcels.h"

#include <algorithm>

namespace port::bound {
namespace {

std::optional<double> work_of(const TradeSpec& trade, const ChoiceOf<TimeFamily>& own)
{
    return time_laws().make(own.name == "none" ? trade.work : own)->mean();
}

/// The same where a class of the trade's list may have a law of its own.
std::optional<double> listed_work(const TradeSpec& trade, const std::string& ship)
{
    for (const CallSpec& calls : trade.ships)
        if (calls.ship == ship) return work_of(trade, calls.work);
    return work_of(trade, trade.work);
}

/// Calls that come by the demand, or at gaps.
double drawn_calls(const Plan& plan, const TradeSpec& trade, const TradeDemand& demand, Window in)
{
    if (trade.ships.empty() || demand.mean_parcel() <= 0 || trade.arrivals.name == stock_controlled) return 0;
    double calls = demand.between(in.from, in.to) / demand.mean_parcel();
    if (const auto gap = time_laws().make(trade.gaps)->mean(); gap && *gap > 0)
        calls = sim::to_seconds(in.to - in.from) / *gap;
    if (trade.most_calls == 0) return calls;
    // They end some day; what came before this period is not known, and may have been nothing.
    return plan.periods().start(1) == in.from ? std::min<double>(calls, trade.most_calls) : calls;
}

void add_drawn(Offered& all, const Scenario& s, const TradeSpec& trade, double calls)
{
    double weights = 0;
    for (const CallSpec& of : trade.ships) weights += of.weight;
    if (calls <= 0 || weights <= 0) return;
    for (const CallSpec& of : trade.ships) {
        if (of.weight <= 0) continue;
        all.by_class.push_back({static_cast<std::size_t>(index_of(s.ships, of.ship)), calls * of.weight / weights,
                                mean_parcel(of), of.most.value, of.aboard.value, work_of(trade, of.work)});
    }
}

void add_listed(Offered& all, const Plan& plan, const TradeSpec& trade, Window in)
{
    const Scenario& s = plan.scenario();
    for (const ListedCall& call : trade.calls) {
        const sim::Time at =
            call.on ? plan.calendar().at(*call.on) : plan.calendar().start() + ticks(call.at.value_or(Span{}));
        if (at < in.from || at >= in.to) continue;
        const auto ship = static_cast<std::size_t>(index_of(s.ships, call.ship));
        const auto own = std::find_if(all.by_class.begin(), all.by_class.end(),
                                      [&](const ClassCalls& c) { return c.ship == ship && c.aboard == 0; });
        if (own == all.by_class.end()) {
            all.by_class.push_back({ship, 1, call.parcel.value, call.parcel.value, 0, listed_work(trade, call.ship)});
            continue;
        }
        own->parcel = (own->parcel * own->calls + call.parcel.value) / (own->calls + 1);
        own->most = std::max(own->most, call.parcel.value);
        own->calls += 1;
    }
}

} // namespace

std::vector<Offered> offered(const Plan& plan, int period)
{
    const Scenario& s = plan.scenario();
    const Window in = plan.window(period);
    std::vector<Offered> all(s.trades.size());
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const TradeSpec& trade = s.trades[t];
        const TradeDemand demand(trade, s.demand_factor, plan.calendar(), in.to);
        Offered& own = all[t];
        own.open = !trade.fleet.empty() || (trade.arrivals.name == stock_controlled && !trade.ships.empty());
        add_drawn(own, s, trade, drawn_calls(plan, trade, demand, in));
        add_listed(own, plan, trade, in);
        for (const ClassCalls& of : own.by_class) {
            own.calls += of.calls;
            own.tonnes += of.calls * of.parcel;
        }
    }
    for (std::size_t t = 0; t < s.trades.size(); ++t)
        for (const FurtherParcel& more : s.trades[t].also) {
            Offered& other = all[static_cast<std::size_t>(index_of(s.trades, more.trade))];
            other.tonnes += all[t].calls * mean_parcel(more);
            other.open = other.open || all[t].open;
        }
    return all;
}

} // namespace port::bound
