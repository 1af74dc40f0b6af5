#include "sim/process.h"

#include "sim/audit.h"

namespace sim {

void ProcessControl::begin(Simulation& sim, Name name, Time when, Priority priority)
{
    name_ = name;
    sim_ = &sim;
    struct Start {
        ProcessControl* control;
        void operator()() const
        {
            Simulation& owner = *control->sim_;
            if (owner.recording_) [[unlikely]]
                owner.record(*control, Step::begins);
            owner.running_ = control;
            control->frame_.resume();
            owner.running_ = nullptr;
        }
    };
    try {
        start_ = sim.at(when, Start{this}, priority);
    } catch (...) {
        sim_ = nullptr;
        destroy();
        throw;
    }
    older_ = sim.newest_;
    if (older_) older_->newer_ = this;
    sim.newest_ = this;
    ++sim.alive_;
}

void ProcessControl::unlink() noexcept
{
    if (!sim_) return;
    sim_->cancel(start_);
    if (newer_)
        newer_->older_ = older_;
    else
        sim_->newest_ = older_;
    if (older_) older_->newer_ = newer_;
    older_ = newer_ = nullptr;
    --sim_->alive_;
}

void ProcessControl::destroy() noexcept
{
    const std::coroutine_handle<> frame = std::exchange(frame_, nullptr);
    if (!frame) return;
    unlink();
    wait_ = nullptr;
    frame.destroy();
    while (joiners_) {
        JoinWait* joiner = joiners_;
        joiners_ = joiner->next_;
        joiner->complete();
    }
    let_go();
}

void ProcessControl::finished(std::exception_ptr failure) noexcept
{
    if (sim_->recording_) [[unlikely]]
        sim_->record(*this, failure ? Step::fails : Step::ends);
    if (failure) {
        failure_ = failure;
        if (!joiners_ && !sim_->failure_) {
            try {
                try {
                    std::rethrow_exception(failure);
                } catch (const std::exception& e) {
                    std::throw_with_nested(ProcessFailed("process '" + name_.str() + "' failed at " +
                                                         std::to_string(to_seconds(sim_->now().time_since_epoch())) +
                                                         " s: " + e.what()));
                }
            } catch (...) {
                sim_->failure_ = std::current_exception();
            }
        }
    }
    destroy();
}

bool ProcessControl::interrupt(const std::string& cause, bool preempted)
{
    if (!frame_) return false;
    if (interruption_) return true; // the first cause stands until the process has seen it
    interruption_ = std::make_unique<Interruption>(Interruption{cause, preempted});
    if (wait_) wait_->interrupt();
    return true;
}

void ProcessControl::throw_if_interrupted()
{
    if (!interruption_) return;
    const std::unique_ptr<Interruption> seen = std::move(interruption_);
    if (seen->preempted) throw Preempted(seen->cause);
    throw Interrupted(seen->cause);
}

void Wait::complete()
{
    expects(state_ == State::waiting, "a wait is completed once, while it waits");
    if (owner_) {
        state_ = State::done;
        owner_->over(*this);
        return;
    }
    state_ = State::resuming;
    go_on();
}

void Wait::complete_here()
{
    if (owner_) return complete();
    expects(state_ == State::waiting, "a wait is completed once, while it waits");
    state_ = State::done;
    run_process();
}

void Wait::run_process()
{
    Simulation& sim = *sim_; // this wait may be gone when the process stops again
    if (sim.recording_) [[unlikely]]
        sim.record(*control_, state_ == State::interrupted ? Step::interrupted : Step::goes_on);
    sim.running_ = control_;
    process_.resume();
    sim.running_ = nullptr;
}

void Wait::go_on()
{
    struct GoOn {
        Wait* wait;
        void operator()() const { wait->run_process(); }
    };
    resumption_ = sim_->at(sim_->now(), GoOn{this}, sim_->priority());
}

bool Wait::begin_now()
{
    expects(state_ == State::idle || state_ == State::done || state_ == State::collected,
            "a wait is awaited once at a time");
    state_ = State::idle;
    const bool now = begin();
    state_ = now ? State::done : State::waiting;
    return now;
}

void Wait::suspend(std::coroutine_handle<> process, ProcessControl& control)
{
    process_ = process;
    control_ = &control;
    control.wait_ = this;
    if (control.interruption_) interrupt();
}

void Wait::resume()
{
    if (!control_) return; // it came at once: nobody could interrupt
    ProcessControl& control = *std::exchange(control_, nullptr);
    control.wait_ = nullptr;
    const bool interrupted = state_ == State::interrupted;
    state_ = interrupted ? State::idle : State::done;
    if (interrupted) control.throw_if_interrupted();
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
    if (state == State::resuming || state == State::interrupted) sim_->cancel(resumption_);
    if (state == State::waiting)
        withdraw();
    else if (state == State::resuming || state == State::done)
        forgo();
}

void Wait::leave_early() noexcept
{
    retreat();
    if (control_ && control_->wait_ == this) control_->wait_ = nullptr;
    control_ = nullptr;
}

void JoinWait::await_resume()
{
    Wait::await_resume();
    handed_over();
}

void JoinWait::handed_over()
{
    if (target_.control_ && target_.control_->failure_) std::rethrow_exception(target_.control_->failure_);
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
