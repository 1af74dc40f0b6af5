#include "models/storage/meter.h"

#include <algorithm>

namespace port {

void Meter::flows(double more)
{
    settle();
    rate_ = std::max(0.0, rate_ + more);
    plan();
}

void Meter::wait_for(double tonnes)
{
    settle();
    left_ = tonnes;
    plan();
}

void Meter::settle()
{
    left_ = std::max(0.0, left_ - rate_ * sim::to_hours(sim_.now() - since_));
    since_ = sim_.now();
}

void Meter::plan()
{
    sim_.cancel(next_);
    constexpr double nothing = 1e-9; // t or t/h
    if (left_ <= nothing || rate_ <= nothing) return;
    struct Came {
        Meter* meter;
        void operator()() const
        {
            meter->left_ = 0;
            meter->action_();
        }
    };
    const double hours = left_ / rate_;
    constexpr double never = 1e6; // more than a century: the clock has an end
    if (hours > never) return;
    next_ = sim_.at(sim_.now() + sim::from_seconds(hours * 3600), Came{this}, sim::Priority::ends);
}

} // namespace port
