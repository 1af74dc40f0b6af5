#include "sim/event.h"

namespace sim {

EventWait::EventWait(Event& event) : Wait(event.sim_), event_(&event) {}

std::string EventWait::what() const
{
    return event_ ? "event '" + event_->name_.str() + "'" : "an event that is gone";
}

bool EventWait::begin()
{
    expects(event_, "the event waited for still exists");
    if (event_->triggered_) return true;
    event_->line_.insert(*this);
    return false;
}

void EventWait::withdraw() noexcept
{
    if (event_) event_->line_.remove(*this);
}

Event::~Event()
{
    while (EventWait* wait = line_.first()) {
        line_.remove(*wait);
        wait->event_ = nullptr;
    }
}

void Event::trigger()
{
    triggered_ = true;
    while (EventWait* wait = line_.first()) {
        line_.remove(*wait);
        wait->complete();
    }
}

} // namespace sim
