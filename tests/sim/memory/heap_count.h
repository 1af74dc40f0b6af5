#pragma once
#include <cstddef>

namespace heap {

/// What this program has asked of the heap through operator new so far, and what it has not given back.
struct Count {
    std::size_t calls;
    std::size_t bytes; ///< as asked for, without what the heap adds to each block
};
[[nodiscard]] Count count();

} // namespace heap
