#include "models/landside/link.h"

namespace port {

Link::Link(const Periods& its_periods, std::string its_name, bool is_road, std::size_t its_number)
    : periods(&its_periods), name(std::move(its_name)), road(is_road), number(its_number), clock(its_periods, name, 1),
      deferred(static_cast<std::size_t>(its_periods.count()))
{
}

void Link::settle(sim::Time now)
{
    const double hours = sim::to_hours(now - since);
    since = now;
    if (at_work > 0 && passing < limit * (1 - 1e-9))
        deferred[static_cast<std::size_t>(periods->current())] += (limit - passing) * hours;
}

void Link::show(sim::Time now)
{
    const State shown = !open || warming                ? State::closed
                        : at_work == 0                  ? State::idle
                        : passing >= limit * (1 - 1e-9) ? State::busy
                        : passing > 0                   ? State::slowed
                                                        : why;
    clock.move(state, shown, now);
    state = shown;
}

bool Link::passes(double more, sim::Time now)
{
    const bool still = passing == 0;
    passing += more;
    if (!still && passing == 0) still_since_ = now;
    return still && passing > 0 && longest_stop > sim::Duration{} && now - still_since_ > longest_stop;
}

void Link::warmed(sim::Time now)
{
    warming = false;
    still_since_ = now;
}

LinkWork::LinkWork(sim::Simulation& sim, Link& link, sim::FlowAction warm) : sim_(sim), link_(link), warm_(warm)
{
    link_.settle(sim_.now());
    ++link_.at_work;
    link_.show(sim_.now());
}

LinkWork::~LinkWork()
{
    link_.settle(sim_.now());
    // No rounding is left over once nobody is at work.
    static_cast<void>(link_.passes(--link_.at_work == 0 ? -link_.passing : -rate_, sim_.now()));
    link_.show(sim_.now());
}

void LinkWork::goes(double rate, sim::Limit limit)
{
    link_.settle(sim_.now());
    const bool cold = link_.passes(rate - rate_, sim_.now());
    rate_ = rate;
    if (rate == 0)
        link_.why = limit == sim::Limit::full_destination ? State::blocked
                    : limit == sim::Limit::empty_source   ? State::starved
                    : limit == sim::Limit::machine_down   ? State::down
                    : limit == sim::Limit::machine_down   ? State::down
                                                          : State::waiting;
    link_.show(sim_.now());
    if (cold) warm_();
}

} // namespace port
