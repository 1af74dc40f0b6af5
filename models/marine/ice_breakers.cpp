#include "models/marine/ice_breakers.h"

#include "models/marine/pool_plan.h"

namespace port {
namespace {

sim::Time free_from(const std::vector<Lead>& leads, int count, sim::Time start, sim::Time end)
{
    return free_from(
        leads, count, 1, start, end, [](const Lead&) { return 1; }, [](const Lead& lead) { return lead.back; });
}

} // namespace

IceBreakers::IceBreakers(const Periods& periods, const IceBreakerSpec& spec)
    : periods_(periods), spec_(&spec),
      clock_(periods, "ice-breakers", spec.count), use_{std::vector<int>(static_cast<std::size_t>(periods.count())),
                                                        std::vector<int>(static_cast<std::size_t>(periods.count()))}
{
}

void IceBreakers::change(const IceBreakerSpec& spec, sim::Time now)
{
    spec_ = &spec;
    clock_.units(spec.count, now);
}

void IceBreakers::plan_anew()
{
    planned_ = under_way_;
    for (std::size_t k = 0; k < planned_.size(); ++k) planned_[k].under_way = static_cast<int>(k);
}

sim::Time IceBreakers::free_for(sim::Time start, sim::Time moves_end) const
{
    return free_from(planned_, spec_->count, start, moves_end + ticks(spec_->travel_back));
}

bool IceBreakers::takes(const Lead& lead, sim::Time move_ends) const
{
    if (lead.ships >= spec_->most_ships) return false;
    const sim::Time back = move_ends + ticks(spec_->travel_back);
    return back <= lead.back || free_from(planned_, spec_->count, lead.back, back) == lead.back;
}

void IceBreakers::add(std::optional<std::size_t> lead, Way way, sim::Time start, sim::Time ends, double speed,
                      bool starts)
{
    const sim::Time back = ends + ticks(spec_->travel_back);
    if (lead) {
        Lead& own = planned_[*lead];
        ++own.ships;
        own.last = start;
        own.pace = speed;
        own.back = std::max(own.back, back);
    } else {
        planned_.push_back({way, 1, start, start, back, speed, -1});
    }
    if (!starts) return;
    const auto period = static_cast<std::size_t>(periods_.current());
    ++use_.ships[period];
    Lead& own = lead ? planned_[*lead] : planned_.back();
    if (own.under_way < 0) {
        ++use_.leads[period];
        clock_.add(State::busy, 1, start);
        own.under_way = static_cast<int>(under_way_.size());
        under_way_.push_back(own);
    } else {
        under_way_[static_cast<std::size_t>(own.under_way)] = own;
    }
}

void IceBreakers::settle(sim::Time now)
{
    const auto back = std::erase_if(under_way_, [&](const Lead& lead) { return lead.back <= now; });
    if (back > 0) clock_.add(State::busy, -static_cast<int>(back), now);
}

} // namespace port
