#pragma once
#include "sim/due_now.h"
#include "sim/event_queue.h"
#include "sim/expects.h"
#include "sim/fingerprint.h"
#include "sim/name.h"
#include "sim/ties.h"
#include "sim/time.h"

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace sim {

class Held;
class Process;
class ProcessControl;
class ProcessRef;
struct Audit;

/// Names one scheduled event. A copy is harmless; once the event ran or was cancelled the handle is stale, and using it
/// does nothing.
class EventHandle {
public:
    EventHandle() = default;

private:
    friend class Simulation;
    EventHandle(std::uint32_t slot, Priority priority, std::uint64_t ticket)
        : ticket_(ticket), slot_(slot), priority_(static_cast<std::uint32_t>(priority))
    {
    }
    std::uint64_t ticket_ = 0;
    std::uint32_t slot_ = 0;
    std::uint32_t priority_ = 0;
};

/// An event was asked for in the past.
class InThePast : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// Too many events at one instant: the model goes round in circles without time passing.
class Livelock : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A process ended by an exception and nobody joined it. The original is nested (std::rethrow_if_nested).
class ProcessFailed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One process that can't go on by itself: who waits, and for what; the words name who holds it where the primitive
/// knows.
struct Stuck {
    std::string process;
    std::string waits_for;
};

/// Owns the clock and the pending events, and every process that has not ended.
///
/// Order is total: time, then priority, then the order of scheduling. Events are callbacks (the fastest path) or
/// processes (coroutines) that wait. Not thread-safe: one Simulation belongs to one thread.
class Simulation {
public:
    Simulation() = default;
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;
    ~Simulation(); ///< destroys the processes that still wait, newest first

    [[nodiscard]] Time now() const { return now_; }

    /// Schedules `action()` at `when`. `action` is a small callable (24 bytes, trivially copyable: capture a pointer
    /// and some numbers); it is not called if cancelled.
    /// @throws InThePast  if `when` lies before now; nothing is changed then
    template <class Action> EventHandle at(Time when, Action action, Priority priority = Priority::ends)
    {
        static_assert(sizeof(Action) <= sizeof(Slot::bytes) && std::is_trivially_copyable_v<Action> &&
                          std::is_trivially_destructible_v<Action>,
                      "an event's action must be small and trivially copyable: capture pointers and numbers only");
        check_not_past(when);
        const std::uint32_t number = take_slot();
        Slot& slot = slots_[number];
        std::memcpy(slot.bytes, &action, sizeof action);
        slot.fire = [](const unsigned char* bytes) {
            alignas(Action) unsigned char copy[sizeof(Action)]; // what it schedules can move the slots
            std::memcpy(copy, bytes, sizeof copy);
            (*std::launder(reinterpret_cast<Action*>(copy)))();
        };
        return schedule(number, when, priority);
    }

    /// Schedules `action()` after `delay` (not negative).
    template <class Action> EventHandle after(Duration delay, Action action, Priority priority = Priority::ends)
    {
        return at(later(delay), action, priority);
    }

    /// Takes a pending event out. @return whether it was still pending; false for a stale handle, which does nothing.
    bool cancel(EventHandle handle);

    /// Moves a pending event to `when`, at its own priority, behind what is due there already: it counts as scheduled
    /// now. `handle` then names it anew; copies made before are stale. @return false for a stale handle, which does
    /// nothing. @throws InThePast  if `when` lies before now; nothing is changed then
    bool reschedule(EventHandle& handle, Time when);

    [[nodiscard]] bool pending(EventHandle handle) const
    {
        return handle.ticket_ != 0 && slots_[handle.slot_].ticket == handle.ticket_;
    }

    /// Starts a process now, at the priority of what runs now (or at `when`, `priority`). The Simulation owns it from
    /// here.
    ProcessRef start(Process process, Name name);
    ProcessRef start_at(Time when, Process process, Name name, Priority priority = Priority::begins);

    /// Destroys every process that has not ended, newest first, and with it all it holds. A model that owns what its
    /// processes hold calls it before its own parts go.
    void stop_all();

    /// Runs the next event. @return false if there was none.
    bool step();

    /// Runs until no event is left.
    void run();

    /// Runs all events up to and including `end`, and leaves the clock there.
    void run_until(Time end);

    /// Runs the events before `end`, and those at `end` whose priority comes before `stop`; leaves the clock at `end`.
    /// `run_before(horizon, Priority::begins)` lets jobs end at the horizon but begins nothing there.
    void run_before(Time end, Priority stop);

    /// The instant `delay` from now. @throws InThePast if negative; std::overflow_error beyond the clock's range
    [[nodiscard]] Time later(Duration delay) const
    {
        if (delay < Duration::zero() || delay > end_of_time - now_) [[unlikely]]
            refuse_delay(delay);
        return now_ + delay;
    }

    /// The priority of the event that runs now (`Priority::first` outside the run).
    [[nodiscard]] Priority priority() const { return priority_; }

    /// The process that runs now; none inside a callback or outside the run.
    [[nodiscard]] ProcessControl* running() const { return running_; }

    /// The deadlock report: every process that waits for something other than time and that has not come, oldest first,
    /// e.g. {"job 9", "2 of pool 'tools' (4 of 4 held by job 3, job 7)"}. After `run()` these can never go on.
    [[nodiscard]] std::vector<Stuck> stuck() const;

    /// Who waits for what, who holds what, and who waits for whom in a circle, at this instant (audit.h).
    [[nodiscard]] Audit audit() const;

    /// To be called after `run()`: that nobody waits for what can never come. Processes that are to wait for ever
    /// (servers) are stopped before. @throws Deadlock  with the audit in words
    void expect_finished() const;

    /// Hashes from now on what the processes do. One predictable branch a step while it is off.
    void record_fingerprint() { recording_ = true; }
    [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }

    [[nodiscard]] std::uint64_t events_run() const { return events_run_; }
    [[nodiscard]] std::size_t events_pending() const { return queue_.size() + now_due_.size() - stale_; }
    /// Bytes that events take; bounded by the most that were pending at once, however many are set and cancelled.
    [[nodiscard]] std::size_t memory() const
    {
        return queue_.memory() + now_due_.memory() + slots_.capacity() * sizeof(Slot) +
               seats_.capacity() * sizeof(Seat);
    }
    [[nodiscard]] std::size_t processes_alive() const { return alive_; }

    /// Where the count of schedulings goes on. Ties are told apart by 32 bits of it; before they are used up all
    /// pending entries are counted anew, in their order. For tests of that.
    void sequence(std::uint32_t count) { sequence_ = count; }

    /// In which order ties run from now on: for tests. To be set before anything is scheduled (BrokenPromise).
    void ties(const Ties& ties);

    /// How many events one instant may hold before the run stops with `Livelock`.
    void livelock_limit(std::uint64_t events) { livelock_limit_ = events; }

private:
    friend class ProcessControl; // links itself into the list of the living
    friend class Wait;           // says which process runs
    friend class ProcessRef;     // notes that it stops one
    friend class Held;           // links itself into the list of what is held

    /// A callback. It is its entry's until that leaves the queue or the ring, also if it is cancelled.
    struct Slot {
        std::uint64_t ticket = 0; ///< of the event, given once; nought: none, or cancelled
        union {
            void (*fire)(const unsigned char*);
            std::uint32_t next_free;
        };
        alignas(8) unsigned char bytes[24];
    };

    /// Where a turn that the queue holds is kept, likewise.
    union Seat {
        Turn turn;
        std::uint32_t next_free;
        Seat() : turn() {}
    };

    /// An entry of the queue names a slot, or a seat by this bit.
    static constexpr std::uint32_t seat_bit = Due::most_slots >> 1;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    /// Schedules a turn for now, at the priority that runs.
    TurnPlace turn_now(Turn turn)
    {
        const std::uint64_t word = Due::word_of(priority_, next_number());
        if (!now_due_.takes(word)) [[unlikely]]
            return seat(turn, now_, word);
        return TurnPlace::in_ring(now_due_.push(word, turn));
    }
    /// @throws InThePast
    TurnPlace turn_at(Turn turn, Time when, Priority priority)
    {
        check_not_past(when);
        const std::uint64_t word = Due::word_of(priority, next_number());
        if (when == now_ && now_due_.takes(word)) return TurnPlace::in_ring(now_due_.push(word, turn));
        return seat(turn, when, word);
    }
    TurnPlace seat(Turn turn, Time when, std::uint64_t word)
    {
        const std::uint32_t number = take_seat();
        seats_[number].turn = turn;
        queue_.push(Due(when, word | number | seat_bit));
        return TurnPlace::in_seat(number);
    }
    /// Gives a turn that has not come yet to another.
    void change(TurnPlace place, Turn turn)
    {
        if (place.is_in_ring())
            now_due_.change(place.position(), turn);
        else
            seats_[place.seat()].turn = turn;
    }
    /// Takes out a turn that has not come yet.
    void take_out(TurnPlace place) noexcept
    {
        change(place, Turn{});
        one_more_stale();
    }

    EventHandle schedule(std::uint32_t slot, Time when, Priority priority)
    {
        const std::uint64_t word = Due::word_of(priority, next_number());
        slots_[slot].ticket = ++scheduled_;
        if (when == now_ && now_due_.takes(word))
            now_due_.push(word, Turn::of_callback(slot));
        else
            queue_.push(Due(when, word | slot));
        return {slot, priority, scheduled_};
    }
    std::uint32_t take_slot()
    {
        if (free_slot_ == none) [[unlikely]]
            return new_slot();
        return std::exchange(free_slot_, slots_[free_slot_].next_free);
    }
    std::uint32_t take_seat()
    {
        if (free_seat_ == none) [[unlikely]]
            return new_seat();
        return std::exchange(free_seat_, seats_[free_seat_].next_free);
    }
    void free_slot(std::uint32_t slot) { slots_[slot].next_free = std::exchange(free_slot_, slot); }
    void free_seat(std::uint32_t seat) { seats_[seat].next_free = std::exchange(free_seat_, seat); }
    std::uint32_t new_slot();
    std::uint32_t new_seat();

    std::uint32_t next_number() { return sequence_ < plain_below_ ? ++sequence_ : number_of_tie(); }
    std::uint32_t number_of_tie();
    void renumber();

    void check_not_past(Time when) const
    {
        if (when < now_) [[unlikely]]
            refuse_past(when);
    }
    [[noreturn]] void refuse_past(Time when) const;
    [[noreturn]] static void refuse_delay(Duration delay);
    void one_more_stale()
    {
        // The entry stays until it is met or half of all are stale, so memory stays bounded whatever is cancelled.
        if (++stale_ > 64 && stale_ * 2 > queue_.size() + now_due_.size()) [[unlikely]]
            purge_stale();
    }
    /// Whose an entry of the queue is; empty if it was cancelled.
    [[nodiscard]] Turn turn_of(std::uint32_t number) const
    {
        if (number & seat_bit) return seats_[number & ~seat_bit].turn;
        return slots_[number].ticket == 0 ? Turn{} : Turn::of_callback(number);
    }
    [[nodiscard]] bool stale(Turn turn) const { return turn.is_callback() ? slots_[turn.slot()].ticket == 0 : !turn; }
    void forget(std::uint32_t number); ///< of an entry that leaves the queue
    void purge_stale();

    bool run_next(const Due& bound);
    bool run_due_now(Priority priority);
    bool run_due(Due due);
    void count_event()
    {
        if (events_run_ - before_this_instant_ >= livelock_limit_) [[unlikely]]
            refuse_livelock();
        ++events_run_;
    }
    void fire(std::uint32_t slot);
    void take(Turn turn);
    [[noreturn]] void refuse_livelock() const;
    void record(const ProcessControl& process, Step step);
    void rethrow_failure();

    Time now_{};
    std::uint32_t sequence_ = 0;                    ///< of the last event, among those of its time and priority
    std::uint32_t plain_below_ = ~std::uint32_t{0}; ///< below it a sequence is itself the number that tells ties apart
    Priority priority_ = Priority::first;
    bool recording_ = false;
    std::uint32_t free_slot_ = none;
    std::uint32_t free_seat_ = none;
    ProcessControl* newest_ = nullptr; ///< live processes, a list through them
    ProcessControl* running_ = nullptr;
    std::size_t alive_ = 0;
    std::uint64_t events_run_ = 0;
    std::uint64_t before_this_instant_ = 0; ///< events that ran before it
    std::uint64_t livelock_limit_ = 10'000'000;
    std::exception_ptr failure_;
    DueNow now_due_;
    std::vector<Seat> seats_;
    std::vector<Slot> slots_;
    std::uint64_t scheduled_ = 0; ///< tickets given
    std::size_t stale_ = 0;
    EventQueue queue_;
    Fingerprint fingerprint_;
    Ties ties_ = Ties::fifo();
    Held* oldest_held_ = nullptr; ///< what is held, a list through it
    Held* newest_held_ = nullptr;
};

} // namespace sim
