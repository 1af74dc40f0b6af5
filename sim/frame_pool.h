#pragma once
#include <cstddef>

namespace sim {

/// Memory for coroutine frames and process records, by size class, kept for the next one of that size: no heap traffic
/// in steady state. One pool a thread; a block must be given back on the thread that took it. Under the address
/// sanitizer it passes everything on to the heap, so that use after free is seen.
void* take_frame(std::size_t bytes);
void give_frame(void* block, std::size_t bytes) noexcept;

/// How many blocks this thread's pool has asked of the heap so far: constant in steady state (tests assert it).
[[nodiscard]] std::size_t frames_from_heap();

} // namespace sim
