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

std::uint32_t Simulation::take_slot()
{
    if (!free_slots_.empty()) {
        const std::uint32_t slot = free_slots_.back();
        free_slots_.pop_back();
        return slot;
    }
    if (slots_.size() == Due::most_slots)
        throw std::length_error("more than " + std::to_string(Due::most_slots) + " events are pending");
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

EventHandle Simulation::schedule(std::uint32_t slot, Time when, Priority priority)
{
    if (when < now_) {
        free_slots_.push_back(slot);
        throw InThePast("an event was asked for " + std::to_string(to_seconds(now_ - when)) + " s in the past, at " +
                        std::to_string(to_seconds(when.time_since_epoch())) + " s");
    }
    const std::uint32_t number = sequence_ < plain_below_ ? ++sequence_ : number_of_tie();
    const Due due(when, priority, number, slot);
    slots_[slot].ticket = ++scheduled_;
    if (when == now_)
        queue_.push_now(due);
    else
        queue_.push(due);
    return {slot, priority, scheduled_};
}

/// The rare case: the 32 bits are used up, or ties run in another order.
std::uint32_t Simulation::number_of_tie()
{
    if (sequence_ == std::numeric_limits<std::uint32_t>::max()) sequence_ = queue_.renumber(ties_);
    return ties_.number(++sequence_);
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
    // The entry stays in the queue until it is met or half of the queue is stale, so memory stays bounded whatever is
    // set and cancelled.
    if (++stale_ > 64 && stale_ * 2 > queue_.size()) purge_stale();
    return true;
}

void Simulation::purge_stale()
{
    queue_.purge([this](const Due& due) {
        if (slots_[due.slot()].ticket != 0) return false;
        free_slots_.push_back(due.slot());
        return true;
    });
    stale_ = 0;
}

Time Simulation::later(Duration delay) const
{
    if (delay < Duration::zero()) throw InThePast("a delay of " + std::to_string(to_seconds(delay)) + " s is negative");
    if (delay > end_of_time - now_) throw std::overflow_error("a delay reaches beyond the end of time (292 years)");
    return now_ + delay;
}

bool Simulation::step()
{
    for (;;) {
        if (queue_.empty()) return false;
        const Due due = queue_.pop();
        const std::uint32_t number = due.slot();
        Slot& slot = slots_[number];
        if (slot.ticket == 0) {
            free_slots_.push_back(number);
            --stale_;
            continue;
        }
        if (due.time == now_) {
            if (at_this_instant_ >= livelock_limit_) {
                queue_.push(due); // nothing is lost: the event is still pending
                throw Livelock("more than " + std::to_string(livelock_limit_) + " events at " +
                               std::to_string(to_seconds(now_.time_since_epoch())) +
                               " s: the model goes round without time passing");
            }
            ++at_this_instant_;
        } else {
            at_this_instant_ = 1;
            now_ = due.time;
        }
        priority_ = due.priority();
        // The action may schedule, which can move the slots: run a copy.
        alignas(8) unsigned char bytes[sizeof slot.bytes];
        std::memcpy(bytes, slot.bytes, sizeof bytes);
        const auto fire = slot.fire;
        slot.ticket = 0;
        free_slots_.push_back(number);
        ++events_run_;
        fire(bytes);
        if (failure_) [[unlikely]]
            rethrow_failure();
        return true;
    }
}

void Simulation::rethrow_failure()
{
    std::exception_ptr failure;
    std::swap(failure, failure_);
    std::rethrow_exception(failure);
}

void Simulation::run()
{
    while (step()) {
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
    Due from_here(end, stop, 0, 0);
    if (stop == Priority::last) from_here.word = std::numeric_limits<std::uint64_t>::max();
    for (;;) {
        while (!queue_.empty() && slots_[queue_.top().slot()].ticket == 0) {
            free_slots_.push_back(queue_.pop().slot());
            --stale_;
        }
        if (queue_.empty() || !(queue_.top() < from_here)) break;
        step();
    }
    if (now_ != end) at_this_instant_ = 0;
    now_ = end;
    priority_ = Priority::first;
}

ProcessRef Simulation::start(Process process, Name name)
{
    return start_at(now_, std::move(process), name, priority_);
}

ProcessRef Simulation::start_at(Time when, Process process, Name name, Priority priority)
{
    ProcessControl& control = process.release();
    control.begin(*this, name, when, priority);
    return ProcessRef(control);
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
