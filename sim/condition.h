#pragma once
#include "sim/grant.h"
#include "sim/line.h"
#include "sim/wait.h"

#include <type_traits>
#include <utility>

namespace sim {

class Condition;

/// Waits until something holds; made by `Condition::until`. The base of all predicates.
class ConditionWait : public Wait {
public:
    [[nodiscard]] std::string what() const override;

protected:
    ConditionWait(Condition& condition, int priority);

private:
    friend class Condition;
    friend class Line<ConditionWait>;

    [[nodiscard]] virtual bool holds() const = 0;
    bool begin() final;
    void withdraw() noexcept final;
    void called();

    Condition* condition_; ///< none once it is gone
    Place<ConditionWait> place_;
    EventHandle call_; ///< pending from a signal at which it held until it is tested once more
};

/// `predicate()` says whether it holds; it must not change anything.
template <class Predicate> class ConditionWaitFor final : public ConditionWait {
public:
    static_assert(std::is_trivially_destructible_v<Predicate>,
                  "a predicate captures pointers, references and numbers only: g++ 12 destroys others twice");
    ConditionWaitFor(Condition& condition, Predicate predicate, int priority = 0)
        : ConditionWait(condition, priority), predicate_(predicate)
    {
    }
    ~ConditionWaitFor() { leave(); }

private:
    [[nodiscard]] bool holds() const override { return predicate_(); }
    Predicate predicate_;
};

/// Lets processes wait for whatever a predicate can say: `co_await weather.until([&] { return wind < 12; });`.
///
/// Where it holds already the process passes without suspending. Else it is tested at each `signal`, which whoever
/// changes what the predicates look at must call: all who wait are tested, by priority and then in the order they came.
/// Each for whom it holds is called in an event of its own, at the same instant and priority, after what is already
/// due there; there it is tested once more, since one called before may have changed things: if it still holds the
/// process goes on within that event, else it waits on in its old place, until the next signal. So when a process goes
/// on it holds; only inside a combinator (any_of, within, all_of) an event may lie between. With `Grant::in_decisions`
/// a signal only marks it, and the decision of that instant tests.
///
/// Nobody is promised anything: one who is called and stopped takes nothing from the others, who are tested themselves.
/// A predicate must neither change what it looks at nor signal. May be destroyed before those who wait, who then wait
/// for ever; must not outlive its Simulation.
class Condition {
public:
    /// @throws std::invalid_argument  if the level of decisions is out of range. `granting.passing` means nothing here.
    Condition(Simulation& sim, Name name, Granting granting = {})
        : sim_(sim), name_(name), granting_(granting), decision_(sim, granting)
    {
    }
    Condition(const Condition&) = delete;
    Condition& operator=(const Condition&) = delete;
    ~Condition();

    /// @param priority  smaller is tested first
    template <class Predicate> [[nodiscard]] ConditionWaitFor<Predicate> until(Predicate predicate, int priority = 0)
    {
        return ConditionWaitFor<Predicate>(*this, predicate, priority);
    }

    void signal(); ///< to be called after a change; O(those who wait)

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] std::size_t queue_length() const { return line_.size(); }

private:
    friend class ConditionWait;
    friend class Decision<Condition>;

    void decide();

    Simulation& sim_;
    Name name_;
    Granting granting_;
    Line<ConditionWait> line_;
    Decision<Condition> decision_;
};

} // namespace sim
