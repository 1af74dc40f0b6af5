#include "sim/gate.h"

namespace sim {

GateWait::GateWait(Gate& gate) : Wait(gate.sim_), gate_(&gate) {}

std::string GateWait::what() const
{
    return gate_ ? "gate '" + gate_->name_.str() + "' to open" : "a gate that is gone to open";
}

bool GateWait::begin()
{
    expects(gate_, "the gate waited at still exists");
    if (gate_->is_open_) return true;
    gate_->line_.insert(*this);
    return false;
}

void GateWait::withdraw() noexcept
{
    if (gate_) gate_->line_.remove(*this);
}

Gate::~Gate()
{
    while (GateWait* wait = line_.first()) {
        line_.remove(*wait);
        wait->gate_ = nullptr;
    }
}

void Gate::open()
{
    is_open_ = true;
    while (GateWait* wait = line_.first()) {
        line_.remove(*wait);
        wait->complete();
    }
}

} // namespace sim
