#pragma once
#include "sim/stream.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace port::test {

/// Draws for one random scenario, the same for the same number and purpose.
class Dice {
public:
    Dice(std::uint64_t number, const char* purpose) : stream_(number, 0, purpose) {}
    double between(double low, double high) { return low + (high - low) * stream_.uniform(); }
    bool chance(double p) { return stream_.uniform() < p; }
    int below(int n) { return std::min(n - 1, static_cast<int>(stream_.uniform() * n)); }
    template <class Items> void shuffle(Items& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

private:
    sim::Stream stream_;
};

} // namespace port::test
