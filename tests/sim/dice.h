#pragma once
#include <cstdint>

/// A tiny generator of the tests' own, so that they depend on nothing they could share a fault with (xorshift64).
class Dice {
public:
    explicit Dice(std::uint64_t state) : state_(state) {} ///< not nought
    int below(int n)
    {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<int>((state_ >> 11) % static_cast<std::uint64_t>(n));
    }

private:
    std::uint64_t state_;
};
