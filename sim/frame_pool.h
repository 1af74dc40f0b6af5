#pragma once
#include <array>
#include <cstddef>
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
namespace detail {

/// The free blocks of one thread, a list for each size. Trivial to construct and to destroy, so that a thread's own is
/// reached without a guard; the slabs that the blocks were cut from are given back when the thread ends.
struct FrameLists {
    struct Free {
        Free* next;
    };
    static constexpr std::size_t granule = 16; ///< what a coroutine frame must be aligned to
    static constexpr std::size_t classes = 128;

    std::array<Free*, classes> free;
};
extern thread_local constinit FrameLists frame_lists;

void* cut_frame(std::size_t cls);         ///< from a slab, since the list is empty
void* frame_from_heap(std::size_t bytes); ///< one too large for the lists

constexpr std::size_t frame_class(std::size_t bytes)
{
    return (bytes - 1) / FrameLists::granule;
}

} // namespace detail

/// Memory for coroutine frames, by size, kept for the next one of that size: no heap traffic in steady state. Blocks
/// are cut from slabs, so a million of them cost nothing beside their own bytes. One pool a thread; a block must be
/// given back on the thread that took it, and before that ends. Under the address sanitizer each is the heap's, so that
/// use after free is seen.
inline void* take_frame(std::size_t bytes)
{
    const std::size_t cls = detail::frame_class(bytes);
    if (!SIM_POOL_FRAMES || cls >= detail::FrameLists::classes) [[unlikely]]
        return detail::frame_from_heap(bytes);
    detail::FrameLists::Free*& list = detail::frame_lists.free[cls];
    if (!list) [[unlikely]]
        return detail::cut_frame(cls);
    detail::FrameLists::Free* const block = list;
    list = block->next;
    return block;
}

inline void give_frame(void* block, std::size_t bytes) noexcept
{
    const std::size_t cls = detail::frame_class(bytes);
    if (!SIM_POOL_FRAMES || cls >= detail::FrameLists::classes) [[unlikely]]
        return ::operator delete(block);
    detail::FrameLists::Free*& list = detail::frame_lists.free[cls];
    list = new (block) detail::FrameLists::Free{list};
}

/// For the address sanitizer: what is in a frame has been destroyed, though its memory is still kept.
void forbid_frame(void* frame, std::size_t bytes) noexcept;

/// How many times this thread's pool has asked the heap for memory so far: constant in steady state (tests assert it).
[[nodiscard]] std::size_t frames_from_heap();

} // namespace sim
