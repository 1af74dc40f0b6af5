#include "models/berths/working.h"

#include <algorithm>

namespace port {

Working::Working(Berths& berths, Alongside::Part& part, const std::vector<sim::MachineId>& machines, PoolLease* pool,
                 sim::Duration restart)
    : Watcher(berths.weather()), sim_(berths.simulation()), storage_(berths.storage()), part_(part),
      machines_(machines), pool_(pool), restart_(restart)
{
}

Working::~Working()
{
    sim_.cancel(restarts_);
    sim_.cancel(shift_);
}

void Working::follow(sim::TransferId transfer)
{
    transfer_ = transfer;
    shift_turns();
}

/// Looks at her crew's hours now, and again when they turn.
void Working::shift_turns()
{
    review();
    const Hours& crew = part_.berth()->crew;
    const sim::Time turn = crew.changes(sim_.now());
    if (turn == sim::end_of_time) return;
    struct Turns {
        Working* working;
        void operator()() const { working->shift_turns(); }
    };
    shift_ = sim_.at(turn, Turns{this}, crew.open(sim_.now()) ? sim::Priority::begins : sim::Priority::ends);
}

bool Working::weather_stops() const
{
    if (pool_ && pool_->stopped_by_weather()) return true;
    return storage_.any_stopped_by_weather(machines_);
}

void Working::review()
{
    if (transfer_ == sim::TransferId{}) return;
    const bool weather = weather_stops();
    if (weather && storage_.network().moved(transfer_) > 0 && restart_ > sim::Duration{}) must_restart_ = true;
    if (weather)
        hold(Hold::weather);
    else if (!part_.berth()->crew.open(sim_.now()))
        hold(Hold::crew);
    else
        hold(must_restart_ ? Hold::restart : Hold::no);
}

void Working::hold(Hold now)
{
    if (now == hold_) return;
    sim_.cancel(restarts_);
    if (now == Hold::restart) {
        struct Restarted {
            Working* working;
            void operator()() const
            {
                working->must_restart_ = false;
                working->review();
            }
        };
        restarts_ = sim_.at(sim_.now() + restart_, Restarted{this}, sim::Priority::ends);
    }
    hold_ = now;
    if (now == Hold::no)
        storage_.network().resume(transfer_);
    else
        storage_.network().pause(transfer_);
    show();
}

void Working::goes(double rate, sim::Limit limit)
{
    rate_ = rate;
    limit_ = limit;
    if (pool_) pool_->goes(rate, limit);
    show();
}

void Working::show()
{
    // A resumed flow shows itself as soon as its rate is found.
    if (hold_ == Hold::no && limit_ == sim::Limit::paused) return;
    const double most = best();
    if (hold_ != Hold::no) return part_.stands(held_for(), most);
    part_.works(rate_, most, cause_of(limit_, most));
}

/// What her machines would pass today in fair weather were they hers alone; a date may change it while she works.
double Working::best() const
{
    double least = std::min(pool_ ? pool_->best() : sim::endless, storage_.beyond(transfer_).rated);
    for (const sim::MachineId machine : machines_) {
        const Equipment* equipment = storage_.equipment(machine);
        least = std::min(least, equipment ? equipment->rated() : storage_.network().limit(machine));
    }
    return least;
}

bool Working::is_down() const
{
    if (pool_ && pool_->is_down()) return true;
    return storage_.any_down(machines_) || storage_.beyond(transfer_).down;
}

Cause Working::held_for() const
{
    return hold_ == Hold::weather ? Cause::work_weather : hold_ == Hold::crew ? Cause::crew : Cause::restart;
}

Cause Working::cause_of(sim::Limit limit, double best) const
{
    switch (limit) {
    case sim::Limit::empty_source:
        return Cause::starved;
    case sim::Limit::full_destination:
        return Cause::blocked;
    case sim::Limit::shared_machine:
        return Cause::machine_taken;
    default:
        // Her machines' own limits hold her: they are down, fewer than she could have, or slower in this weather.
        if (is_down()) return Cause::machine_down;
        if (rate_ >= best * (1 - 1e-9)) return Cause::working;
        return pool_ && pool_->is_short() ? Cause::machine_taken : Cause::work_weather;
    }
}

} // namespace port
