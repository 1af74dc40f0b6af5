#include "sim/event_queue.h"

namespace sim {

void EventQueue::push_beyond_near(Due due)
{
    if (due.time < rung_end_)
        rung_.push(due);
    else
        far_.push(due);
}

const Due* EventQueue::top_beyond_near()
{
    if (near_size_ == 0) refill();
    const Due* least = near_size_ == 0 ? nullptr : near_.data() + near_size_ - 1;
    if (!late_.empty() && (!least || late_.front() < *least)) least = &late_.front();
    return least;
}

Due EventQueue::pop_beyond_near()
{
    const Due* const least = top_beyond_near();
    const Due due = *least;
    if (late_.empty() || least != &late_.front()) {
        --near_size_;
        return due;
    }
    std::pop_heap(late_.begin(), late_.end(), later);
    late_.pop_back();
    return due;
}

/// Makes room for an entry among the near ones: the later half goes. @return whether the entry is still near; if not it
/// has been put where it belongs.
bool EventQueue::make_room(Due due)
{
    const Time first = near_[near_size_ - 1].time;
    const Time last = near_[0].time;
    if (first == last && due.time == first && limit_ == first + Duration{1}) {
        // All that is due at one instant, more than fits, is being run through: it can't be parted by time.
        late_.push_back(due);
        std::push_heap(late_.begin(), late_.end(), later);
        return false;
    }
    const bool has_rung = limit_ < rung_end_;
    std::size_t cut = near_size_ / 2; // the first so many go, and all at the time of the last of them
    limit_ = near_[cut - 1].time;
    while (cut < near_size_ && near_[cut].time == limit_) ++cut;
    if (cut == near_size_ && first != last) { // all the rest ties with them: so the ones later than these go
        cut = near_size_ / 2;
        while (near_[cut - 1].time == limit_) --cut;
        limit_ = near_[cut - 1].time;
    }
    if (!has_rung) {
        rung_end_ = limit_;
        far_.admit(limit_);
    }
    for (std::size_t i = 0; i < cut; ++i) push(near_[i]);
    std::copy(near_.data() + cut, near_.data() + near_size_, near_.data());
    near_size_ -= cut;
    if (due.time < limit_) return true;
    push(due);
    return false;
}

/// Fills the near ones, which are used up, with the least of the others, if there are any.
void EventQueue::refill()
{
    bool too_dense = false;
    for (;;) {
        if (!rung_.empty()) {
            if (refill_from_rung()) return;
            too_dense = true;
        }
        if (far_.empty() || refill_from_far(too_dense)) return;
    }
}

/// @return false if the first bucket held too many: then all have become far ones
bool EventQueue::refill_from_rung()
{
    const std::uint64_t end = rung_.take_first([this](const Due& due) { put_near(due); });
    limit_ = time_of(end);
    if (near_size_ <= most_near) [[likely]]
        return true;
    sort_near();
    if (near_[0].time == near_[near_size_ - 1].time) {
        limit_ = time_of(ticks_of(near_[0]) + 1);
        return true;
    }
    far_.admit(near_[near_size_ - 1].time);
    while (near_size_ != 0) far_.push(near_[--near_size_]);
    rung_.take_all([this](const Due& due) { far_.push(due); });
    rung_end_ = limit_;
    return false;
}

/// @param too_dense  whether a rung over the first bucket is known to be of no use
/// @return false if the near ones are still to be filled: from a rung, or from a bucket below
bool EventQueue::refill_from_far(bool& too_dense)
{
    const RadixHeap::Bucket bucket = far_.take_first();
    const std::uint64_t end = bucket.begin + (std::uint64_t{1} << bucket.width_bits);
    const bool at_one_instant = bucket.least == bucket.latest;
    if (at_one_instant || bucket.size <= few) {
        far_.each_of(bucket, [this](const Due& due) { put_near(due); });
        const bool is_all = far_.empty() && near_size_ <= few;
        limit_ = is_all ? end_of_time : time_of(at_one_instant ? bucket.least + 1 : end);
        rung_end_ = limit_;
        if (near_size_ > most_near) sort_near();
        return true;
    }
    if (too_dense || bucket.size > most_in_rung) {
        far_.spread(bucket);
        too_dense = false;
        return false;
    }
    rung_.open(bucket.begin, bucket.width_bits, bucket.size);
    far_.each_of(bucket, [this](const Due& due) { rung_.push(due); });
    rung_end_ = time_of(end);
    limit_ = time_of(bucket.begin);
    return false;
}

void EventQueue::sort_near()
{
    std::sort(near_.data(), near_.data() + near_size_, later);
}

std::vector<Due> EventQueue::take_all()
{
    std::vector<Due> all;
    all.reserve(size());
    purge([&all](const Due& due) {
        all.push_back(due);
        return true;
    });
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace sim
