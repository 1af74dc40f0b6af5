#include "sim/simulation.h"

#include "sim/process.h"

#include <algorithm>
#include <limits>

namespace sim {

Simulation::~Simulation()
{
    stop_all();
}

void Simulation::stop_all()
{
    while (newest_) newest_->destroy();
}

std::uint32_t Simulation::new_slot()
{
    if (slots_.size() == seat_bit)
        throw std::length_error("more than " + std::to_string(seat_bit) + " callbacks are pending");
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

std::uint32_t Simulation::new_seat()
{
    if (seats_.size() == seat_bit)
        throw std::length_error("more than " + std::to_string(seat_bit) + " processes wait for time to pass");
    seats_.emplace_back();
    return static_cast<std::uint32_t>(seats_.size() - 1);
}

void Simulation::refuse_past(Time when) const
{
    throw InThePast("an event was asked for " + std::to_string(to_seconds(now_ - when)) + " s in the past, at " +
                    std::to_string(to_seconds(when.time_since_epoch())) + " s");
}

/// The rare case: the 32 bits are used up, or ties run in another order.
std::uint32_t Simulation::number_of_tie()
{
    if (sequence_ == std::numeric_limits<std::uint32_t>::max()) renumber();
    return ties_.number(++sequence_);
}

/// Counts the schedulings of all that is pending anew from 1; its order stays.
void Simulation::renumber()
{
    struct Pending {
        Due due;
        DueNow::Entry* now; ///< if it is in the ring
    };
    std::vector<Pending> all;
    for (const Due& due : queue_.take_all()) all.push_back({due, nullptr});
    now_due_.for_each([&](DueNow::Entry& entry) { all.push_back({Due(now_, entry.word), &entry}); });
    std::sort(all.begin(), all.end(), [](const Pending& a, const Pending& b) { return a.due < b.due; });
    std::vector<std::uint32_t> numbers(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) numbers[i] = ties_.number(static_cast<std::uint32_t>(i) + 1);
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].due.renumber(numbers[i]);
        if (all[i].now)
            all[i].now->word = all[i].due.word;
        else
            queue_.push(all[i].due);
    }
    sequence_ = static_cast<std::uint32_t>(all.size());
}

void Simulation::ties(const Ties& ties)
{
    expects(events_pending() == 0, "the order of ties is set before anything is scheduled");
    ties_ = ties;
    plain_below_ = ties.plain() ? std::numeric_limits<std::uint32_t>::max() : 0;
}

bool Simulation::reschedule(EventHandle& handle, Time when)
{
    if (!pending(handle)) return false;
    check_not_past(when);
    const std::uint32_t slot = take_slot(); // the old one is its entry's until that leaves the queue
    const Slot& old = slots_[handle.slot_];
    std::memcpy(slots_[slot].bytes, old.bytes, sizeof old.bytes);
    slots_[slot].fire = old.fire;
    const EventHandle renewed = schedule(slot, when, static_cast<Priority>(handle.priority_));
    cancel(handle);
    handle = renewed;
    return true;
}

bool Simulation::cancel(EventHandle handle)
{
    if (!pending(handle)) return false;
    slots_[handle.slot_].ticket = 0;
    one_more_stale();
    return true;
}

void Simulation::forget(std::uint32_t number)
{
    if (number & seat_bit)
        free_seat(number & ~seat_bit);
    else
        free_slot(number);
}

void Simulation::purge_stale()
{
    queue_.purge([this](const Due& due) {
        if (turn_of(due.slot())) return false;
        forget(due.slot());
        return true;
    });
    now_due_.compact(
        [this](Turn turn) {
            if (!stale(turn)) return false;
            if (turn.is_callback()) free_slot(turn.slot());
            return true;
        },
        [](Turn turn, std::uint64_t position) {
            const TurnPlace place = TurnPlace::in_ring(position);
            if (turn.is_frame())
                PromiseBase::of(turn.frame()).process->wait_->turn_ = place;
            else if (turn.is_process())
                turn.process().where_.start = place;
            else if (!turn.is_callback())
                turn.wait().turn_ = place;
        });
    stale_ = 0;
}

