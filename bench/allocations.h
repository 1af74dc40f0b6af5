#pragma once
#include <cstdint>

namespace port::bench {

/// How often this program has asked the heap for memory so far, through operator new.
[[nodiscard]] std::uint64_t allocations();

} // namespace port::bench
