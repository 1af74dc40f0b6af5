#include "sim/radix_heap.h"

#include <algorithm>
#include <bit>

namespace sim {

RadixHeap::RadixHeap()
{
    for (auto& level : buckets_) level.fill(none);
}

void RadixHeap::push(Due due)
{
    const std::uint64_t time = ticks_of(due);
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
    ++size_;
}

RadixHeap::Bucket RadixHeap::take_first()
{
    const auto level = static_cast<std::size_t>(std::countr_zero(used_levels_));
    const auto digit = static_cast<std::size_t>(std::countr_zero(used_digits_[level]));
    const std::size_t before = size_;
    Bucket bucket{take_bucket(level, digit), 0, static_cast<unsigned>(level * digit_bits), 0, ~std::uint64_t{0}, 0};
    for (Index c = bucket.chunks; c != none; c = chunk(c).next)
        for (std::uint32_t i = 0; i < chunk(c).size; ++i) {
            bucket.least = std::min(bucket.least, ticks_of(chunk(c).due[i]));
            bucket.latest = std::max(bucket.latest, ticks_of(chunk(c).due[i]));
        }
    bucket.size = before - size_;
    bucket.begin = bucket.least >> bucket.width_bits << bucket.width_bits;
    return bucket;
}

void RadixHeap::spread(const Bucket& bucket)
{
    reference_ = bucket.least;
    each_of(bucket, [this](const Due& due) { push(due); });
}

/// Moves the reference back. What differed from it in a digit below the highest in which the two references differ now
/// differs in that one: whole buckets are joined.
void RadixHeap::admit(Time time)
{
    const std::uint64_t to = ticks_of(time);
    if (to >= reference_) return;
    const std::size_t level = static_cast<std::size_t>(63 - std::countl_zero((to ^ reference_) | 1)) / digit_bits;
    const std::size_t digit = reference_ >> (level * digit_bits) & (digits - 1);
    reference_ = to;
    for (std::size_t low = 0; low < level; ++low)
        while (used_digits_[low]) {
            const std::size_t before = size_;
            const Index list = take_bucket(low, static_cast<std::size_t>(std::countr_zero(used_digits_[low])));
            size_ = before;
            Index last = list;
            while (chunk(last).next != none) last = chunk(last).next;
            chunk(last).next = buckets_[level][digit];
            buckets_[level][digit] = list;
            used_digits_[level] |= 1U << digit;
            used_levels_ |= 1U << level;
        }
}

RadixHeap::Index RadixHeap::take_chunk()
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

RadixHeap::Index RadixHeap::give_chunk(Index c)
{
    const Index next = chunk(c).next;
    chunk(c).next = free_;
    free_ = c;
    return next;
}

/// Takes all of a bucket out. @return its first chunk
RadixHeap::Index RadixHeap::take_bucket(std::size_t level, std::size_t digit)
{
    const Index first = buckets_[level][digit];
    if (first == none) return none;
    buckets_[level][digit] = none;
    used_digits_[level] &= ~(1U << digit);
    if (!used_digits_[level]) used_levels_ &= ~(1U << level);
    for (Index c = first; c != none; c = chunk(c).next) size_ -= chunk(c).size;
    return first;
}

} // namespace sim
