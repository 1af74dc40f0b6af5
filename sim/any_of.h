#pragma once
#include "sim/wait.h"

#include <array>
#include <cstddef>
#include <type_traits>

namespace sim {

/// Waits for the first of several waits; the others are withdrawn at that very instant, before anything else runs.
///
/// `co_await any_of(sim, a, b)` gives the index of the one that came. If several could come at once, the first named
/// wins. What came with it (a lease) is collected from the named wait afterwards; a wait that brings something must be
/// named. Other temporaries live until the expression ends. A failed process that is joined in it throws, as in a bare
/// join.
template <class... Waits> class AnyOf final : public Wait, private WaitOwner {
public:
    explicit AnyOf(Simulation& sim, Waits&... waits) : Wait(sim), waits_{&waits...} {}
    ~AnyOf() { leave(); }

    std::size_t await_resume()
    {
        Wait::await_resume();
        handed_over();
        return winner_;
    }
    [[nodiscard]] std::string what() const override
    {
        std::string all = "any of";
        for (std::size_t i = 0; i < waits_.size(); ++i) all += (i ? ", " : " ") + waits_[i]->what();
        return all;
    }
    [[nodiscard]] bool ends_by_itself() const override
    {
        for (const Wait* wait : waits_)
            if (wait->ends_by_itself()) return true;
        return false;
    }

private:
    bool begin() override
    {
        settled_ = false;
        beginning_ = true;
        try {
            for (std::size_t i = 0; i < waits_.size() && !settled_; ++i) {
                const bool came = waits_[i]->begin_for(*this);
                if (settled_) // beginning it let an earlier one come
                    waits_[i]->retreat();
                else if (came)
                    settle(i);
            }
        } catch (...) {
            withdraw();
            throw;
        }
        beginning_ = false;
        return settled_;
    }
    void withdraw() noexcept override
    {
        settled_ = true;
        for (Wait* wait : waits_) wait->retreat();
    }
    void forgo() noexcept override { waits_[winner_]->retreat(); }
    [[nodiscard]] const Wait& as_wait() const override { return *this; }
    void handed_over() override
    {
        collected();
        waits_[winner_]->handed_over();
    }
    void over(Wait& wait) override
    {
        // A wait that is withdrawn below can let the next in its line be served, and that may be another one of ours.
        // It comes too late, and gives back what it got when its own turn to be withdrawn comes.
        if (settled_) return;
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (waits_[i] == &wait) {
                settle(i);
                break;
            }
        // What settling withdraws can let another one pre-empt this very process, which is then interrupted already.
        if (!beginning_ && waiting()) complete();
    }
    void settle(std::size_t winner)
    {
        settled_ = true;
        winner_ = winner;
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (i != winner) waits_[i]->retreat();
    }

    std::array<Wait*, sizeof...(Waits)> waits_;
    std::size_t winner_ = 0;
    bool settled_ = false;
    bool beginning_ = false;
};

template <class... Waits>
[[nodiscard]] AnyOf<std::remove_reference_t<Waits>...> any_of(Simulation& sim, Waits&&... waits)
{
    static_assert(((std::is_lvalue_reference_v<Waits> || !BringsSomething<Waits>)&&...),
                  "name a wait that brings something, else it is given back when the expression ends");
    return AnyOf<std::remove_reference_t<Waits>...>(sim, waits...);
}

/// Waits for `wait` but no longer than `limit` from when it is awaited. `co_await within(sim, 5h, request)` is true if
/// it came in time (also if it comes at the very instant of the limit but earlier in the order of events); else it has
/// been withdrawn. `phase` is where in that instant the limit lies.
template <class W> class Within final : public Wait, private WaitOwner {
public:
    /// @throws InThePast if the limit is negative; std::overflow_error beyond the clock's range
    Within(Simulation& sim, Duration limit, W& wait, Priority phase)
        : Wait(sim), wait_(wait), limit_(limit), phase_(phase)
    {
        (void)sim.later(limit);
    }
    ~Within() { leave(); }

    bool await_resume()
    {
        Wait::await_resume();
        handed_over();
        return came_;
    }
    [[nodiscard]] std::string what() const override { return wait_.what() + " or time"; }
    [[nodiscard]] bool ends_by_itself() const override { return true; }

private:
    struct Alarm {
        Within* within;
        void operator()() const { within->too_late(); }
    };

    bool begin() override
    {
        const Time deadline = simulation().later(limit_);
        came_ = wait_.begin_for(*this);
        if (!came_) alarm_ = simulation().at(deadline, Alarm{this}, phase_);
        return came_;
    }
    void withdraw() noexcept override
    {
        simulation().cancel(alarm_);
        wait_.retreat();
    }
    void forgo() noexcept override { wait_.retreat(); }
    [[nodiscard]] const Wait& as_wait() const override { return *this; }
    void handed_over() override
    {
        collected();
        if (came_) wait_.handed_over();
    }
    void over(Wait&) override
    {
        came_ = true;
        simulation().cancel(alarm_);
        complete();
    }
    void too_late()
    {
        wait_.retreat();
        if (waiting()) complete_here(); // else who was let in by that has pre-empted this very process
    }

    Wait& wait_;
    Duration limit_;
    EventHandle alarm_;
    Priority phase_;
    bool came_ = false;
};

template <class W>
[[nodiscard]] Within<std::remove_reference_t<W>> within(Simulation& sim, Duration limit, W&& wait,
                                                        Priority phase = Priority::ends)
{
    static_assert(std::is_lvalue_reference_v<W> || !BringsSomething<W>,
                  "name a wait that brings something, else it is given back when the expression ends");
    return Within<std::remove_reference_t<W>>(sim, limit, wait, phase);
}

} // namespace sim
