#include "sim/process.h"

#include "sim/audit.h"

namespace sim {

void ProcessControl::begin(Simulation& sim, const Name& name, Time when, Priority priority)
{
    try {
        where_.start = sim.turn_at(Turn(*this), when, priority);
    } catch (...) {
        destroy();
        throw;
    }
    enlist(sim, name);
}

void ProcessControl::destroy_joined() noexcept
{
    hold(); // the record outlives its frame
    frame().destroy();
    while (joiners_) {
        JoinWait* joiner = joiners_;
        joiners_ = joiner->next_;
        joiner->complete();
    }
    let_go();
}

ProcessControl::Rare& ProcessControl::rare()
{
    if (!rare_) rare_ = std::make_unique<Rare>();
    return *rare_;
}

void ProcessControl::failed()
{
    rare().failure = std::current_exception();
}

void ProcessControl::report_end() noexcept
{
    const bool failure = rare_ && rare_->failure;
    if (sim_->recording_) sim_->record(*this, failure ? Step::fails : Step::ends);
    if (!failure || joiners_ || sim_->failure_) return;
    try {
        try {
            std::rethrow_exception(rare_->failure);
        } catch (const std::exception& e) {
            std::throw_with_nested(ProcessFailed("process '" + name().str() + "' failed at " +
                                                 std::to_string(to_seconds(sim_->now().time_since_epoch())) +
                                                 " s: " + e.what()));
        }
    } catch (...) {
        sim_->failure_ = std::current_exception();
    }
}

bool ProcessControl::interrupt(const std::string& cause, bool preempted)
{
    if (!alive()) return false;
    if (interrupted()) return true; // the first cause stands until the process has seen it
    rare().interrupted = true;
    rare().preempted = preempted;
    rare().cause = cause;
    if (wait_) wait_->interrupt();
    return true;
}

void ProcessControl::throw_if_interrupted()
{
    if (!interrupted()) return;
    rare().interrupted = false;
    if (rare().preempted) throw Preempted(rare().cause);
    throw Interrupted(rare().cause);
}

ProcessRef Simulation::start_at(Time when, Process process, Name name, Priority priority)
{
    ProcessControl& control = process.release();
    control.begin(*this, name, when, priority);
    return ProcessRef(control);
}

void Wait::refuse_twice()
{
    expects(false, "a wait is awaited once at a time");
    std::abort();
}

void Wait::complete_for_owner()
{
    expects(state_ == State::waiting, "a wait is completed once, while it waits");
    state_ = State::done;
    owner().over(*this);
}

void Wait::interrupt()
{
    retreat();
    state_ = State::interrupted;
    go_on();
}

void Wait::retreat() noexcept
{
    const State state = std::exchange(state_, State::idle);
    if (state == State::resuming || state == State::interrupted) sim_->take_out(turn_);
    if (state == State::waiting)
        withdraw();
    else if (state == State::resuming || state == State::done)
        forgo();
}

void Wait::leave_early() noexcept
{
    retreat();
    if (!awaited()) return;
    if (control()->wait_ == this) control()->wait_ = nullptr;
    by_ = 0;
}

void JoinWait::await_resume()
{
    Wait::await_resume();
    handed_over();
}

void JoinWait::handed_over()
{
    const ProcessControl* process = target_.control_;
    if (process && process->rare_ && process->rare_->failure) std::rethrow_exception(process->rare_->failure);
}

std::string JoinWait::what() const
{
    return "the end of process '" + (target_.control_ ? target_.control_->name().str() : "") + "'";
}

void JoinWait::blocked_by(std::vector<Blocker>& all) const
{
    if (target_.alive()) all.push_back({target_.control_, "its end"});
}

bool JoinWait::begin()
{
    if (!target_.alive()) return true;
    JoinWait** end = &target_.control_->joiners_;
    while (*end) end = &(*end)->next_;
    next_ = nullptr;
    *end = this;
    return false;
}

void JoinWait::withdraw() noexcept
{
    if (!target_.control_) return;
    for (JoinWait** at = &target_.control_->joiners_; *at; at = &(*at)->next_)
        if (*at == this) {
            *at = next_;
            return;
        }
}

} // namespace sim
