#include "sim/condition.h"

namespace sim {

ConditionWait::ConditionWait(Condition& condition, int priority) : Wait(condition.sim_), condition_(&condition)
{
    place_.priority = priority;
}

std::string ConditionWait::what() const
{
    return condition_ ? "condition '" + condition_->name_.str() + "' to hold" : "a condition that is gone";
}

bool ConditionWait::begin()
{
    expects(condition_, "the condition waited for still exists");
    if (holds()) return true;
    condition_->line_.insert(*this);
    return false;
}

void ConditionWait::withdraw() noexcept
{
    simulation().cancel(call_);
    if (condition_) condition_->line_.remove(*this);
}

void ConditionWait::called()
{
    if (!holds()) return; // one called before has changed things
    condition_->line_.remove(*this);
    complete_here();
}

Condition::~Condition()
{
    while (ConditionWait* wait = line_.first()) {
        line_.remove(*wait);
        sim_.cancel(wait->call_);
        wait->condition_ = nullptr;
    }
}

void Condition::signal()
{
    if (line_.empty()) return;
    if (granting_.grant == Grant::in_decisions)
        decision_.mark(*this);
    else
        decide();
}

void Condition::decide()
{
    struct Call {
        ConditionWait* wait;
        void operator()() const { wait->called(); }
    };
    for (ConditionWait* wait = line_.first(); wait; wait = Line<ConditionWait>::behind(*wait))
        if (!sim_.pending(wait->call_) && wait->holds()) wait->call_ = sim_.at(sim_.now(), Call{wait}, sim_.priority());
}

} // namespace sim
