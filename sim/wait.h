#pragma once
#include "sim/process_control.h"

#include <coroutine>
#include <string>
#include <type_traits>

namespace sim {

struct Blocker;

/// Told when a wait that it began is over: a combinator such as any_of.
class WaitOwner {
public:
    virtual void over(Wait& wait) = 0;
    [[nodiscard]] virtual const Wait& as_wait() const = 0;

protected:
    ~WaitOwner() = default;
};

/// Thrown inside a process that was interrupted while it waited. What it waited for is withdrawn before.
class Interrupted : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Thrown inside a process that held what another, more important one asked for: the lease is empty by then, and says
/// that it was pre-empted.
class Preempted : public Interrupted {
public:
    using Interrupted::Interrupted;
};

/// One thing a process waits for; the base of everything that stands behind `co_await`.
///
/// A primitive derives from it, enlists the wait in `begin`, and calls `complete` when what was waited for has come;
/// the process then goes on at the same instant and priority, after what is already due there. Destroyed in any state,
/// a wait leaves nothing behind: `withdraw` takes it off the primitive's list, `forgo` gives back what was granted but
/// not yet collected. Waits don't move: name one to keep it (`PoolRequest two{tugs, 2}; co_await within(sim, 5h,
/// two)`).
class Wait {
public:
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;

    [[nodiscard]] bool await_ready()
    {
        by_ = 0; // an earlier any_of or within may have begun it, and be gone
        return begin_now();
    }

    template <class Promise> void await_suspend(std::coroutine_handle<Promise> process)
    {
        static_assert(std::is_base_of_v<PromiseBase, Promise> && alignof(Promise) <= 2 * sizeof(void*),
                      "a process or a task awaits it: its promise is found from its frame");
        suspend(process, *process.promise().process);
    }

    /// @throws Interrupted
    void await_resume() { resume(); }

    /// Whether what was waited for has come (and has not been forgone).
    [[nodiscard]] bool done() const
    {
        return state_ == State::done || state_ == State::resuming || state_ == State::collected;
    }

    /// In words, for the deadlock report: "2 of pool 'tugs'".
    [[nodiscard]] virtual std::string what() const = 0;
    /// True for waits that time alone ends.
    [[nodiscard]] virtual bool ends_by_itself() const { return false; }
    /// For the audit: adds the processes of which every one, or one of a group, must act before this wait can end.
    virtual void blocked_by(std::vector<Blocker>& all) const { (void)all; }
    /// Who waits with it, be it through a combinator; none while nobody does.
    [[nodiscard]] const ProcessControl* process() const { return owned() ? owner().as_wait().process() : control(); }

protected:
    explicit Wait(Simulation& sim) : sim_(&sim) {}
    /// A derived class must call `leave()` in its own destructor, while its own `withdraw` still exists.
    virtual ~Wait() = default;

    /// Tries at once (true: it has come) or enlists the wait.
    virtual bool begin() = 0;
    /// Takes the wait off the list it stands on. Called only while it waits.
    virtual void withdraw() noexcept = 0;
    /// Gives back what was granted but never collected. Called at most once, after `complete` or a true `begin`.
    virtual void forgo() noexcept {}

    /// Called inside the process when a combinator that began this wait, and that it won, hands it over: the wait will
    /// not be asked for its `await_resume`. What needs no further step is to be collected here.
    virtual void handed_over() {}

    /// To be called by the primitive, which has already taken the wait off its list. The process goes on in an event of
    /// its own, so nothing of it runs inside this call.
    void complete()
    {
        if (owned() || state_ != State::waiting) return complete_for_owner();
        state_ = State::resuming;
        go_on();
    }

    /// As `complete`, from inside an event that is this wait's own: the process goes on within it. The wait may be gone
    /// when this returns.
    void complete_here()
    {
        if (owned() || state_ != State::waiting) return complete_for_owner();
        state_ = State::done;
        run_process();
    }

    /// Schedules the event in which a wait for time to pass is over: it calls `complete_here`. @throws InThePast
    void set_alarm(Time when, Priority priority) { turn_ = sim_->turn_at(Turn(*this), when, priority); }
    /// A process awaits it, so the alarm need not come by way of this wait.
    void direct_alarm(std::coroutine_handle<> frame) { sim_->change(turn_, Turn(frame)); }
    /// While it waits.
    void cancel_alarm() noexcept { sim_->take_out(turn_); }

    /// Withdraws or forgoes, as the state demands; harmless in any state. To be called by each derived destructor.
    void leave() noexcept
    {
        if (awaited() || (state_ != State::collected && state_ != State::idle)) leave_early();
    }

    /// To be called when what was granted has been handed to the process: it is no longer forgone.
    void collected() { state_ = State::collected; }

