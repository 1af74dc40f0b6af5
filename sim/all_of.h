#pragma once
#include "sim/wait.h"

#include <array>
#include <cstddef>
#include <exception>
#include <type_traits>

namespace sim {

/// Waits until all of several waits have come, in whatever order; what has come already counts. The process goes on
/// once, when the last of them comes.
///
/// `co_await all_of(sim, a, b)`; what came with them (a lease) is collected from the named waits afterwards. All are
/// begun in the order named, at the instant of the `co_await`. What comes early is kept until the rest has come: a
/// lease is held meanwhile. Two that ask for the same things can't block each other so, since each stands before the
/// other in all lines; unless they ask with priorities that contradict each other. (A Pool of k units is all or
/// nothing.) Interrupted, outrun or destroyed before the last has come, it withdraws those that wait and gives back all
/// that came. If a process that is joined in it failed, its exception is thrown when all have come; of several the
/// first named.
///
/// For the end of many processes join one after the other: that takes just as long.
template <class... Waits> class AllOf final : public Wait, private WaitOwner {
public:
    explicit AllOf(Simulation& sim, Waits&... waits) : Wait(sim), waits_{&waits...} {}
    ~AllOf() { leave(); }

    /// @throws Interrupted
    void await_resume()
    {
        Wait::await_resume();
        handed_over();
    }
    [[nodiscard]] std::string what() const override
    {
        std::string all = "all of";
        bool first = true;
        for (const Wait* wait : waits_) {
            if (wait->done()) continue;
            all += (first ? " " : ", ") + wait->what();
            first = false;
        }
        return all;
    }
    [[nodiscard]] bool ends_by_itself() const override
    {
        for (const Wait* wait : waits_)
            if (!wait->done() && !wait->ends_by_itself()) return false;
        return true;
    }
    void blocked_by(std::vector<Blocker>& all) const override
    {
        for (const Wait* wait : waits_)
            if (!wait->done()) wait->blocked_by(all);
    }

private:
    bool begin() override
    {
        missing_ = waits_.size();
        withdrawn_ = false;
        beginning_ = true;
        try {
            for (Wait* wait : waits_)
                if (wait->begin_for(*this)) --missing_;
        } catch (...) {
            withdraw();
            throw;
        }
        beginning_ = false;
        return missing_ == 0;
    }
    void withdraw() noexcept override
    {
        // A wait withdrawn here can let another one of ours come; that is given back when its own turn comes.
        withdrawn_ = true;
        for (Wait* wait : waits_) wait->retreat();
    }
    void forgo() noexcept override { withdraw(); }
    [[nodiscard]] const Wait& as_wait() const override { return *this; }
    void handed_over() override
    {
        collected();
        std::exception_ptr failure;
        for (Wait* wait : waits_) {
            try {
                wait->handed_over();
            } catch (...) {
                if (!failure) failure = std::current_exception();
            }
        }
        if (failure) std::rethrow_exception(failure);
    }
    void over(Wait&) override
    {
        if (withdrawn_) return;
        --missing_;
        if (missing_ == 0 && !beginning_) complete();
    }

    std::array<Wait*, sizeof...(Waits)> waits_;
    std::size_t missing_ = 0;
    bool withdrawn_ = false;
    bool beginning_ = false;
};

template <class... Waits>
[[nodiscard]] AllOf<std::remove_reference_t<Waits>...> all_of(Simulation& sim, Waits&&... waits)
{
    static_assert(((std::is_lvalue_reference_v<Waits> || !BringsSomething<Waits>)&&...),
                  "name a wait that brings something, else it is given back when the expression ends");
    return AllOf<std::remove_reference_t<Waits>...>(sim, waits...);
}

} // namespace sim
