#include "models/bound/bound.h"

#include <limits>

namespace port::bound {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

/// Of the trades of a category, or of all of them.
Bound bound_of(const Plan& plan, const Links& links, const std::vector<Offered>& all, int period,
               const std::string* category)
{
    const std::vector<TradeSpec>& trades = plan.scenario().trades;
    Bound own;
    own.of = category ? *category : "port";
    ChainOf most{std::vector<double>(trades.size(), 0), false};
    ChainOf served{std::vector<double>(trades.size(), 0), true};
    for (std::size_t t = 0; t < trades.size(); ++t) {
        if (category && trades[t].category != *category) continue;
        most.most[t] = endless;
        served.most[t] = all[t].tonnes;
        own.demand += all[t].tonnes;
        own.open = own.open || all[t].open;
    }
    own.most = greatest(chain_of(plan, links, period, most));
    own.served = greatest(chain_of(plan, links, period, served));
    return own;
}

} // namespace

std::vector<Bound> bounds_of(const Plan& plan, const Links& links, const std::vector<Offered>& all, int period)
{
    std::vector<Bound> bounds;
    for (const CategorySpec& category : plan.scenario().categories)
        bounds.push_back(bound_of(plan, links, all, period, &category.name));
    bounds.push_back(bound_of(plan, links, all, period, nullptr));
    return bounds;
}

std::vector<BoundYear> years_of(const Plan& plan)
{
    const WeatherShare weather(plan.scenario().weather);
    std::vector<BoundYear> years;
    for (int period = 1; period < plan.periods().count(); ++period) {
        BoundYear& own = years.emplace_back();
        own.period = period;
        own.year = plan.periods().year(period);
        own.offered = offered(plan, period);
        own.links = links_of(plan, weather, own.offered, period);
        own.groups = berth_groups(plan, weather, own.links, own.offered, period);
        own.bounds = bounds_of(plan, own.links, own.offered, period);
    }
    return years;
}

} // namespace port::bound