    [[nodiscard]] Simulation& simulation() const { return *sim_; }
    /// Whether it stands on the primitive's list.
    [[nodiscard]] bool waiting() const { return state_ == State::waiting; }

private:
    friend class ProcessControl;
    friend class Simulation; // tells it that its turn came, or moved
    template <class... Waits> friend class AllOf;
    template <class... Waits> friend class AnyOf;
    template <class W> friend class Within;

    [[nodiscard]] bool owned() const { return (by_ & 1) != 0; }
    [[nodiscard]] WaitOwner& owner() const { return *reinterpret_cast<WaitOwner*>(by_ - 1); }
    [[nodiscard]] bool awaited() const { return by_ != 0 && !owned(); }
    [[nodiscard]] ProcessControl* control() const { return reinterpret_cast<ProcessControl*>(by_); }

    enum class State : std::uint8_t { idle, waiting, resuming, done, collected, interrupted };

    bool begin_now()
    {
        if (state_ != State::idle && state_ != State::done && state_ != State::collected) [[unlikely]]
            refuse_twice();
        state_ = State::idle;
        const bool now = begin();
        state_ = now ? State::done : State::waiting;
        return now;
    }
    bool begin_for(WaitOwner& owner)
    {
        by_ = reinterpret_cast<std::uintptr_t>(&owner) | 1;
        return begin_now();
    }
    void suspend(std::coroutine_handle<> process, ProcessControl& control)
    {
        by_ = reinterpret_cast<std::uintptr_t>(&control);
        control.wait_ = this;
        control.where_.at = process;
        if (control.rare_ && control.rare_->interrupted) [[unlikely]]
            interrupt();
    }
    void resume()
    {
        if (by_ == 0) return; // it came at once: nobody could interrupt
        ProcessControl& control = *this->control();
        by_ = 0;
        control.wait_ = nullptr;
        const bool interrupted = state_ == State::interrupted;
        state_ = interrupted ? State::idle : State::done;
        if (interrupted) [[unlikely]]
            control.throw_if_interrupted();
    }
    /// It is a frame's turn: what it waited for has come, or it was interrupted.
    static void go_on_in(Simulation& sim, std::coroutine_handle<> frame)
    {
        ProcessControl* const process = PromiseBase::of(frame).process;
        Wait& wait = *process->wait_;
        if (wait.state_ == State::waiting) wait.state_ = State::done; // its alarm
        run(sim, *process, frame, wait.state_);
    }
    static void run(Simulation& sim, ProcessControl& process, std::coroutine_handle<> frame, State state)
    {
        if (sim.recording_) [[unlikely]]
            sim.record(process, state == State::interrupted ? Step::interrupted : Step::goes_on);
        sim.running_ = &process;
        frame.resume(); // what it waited on may be gone after that
        sim.running_ = nullptr;
    }
    void run_process() { run(*sim_, *control(), control()->where_.at, state_); }
    void go_on() { turn_ = sim_->turn_now(Turn(control()->where_.at)); }
    [[noreturn]] static void refuse_twice();
    void complete_for_owner();
    void interrupt();
    void leave_early() noexcept;
    void retreat() noexcept;

    Simulation* sim_;
    std::uintptr_t by_ = 0; ///< the process that awaits it; or the combinator that began it, and the lowest bit
    TurnPlace turn_;        ///< while an alarm is set, or the process is to go on
    State state_ = State::idle;
};

/// A wait whose coming brings something to collect (a lease): it names the type as `Brings`.
template <class W>
concept BringsSomething = requires
{
    typename W::Brings;
};

/// A wait for time to pass. Made by `delay` and `until` below.
class DelayWait final : public Wait {
public:
    DelayWait(Simulation& sim, Time when, Priority priority) : Wait(sim), priority_(priority), when_(when) {}
    ~DelayWait() { leave(); }

    template <class Promise> void await_suspend(std::coroutine_handle<Promise> process)
    {
        Wait::await_suspend(process);
        if (waiting()) direct_alarm(process);
    }
    /// @throws Interrupted
    void await_resume()
    {
        Wait::await_resume();
        collected(); // nothing to give back: it goes without a further look
    }
    [[nodiscard]] std::string what() const override { return "time"; }
    [[nodiscard]] bool ends_by_itself() const override { return true; }

private:
    bool begin() override
    {
        set_alarm(when_, priority_);
        return false;
    }
    void withdraw() noexcept override { cancel_alarm(); }

    Priority priority_;
    Time when_;
};

/// Waits `duration` (not negative; nought lets everything due now at this priority go first).
[[nodiscard]] inline DelayWait delay(Simulation& sim, Duration duration, Priority priority = Priority::ends)
{
    return DelayWait(sim, sim.later(duration), priority);
}

/// Waits until `when` (not before now).
[[nodiscard]] inline DelayWait until(Simulation& sim, Time when, Priority priority = Priority::ends)
{
    return DelayWait(sim, when, priority);
}

} // namespace sim
