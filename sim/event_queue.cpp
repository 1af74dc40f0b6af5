#include "sim/event_queue.h"

#include <algorithm>

namespace sim {

Due EventQueue::pop()
{
    if (ring_begin_ != ring_.size() && (heap_.empty() || ring_[ring_begin_] < heap_.front()))
        return ring_[ring_begin_++];
    const Due least = heap_.front();
    heap_.front() = heap_.back();
    heap_.pop_back();
    sink(0);
    return least;
}

void EventQueue::rise(std::size_t i)
{
    const Due moving = heap_[i];
    while (i > 0) {
        const std::size_t parent = (i - 1) / 4;
        if (!(moving < heap_[parent])) break;
        heap_[i] = heap_[parent];
        i = parent;
    }
    heap_[i] = moving;
}

void EventQueue::sink(std::size_t i)
{
    const std::size_t n = heap_.size();
    if (i >= n) return;
    const Due moving = heap_[i];
    for (;;) {
        const std::size_t first = 4 * i + 1;
        if (first >= n) break;
        const std::size_t last = std::min(first + 4, n);
        std::size_t least = first;
        for (std::size_t child = first + 1; child < last; ++child)
            if (heap_[child] < heap_[least]) least = child;
        if (!(heap_[least] < moving)) break;
        heap_[i] = heap_[least];
        i = least;
    }
    heap_[i] = moving;
}

} // namespace sim
