#pragma once
#include "sim/wait.h"

#include <array>
#include <cstddef>

namespace sim {

/// Waits for the first of several waits; the others are withdrawn at that very instant, before anything else runs.
///
/// `co_await any_of(sim, a, b)` gives the index of the one that came. If several could come at once, the first named wins.
/// A value that came (a lease) is taken from the named wait afterwards. Temporaries live until the expression ends.
template <class... Waits>
class AnyOf final : public Wait, private WaitOwner {
public:
    explicit AnyOf(Simulation& sim, Waits&... waits) : Wait(sim), waits_{&waits...} {}
    ~AnyOf() { leave(); }

    std::size_t await_resume()
    {
        Wait::await_resume();
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
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (waits_[i]->begin_for(*this)) {
                settle(i);
                return true;
            }
        return false;
    }
    void withdraw() noexcept override
    {
        for (Wait* wait : waits_) wait->retreat();
    }
    void forgo() noexcept override { waits_[winner_]->retreat(); }
    void over(Wait& wait) override
    {
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (waits_[i] == &wait) settle(i);
        complete();
    }
    void settle(std::size_t winner)
    {
        winner_ = winner;
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (i != winner) waits_[i]->retreat();
    }

    std::array<Wait*, sizeof...(Waits)> waits_;
    std::size_t winner_ = 0;
};

template <class... Waits>
[[nodiscard]] AnyOf<Waits...> any_of(Simulation& sim, Waits&&... waits)
{
    return AnyOf<Waits...>(sim, waits...);
}

/// Waits for `wait` but no longer than `limit`. `co_await within(sim, 5h, request)` is true if it came in time (also if it
/// comes at the very instant of the limit but earlier in the order of events); else it has been withdrawn.
template <class W>
class Within final : public Wait, private WaitOwner {
public:
    Within(Simulation& sim, Duration limit, W& wait) : Wait(sim), wait_(wait), alarm_(sim, sim.later(limit), Priority::ends) {}
    ~Within() { leave(); }

    bool await_resume()
    {
        Wait::await_resume();
        return came_;
    }
    [[nodiscard]] std::string what() const override { return wait_.what() + " or time"; }
    [[nodiscard]] bool ends_by_itself() const override { return true; }

private:
    bool begin() override
    {
        came_ = static_cast<Wait&>(wait_).begin_for(*this);
        if (!came_) static_cast<Wait&>(alarm_).begin_for(*this);
        return came_;
    }
    void withdraw() noexcept override
    {
        static_cast<Wait&>(wait_).retreat();
        static_cast<Wait&>(alarm_).retreat();
    }
    void forgo() noexcept override { static_cast<Wait&>(wait_).retreat(); }
    void over(Wait& wait) override
    {
        came_ = &wait != static_cast<Wait*>(&alarm_);
        static_cast<Wait&>(came_ ? static_cast<Wait&>(alarm_) : static_cast<Wait&>(wait_)).retreat();
        complete();
    }

    W& wait_;
    DelayWait alarm_;
    bool came_ = false;
};

template <class W>
[[nodiscard]] Within<W> within(Simulation& sim, Duration limit, W&& wait)
{
    return Within<W>(sim, limit, wait);
}

} // namespace sim
