#include "sim/frame_pool.h"

#include <memory>
#include <utility>
#include <vector>

#if !SIM_POOL_FRAMES
extern "C" void __asan_poison_memory_region(void const volatile* begin, std::size_t bytes); // of the sanitizer
#endif

namespace sim {
namespace detail {

thread_local constinit FrameLists frame_lists{};

namespace {

constexpr std::size_t slab_bytes = std::size_t{1} << 16;

/// What a thread has taken from the heap.
struct Slabs {
    std::vector<std::unique_ptr<std::byte[]>> all;
    std::byte* next = nullptr;
    std::size_t left = 0; ///< bytes of the last slab
    std::size_t from_heap = 0;
};
thread_local Slabs slabs;

} // namespace

void* cut_frame(std::size_t cls)
{
    const std::size_t bytes = (cls + 1) * FrameLists::granule;
    if (slabs.left < bytes) {
        // What is left of the old one is lost to all but the small sizes; a slab is large beside a frame.
        slabs.all.push_back(std::make_unique_for_overwrite<std::byte[]>(slab_bytes));
        slabs.next = slabs.all.back().get();
        slabs.left = slab_bytes;
        ++slabs.from_heap;
    }
    slabs.left -= bytes;
    return std::exchange(slabs.next, slabs.next + bytes);
}

void* frame_from_heap(std::size_t bytes)
{
    ++slabs.from_heap;
    return ::operator new(bytes);
}

} // namespace detail

void forbid_frame([[maybe_unused]] void* frame, [[maybe_unused]] std::size_t bytes) noexcept
{
#if !SIM_POOL_FRAMES
    // Its first word says how long it is.
    if (bytes > 16) __asan_poison_memory_region(static_cast<std::byte*>(frame) + 16, bytes - 16);
#endif
}

std::size_t frames_from_heap()
{
    return detail::slabs.from_heap;
}

} // namespace sim
