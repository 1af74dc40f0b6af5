#pragma once
#include "sim/process_control.h"

#include <cstdint>

namespace sim {

class Pool;

/// Units of a pool that somebody holds; destroyed or `give_back`, they are the pool's again at that instant. Moves,
/// never copies. Empty by default, after it was given back, moved from or lost to pre-emption, and when the pool itself
/// is gone.
class Lease {
public:
    Lease() = default;
    Lease(Lease&& other) noexcept { take_over(other); }
    Lease& operator=(Lease&& other) noexcept
    {
        if (this != &other) {
            give_back();
            take_over(other);
        }
        return *this;
    }
    ~Lease() { give_back(); }

    void give_back() noexcept ///< harmless on an empty lease
    {
        if (pool_) return_units();
    }

    [[nodiscard]] explicit operator bool() const { return pool_ != nullptr; }
    [[nodiscard]] int units() const; ///< nought if empty
    /// The process that took it; no text if it was taken outside any. It is the one to be interrupted if the units are
    /// pre-empted, also when it has moved the lease elsewhere.
    [[nodiscard]] Name holder() const;
    /// Whether it is empty because its units were pre-empted.
    [[nodiscard]] bool preempted() const { return preempted_; }

private:
    friend class Pool;
    friend class PoolRequest;

    void take_over(Lease& other) noexcept;
    void return_units() noexcept;

    Pool* pool_ = nullptr;
    std::uint32_t grant_ = 0; ///< of the pool, which knows where the lease is
    bool preempted_ = false;
};

} // namespace sim
