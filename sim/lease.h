#pragma once
#include "sim/process_control.h"

#include <utility>

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
    [[nodiscard]] int units() const { return units_; } ///< nought if empty
    /// The process that took it; no text if it was taken outside any. It is the one to be interrupted if the units are
    /// pre-empted, also when it has moved the lease elsewhere.
    [[nodiscard]] Name holder() const;
    /// Whether it is empty because its units were pre-empted.
    [[nodiscard]] bool preempted() const { return preempted_; }

private:
    friend class Pool;
    friend class PoolRequest;

    void take_over(Lease& other) noexcept;
    void link(Pool& pool, int units, int priority) noexcept;
    void unlink() noexcept;
    void return_units() noexcept;
    void held_by(ProcessControl* process) noexcept
    {
        if (process == holder_) return;
        if (process) process->hold();
        if (ProcessControl* before = std::exchange(holder_, process)) before->let_go();
    }

    Pool* pool_ = nullptr;
    Lease* older_ = nullptr; ///< the leases of a pool are a list through themselves
    Lease* newer_ = nullptr;
    ProcessControl* holder_ = nullptr; ///< kept as long as it points at it; none before who was granted has gone on
    int units_ = 0;
    int priority_ = 0;
    bool preempted_ = false;
};

} // namespace sim
