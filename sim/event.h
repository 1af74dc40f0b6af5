#pragma once
#include "sim/line.h"
#include "sim/wait.h"

namespace sim {

class Event;

/// Waits for an event: `co_await done.wait();`, or named: `EventWait heard{bell}; co_await any_of(sim, heard,
/// request);`.
class EventWait final : public Wait {
public:
    explicit EventWait(Event& event);
    ~EventWait() { leave(); }
    [[nodiscard]] std::string what() const override;

private:
    friend class Event;
    friend class Line<EventWait>;

    bool begin() override;
    void withdraw() noexcept override;

    Event* event_; ///< none once it is gone
    Place<EventWait> place_;
};

/// A signal that comes once (a job is done). `trigger` lets go on everybody who waits, at that instant and
/// priority, in the order they came; who waits for it afterwards passes without suspending. `reset` arms it again: who
/// was woken stays woken, who comes later waits for the next trigger. `trigger(); reset();` wakes just those who wait
/// now.
///
/// May be destroyed before those who wait for it, who then wait for ever; must not outlive its Simulation.
class Event {
public:
    Event(Simulation& sim, Name name) : sim_(sim), name_(name) {}
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event();

    void trigger(); ///< harmless if it was triggered already
    void reset() { triggered_ = false; }
    [[nodiscard]] EventWait wait() { return EventWait(*this); }

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] bool triggered() const { return triggered_; }
    [[nodiscard]] std::size_t queue_length() const { return line_.size(); }

private:
    friend class EventWait;

    Simulation& sim_;
    Name name_;
    Line<EventWait> line_;
    bool triggered_ = false;
};

} // namespace sim
