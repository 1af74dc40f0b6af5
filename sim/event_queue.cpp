#include "sim/event_queue.h"

namespace sim {

EventQueue::EventQueue() : near_(most_near + 1)
{
    for (auto& level : buckets_) level.fill(none);
}

std::size_t EventQueue::memory() const
{
    return (near_.capacity() + late_.capacity()) * sizeof(Due) + blocks_.size() * chunks_in_block * sizeof(Chunk);
}

const Due* EventQueue::top_beyond_near()
{
    if (near_size_ == 0 && far_size_ != 0) refill();
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

/// Makes room for an entry among the near ones: the later half becomes far. @return whether the entry is still near;
/// if not it has been put where it belongs.
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
    std::size_t cut = near_size_ / 2; // the first so many go, and all at the time of the last of them
    limit_ = near_[cut - 1].time;
    while (cut < near_size_ && near_[cut].time == limit_) ++cut;
    if (cut == near_size_ && first != last) { // all the rest ties with them: so the ones later than these go
        cut = near_size_ / 2;
        while (near_[cut - 1].time == limit_) --cut;
        limit_ = near_[cut - 1].time;
    }
    if (key(limit_) < reference_) lower_reference(key(limit_));
    for (std::size_t i = 0; i < cut; ++i) push_far(near_[i]);
    std::copy(near_.data() + cut, near_.data() + near_size_, near_.data());
    near_size_ -= cut;
    if (due.time < limit_) return true;
    push_far(due);
    return false;
}

void EventQueue::push_far(Due due)
{
    const std::uint64_t time = key(due.time);
    const std::uint64_t differs = time ^ reference_;
    const std::size_t level = static_cast<std::size_t>(63 - std::countl_zero(differs | 1)) / digit_bits;
    const std::size_t digit = time >> (level * digit_bits) & (digits - 1);
    Index& first = buckets_[level][digit];
    if (first == none || chunk(first).size == chunk(first).due.size()) {
        const Index c = take_chunk();
        chunk(c).next = first;
        chunk(c).size = 0;
        first = c;
        used_digits_[level] |= 1U << digit;
        used_levels_ |= 1U << level;
    }
    Chunk& c = chunk(first);
    c.due[c.size++] = due;
    ++far_size_;
}

/// Takes the first bucket to be the near ones; one with too many is spread over those below it first.
void EventQueue::refill()
{
    for (;;) {
        const auto level = static_cast<std::size_t>(std::countr_zero(used_levels_));
        const auto digit = static_cast<std::size_t>(std::countr_zero(used_digits_[level]));
        Index c = take_bucket(level, digit);
        if (level == 0 || (chunk(c).next == none && chunk(c).size <= few)) {
            for (; c != none; c = give_chunk(c)) {
                const Chunk& from = chunk(c);
                if (near_.size() < near_size_ + from.size + 1) near_.resize(2 * near_.size() + from.size);
                std::copy_n(from.due.data(), from.size, near_.data() + near_size_);
                near_size_ += from.size;
            }
            const std::uint64_t width = std::uint64_t{1} << (level * digit_bits);
            const std::uint64_t end = (key(near_[0].time) & ~(width - 1)) + width; // of the bucket
            const bool all = (far_size_ == 0 && near_size_ <= few) || end > key(end_of_time);
            limit_ = all ? end_of_time : Time{Duration{static_cast<std::int64_t>(end)}};
            return sort_near();
        }
        std::uint64_t least = ~std::uint64_t{0};
        for (Index i = c; i != none; i = chunk(i).next)
            for (std::uint32_t j = 0; j < chunk(i).size; ++j) least = std::min(least, key(chunk(i).due[j].time));
        reference_ = least;
        for (; c != none; c = give_chunk(c))
            for (std::uint32_t i = 0; i < chunk(c).size; ++i) push_far(chunk(c).due[i]);
    }
}

void EventQueue::sort_near()
{
    if (near_size_ > std::tuple_size_v<decltype(Chunk::due)>) {
        std::sort(near_.data(), near_.data() + near_size_, later);
        return;
    }
    for (std::size_t i = 1; i < near_size_; ++i) {
        const Due due = near_[i];
        std::size_t j = i;
        for (; j > 0 && near_[j - 1] < due; --j) near_[j] = near_[j - 1];
        near_[j] = due;
    }
}

/// Moves the reference back, to before entries that were near. What differed from it in a digit below the highest in
/// which the two references differ now differs in that one: whole buckets are joined.
void EventQueue::lower_reference(std::uint64_t to)
{
    const std::size_t level = static_cast<std::size_t>(63 - std::countl_zero((to ^ reference_) | 1)) / digit_bits;
    const std::size_t digit = reference_ >> (level * digit_bits) & (digits - 1);
    reference_ = to;
    for (std::size_t low = 0; low < level; ++low)
        while (used_digits_[low]) {
            const std::size_t before = far_size_;
            const Index list = take_bucket(low, static_cast<std::size_t>(std::countr_zero(used_digits_[low])));
            far_size_ = before;
            Index last = list;
            while (chunk(last).next != none) last = chunk(last).next;
            chunk(last).next = buckets_[level][digit];
            buckets_[level][digit] = list;
            used_digits_[level] |= 1U << digit;
            used_levels_ |= 1U << level;
        }
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

EventQueue::Index EventQueue::take_chunk()
{
    if (free_ == none) {
        const auto first = static_cast<Index>(blocks_.size() * chunks_in_block);
        blocks_.push_back(std::make_unique<std::array<Chunk, chunks_in_block>>());
        for (Index c = first + chunks_in_block; c-- > first;) give_chunk(c);
    }
    const Index c = free_;
    free_ = chunk(c).next;
    return c;
}

EventQueue::Index EventQueue::give_chunk(Index c)
{
    const Index next = chunk(c).next;
    chunk(c).next = free_;
    free_ = c;
    return next;
}

/// Takes all of a bucket out. @return its first chunk
EventQueue::Index EventQueue::take_bucket(std::size_t level, std::size_t digit)
{
    const Index first = buckets_[level][digit];
    if (first == none) return none;
    buckets_[level][digit] = none;
    used_digits_[level] &= ~(1U << digit);
    if (!used_digits_[level]) used_levels_ &= ~(1U << level);
    for (Index c = first; c != none; c = chunk(c).next) far_size_ -= chunk(c).size;
    return first;
}

} // namespace sim
