#include "models/bound/links.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <limits>

namespace port::bound {
namespace {

constexpr double an_hour = 3600; // s

const MachinePoolSpec& pool_of(const Scenario& s, const HandlingSpec& h)
{
    return s.machine_pools[static_cast<std::size_t>(index_of(s.machine_pools, h.pool))];
}

/// The equipment of a line of berths for one category, all berths together. One without equipment of its own does what
/// as many machines as can work one ship do.
Machinery handling(const Scenario& s, std::size_t line, std::size_t number)
{
    const BerthSpec& berth = s.berths[line];
    const HandlingSpec& h = berth.handles[number];
    double rated = h.rate.value;
    double efficiency = h.efficiency.value;
    if (rated <= 0) {
        const MachinePoolSpec& pool = pool_of(s, h);
        rated = pool.rate.value * std::min(h.most, pool.count);
        efficiency = pool.efficiency.value;
    }
    return {berth.count * rated, efficiency, &h.breakdowns, &h.maintenance, {h.equipment, h.category}, &berth.crew};
}

Machinery pool(const Scenario& s, std::size_t number)
{
    const MachinePoolSpec& p = s.machine_pools[number];
    return {p.count * p.rate.value, p.efficiency.value, &p.breakdowns, &p.maintenance, {p.equipment}};
}

Machinery machine(const Scenario& s, std::size_t number)
{
    const MachineSpec& m = s.machines[number];
    return {m.rate.value, m.efficiency.value, &m.breakdowns, &m.maintenance, {m.equipment}};
}

/// Hours of the berths that a trade's calls take without cargo work, of those that come to it.
double idle_hours(const Scenario& s, const TradeSpec& trade, double calls)
{
    const double each =
        s.marine.berthing.value + trade.before_work.value + trade.after_work.value + s.marine.unberthing.value;
    return calls * each / an_hour;
}

/// What the demand asks of the quay: tonnes of each handling, and the hours that its calls take beside.
void use_quay(const Plan& plan, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = plan.usual(period);
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const TradeSpec& trade = s.trades[t];
        const std::vector<double> shares = berth_shares(s, t, all[t]);
        for (std::size_t line = 0; line < s.berths.size(); ++line) {
            if (shares[line] <= 0) continue;
            const HandlingSpec* h = handling_of(s.berths[line], trade.category);
            const auto number = static_cast<std::size_t>(h - s.berths[line].handles.data());
            const double tonnes = shares[line] * all[t].tonnes;
            Waterfall& own = links.handlings[line][number];
            own.used += tonnes;
            if (!s.berths[line].continuous) // a quay on which several lie has no hours of its own
                own.others -= idle_hours(s, trade, shares[line] * all[t].calls) * effective_rate(s, *h);
            if (!h->pool.empty())
                links.pools[static_cast<std::size_t>(index_of(s.machine_pools, h->pool))].used += tonnes;
            for (const std::string& m : h->through)
                links.machines[static_cast<std::size_t>(index_of(s.machines, m))].used += tonnes;
        }
    }
    for (auto& line : links.handlings)
        for (Waterfall& own : line) own.others = std::max(0.0, own.others);
}

/// t that a store holds, of whatever it holds most.
double room_of(const Scenario& s, const StoreSpec& store)
{
    double one = holds(s, store, "");
    for (const StoreGrade& grade : store.grades) one = std::max(one, holds(s, store, grade.grade));
    for (const TradeSpec& trade : s.trades) {
        if (trade.store != store.name) continue;
        one = std::max(one, holds(s, store, trade.grade));
        for (const BlendPart& part : trade.blend) one = std::max(one, holds(s, store, part.grade));
    }
    return one * store.places;
}

} // namespace

const HandlingSpec* handling_of(const BerthSpec& berth, const std::string& category)
{
    for (const HandlingSpec& h : berth.handles)
        if (h.category == category) return &h;
    return nullptr;
}

double effective_rate(const Scenario& s, const HandlingSpec& h)
{
    double rate = h.rate.value > 0 ? h.rate.value * h.efficiency.value : std::numeric_limits<double>::infinity();
    if (!h.pool.empty()) {
        const MachinePoolSpec& pool = pool_of(s, h);
        rate = std::min(rate, pool.rate.value * pool.efficiency.value * std::min(h.most, pool.count));
    }
    for (const std::string& name : h.through) {
        const MachineSpec& m = s.machines[static_cast<std::size_t>(index_of(s.machines, name))];
        rate = std::min(rate, m.rate.value * m.efficiency.value);
    }
    return rate;
}

bool takes(const BerthSpec& berth, const Scenario& s, const Offered& trade)
{
    return trade.by_class.empty() ||
           std::any_of(trade.by_class.begin(), trade.by_class.end(),
                       [&](const ClassCalls& of) { return s.ships[of.ship].length.value <= berth.length.value; });
}

std::vector<double> berth_shares(const Scenario& s, std::size_t trade, const Offered& offered)
{
    std::vector<double> shares(s.berths.size(), 0);
    double sum = 0;
    for (std::size_t line = 0; line < s.berths.size(); ++line) {
        const BerthSpec& berth = s.berths[line];
        const HandlingSpec* h = handling_of(berth, s.trades[trade].category);
        if (h && takes(berth, s, offered)) sum += shares[line] = berth.count * effective_rate(s, *h);
    }
    for (double& share : shares) share = sum > 0 ? share / sum : 0;
    return shares;
}

void add_quay(const Plan& plan, const WeatherShare& weather, const std::vector<Offered>& all, int period, Links& links)
{
    const Scenario& s = plan.scenario();
    for (std::size_t line = 0; line < s.berths.size(); ++line) {
        auto& own = links.handlings.emplace_back();
        for (std::size_t n = 0; n < s.berths[line].handles.size(); ++n)
            own.push_back(waterfall(plan, weather, period, LinkKind::berth,
                                    s.berths[line].name + ", " + s.berths[line].handles[n].category,
                                    [&](const Scenario& now) { return handling(now, line, n); }));
    }
    for (std::size_t n = 0; n < s.machine_pools.size(); ++n)
        links.pools.push_back(waterfall(plan, weather, period, LinkKind::pool, s.machine_pools[n].name,
                                        [&](const Scenario& now) { return pool(now, n); }));
    for (std::size_t n = 0; n < s.machines.size(); ++n)
        links.machines.push_back(waterfall(plan, weather, period, LinkKind::machine, s.machines[n].name,
                                           [&](const Scenario& now) { return machine(now, n); }));
    const Scenario& greatest = plan.greatest(period);
    for (const StoreSpec& store : greatest.stores) links.room.push_back(room_of(greatest, store));
    use_quay(plan, all, period, links);
}

} // namespace port::bound
