// Replaces the global operator new. Each block has its length before it, so that giving it back can be counted too.
#include "tests/sim/memory/heap_count.h"

#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t before = alignof(std::max_align_t);
std::size_t calls = 0;
std::size_t bytes = 0;

void* take(std::size_t size)
{
    auto* const block = static_cast<unsigned char*>(std::malloc(size + before));
    if (!block) throw std::bad_alloc();
    *reinterpret_cast<std::size_t*>(block) = size;
    ++calls;
    bytes += size;
    return block + before;
}

void give(void* memory) noexcept
{
    if (!memory) return;
    auto* const block = static_cast<unsigned char*>(memory) - before;
    bytes -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

} // namespace

heap::Count heap::count()
{
    return {calls, bytes};
}

void* operator new(std::size_t size)
{
    return take(size);
}
void* operator new[](std::size_t size)
{
    return take(size);
}
void operator delete(void* memory) noexcept
{
    give(memory);
}
void operator delete[](void* memory) noexcept
{
    give(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    give(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    give(memory);
}