void Simulation::refuse_delay(Duration delay)
{
    if (delay < Duration::zero()) throw InThePast("a delay of " + std::to_string(to_seconds(delay)) + " s is negative");
    throw std::overflow_error("a delay reaches beyond the end of time (292 years)");
}

void Simulation::refuse_livelock() const
{
    throw Livelock("more than " + std::to_string(livelock_limit_) + " events at " +
                   std::to_string(to_seconds(now_.time_since_epoch())) +
                   " s: the model goes round without time passing");
}

void Simulation::fire(std::uint32_t slot)
{
    Slot& fired = slots_[slot];
    const auto call = fired.fire;
    fired.ticket = 0;
    free_slot(slot); // nobody takes it before the callback has copied itself
    call(fired.bytes);
}

inline void Simulation::take(Turn turn)
{
    if (turn.is_frame()) [[likely]]
        Wait::go_on_in(*this, turn.frame());
    else if (turn.is_process())
        turn.process().begins(*this);
    else
        turn.wait().complete_here(); // the time that a combinator began to wait for
}

/// Takes the first of the ring, and runs it. @return false if it was stale
[[gnu::always_inline]] inline bool Simulation::run_due_now(Priority priority)
{
    const Turn turn = now_due_.front().turn;
    if (stale(turn)) [[unlikely]] {
        if (turn.is_callback()) free_slot(turn.slot());
        now_due_.pop();
        --stale_;
        return false;
    }
    count_event(); // it is still pending if that throws: nothing is lost
    now_due_.pop();
    priority_ = priority;
    if (turn.is_callback())
        fire(turn.slot());
    else
        take(turn);
    return true;
}

/// The same for the first of the queue.
[[gnu::always_inline]] inline bool Simulation::run_due(const Due due)
{
    const std::uint32_t number = due.slot();
    const Turn turn = turn_of(number);
    if (!turn) [[unlikely]] {
        queue_.drop_top();
        forget(number);
        --stale_;
        return false;
    }
    if (due.time != now_) {
        now_ = due.time;
        before_this_instant_ = events_run_;
    }
    count_event();
    queue_.drop_top();
    priority_ = due.priority();
    if (turn.is_callback()) {
        fire(number);
    } else {
        free_seat(number & ~seat_bit);
        take(turn);
    }
    return true;
}

/// Runs what comes next, if it comes before `bound`. @return false if there is no such thing
[[gnu::always_inline]] inline bool Simulation::run_next(const Due& bound)
{
    bool ran;
    do {
        const Due* const next = queue_.top();
        if (!now_due_.empty()) {
            const Due first(now_, now_due_.front().word);
            if (!next || first < *next) {
                if (!(first < bound)) return false;
                ran = run_due_now(first.priority());
                continue;
            }
        }
        if (!next || !(*next < bound)) return false;
        ran = run_due(*next);
    } while (!ran);
    if (failure_) [[unlikely]]
        rethrow_failure();
    return true;
}

bool Simulation::step()
{
    return run_next(Due::never());
}

void Simulation::rethrow_failure()
{
    std::exception_ptr failure;
    std::swap(failure, failure_);
    std::rethrow_exception(failure);
}

void Simulation::run()
{
    while (run_next(Due::never())) {
    }
    priority_ = Priority::first;
}

void Simulation::run_until(Time end)
{
    run_before(end, Priority::last);
}

void Simulation::run_before(Time end, Priority stop)
{
    if (end < now_) throw InThePast("the run was to end before now");
    Due from_here(end, Due::word_of(stop, 0));
    if (stop == Priority::last) from_here.word = std::numeric_limits<std::uint64_t>::max();
    while (run_next(from_here)) {
    }
    if (now_ != end) before_this_instant_ = events_run_;
    now_ = end;
    priority_ = Priority::first;
}

void Simulation::record(const ProcessControl& process, Step step)
{
    fingerprint_.add(now_, process.name(), step);
}

std::vector<Stuck> Simulation::stuck() const
{
    std::vector<Stuck> all;
    for (const ProcessControl* p = newest_; p; p = p->older())
        if (const Wait* wait = p->waits_on(); wait && !wait->ends_by_itself() && !wait->done())
            all.push_back({p->name().str(), wait->what()});
    std::reverse(all.begin(), all.end());
    return all;
}

} // namespace sim
