#include "sim/frame_pool.h"

#include <array>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define SIM_POOL_FRAMES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SIM_POOL_FRAMES 0
#endif
#endif
#ifndef SIM_POOL_FRAMES
#define SIM_POOL_FRAMES 1
#endif

namespace sim {
namespace {

constexpr std::size_t granule = 64;
constexpr std::size_t classes = 64; // up to 4 KiB; larger frames go to the heap

struct Free {
    Free* next;
};

/// The lists of one thread, handed back to the heap when the thread ends.
class Pool {
public:
    ~Pool()
    {
        for (Free*& list : lists_)
            while (list) {
                Free* block = list;
                list = block->next;
                ::operator delete(block);
            }
    }
    void* take(std::size_t cls)
    {
        if (Free* block = lists_[cls]) {
            lists_[cls] = block->next;
            return block;
        }
        ++from_heap;
        return ::operator new((cls + 1) * granule);
    }
    void give(void* block, std::size_t cls) noexcept { lists_[cls] = new (block) Free{lists_[cls]}; }

    std::size_t from_heap = 0;

private:
    std::array<Free*, classes> lists_{};
};

thread_local Pool pool;

constexpr std::size_t class_of(std::size_t bytes)
{
    return (bytes + granule - 1) / granule - 1;
}

} // namespace

void* take_frame(std::size_t bytes)
{
    if (SIM_POOL_FRAMES && class_of(bytes) < classes) return pool.take(class_of(bytes));
    ++pool.from_heap;
    return ::operator new(bytes);
}

void give_frame(void* block, std::size_t bytes) noexcept
{
    if (SIM_POOL_FRAMES && class_of(bytes) < classes)
        pool.give(block, class_of(bytes));
    else
        ::operator delete(block);
}

std::size_t frames_from_heap()
{
    return pool.from_heap;
}

} // namespace sim
