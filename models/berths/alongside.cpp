#include "models/berths/alongside.h"

#include <algorithm>

namespace port {
namespace {

State standing_for(Cause why)
{
    switch (why) {
    case Cause::starved:
        return State::starved;
    case Cause::blocked:
        return State::blocked;
    case Cause::machine_down:
        return State::down;
    case Cause::work_weather:
    case Cause::restart:
        return State::weather;
    case Cause::crew:
        return State::closed;
    default:
        return State::waiting;
    }
}

} // namespace

Alongside::Part::Part(Alongside& all) : all_(all)
{
    all.settle();
    all.parts_.push_back(this);
}

Alongside::Part::~Part()
{
    all_.settle();
    std::erase(all_.parts_, this);
    if (!all_.parts_.empty()) all_.show();
}

void Alongside::Part::shows(Now now)
{
    all_.settle();
    now_ = now;
    all_.show();
}

/// Counts the hours lost so far at the present rates.
void Alongside::settle()
{
    const double hours = sim::to_hours(sim_.now() - since_);
    since_ = sim_.now();
    if (hours <= 0) return;
    double best = 0;
    bool works = false;
    for (const Part* part : parts_) {
        best += part->now_.best;
        works = works || part->now_.rate > 0;
    }
    if (!works) return;
    for (const Part* part : parts_) {
        const Part::Now& own = part->now_;
        if (own.rate < own.best * (1 - 1e-9))
            visit_.slowed(own.why, hours * (1 - own.rate / own.best) * (own.best / best));
    }
}

void Alongside::show()
{
    const bool works = std::any_of(parts_.begin(), parts_.end(), [](const Part* p) { return p->now_.rate > 0; });
    const Cause why = works ? Cause::working : parts_.front()->now_.why;
    visit_.cause(why, sim_.now());
    berth_.state(works ? State::busy : standing_for(why));
}

} // namespace port
