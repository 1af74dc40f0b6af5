#pragma once
#include "sim/line.h"
#include "sim/wait.h"

namespace sim {

class Batch;

/// Waits until a batch is full: `co_await lorries.join();`, or named: `BatchWait place{lorries}; co_await within(sim,
/// 1h, place);`.
class BatchWait final : public Wait {
public:
    explicit BatchWait(Batch& batch);
    ~BatchWait() { leave(); }

    /// Which one of its batch it is: 0 came first. @throws Interrupted
    std::size_t await_resume()
    {
        Wait::await_resume();
        return place_in_batch_;
    }
    [[nodiscard]] std::string what() const override;

private:
    friend class Batch;
    friend class Line<BatchWait>;

    bool begin() override;
    void withdraw() noexcept override;

    Batch* batch_; ///< none once it is gone
    Place<BatchWait> place_;
    std::size_t place_in_batch_ = 0;
};

/// Lets processes go on in batches of n: a convoy, a lift that goes when it is full.
///
/// Who comes waits; the n-th passes without suspending, and those who waited go on at that instant and priority, in the
/// order they came. Then the next batch begins. Who gives up (time-out, interruption, stop) before the batch is full is
/// no longer counted; once it is full it is complete, also if one of it is stopped before he goes on.
///
/// May be destroyed before those who wait in it, who then wait for ever; must not outlive its Simulation.
class Batch {
public:
    /// @throws std::invalid_argument  if `size` is nought
    Batch(Simulation& sim, Name name, std::size_t size);
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    ~Batch();

    [[nodiscard]] BatchWait join() { return BatchWait(*this); }

    /// Lets those who wait go on as they are, however few. @return how many
    std::size_t release();

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t waiting() const { return line_.size(); }
    [[nodiscard]] std::uint64_t released() const { return released_; } ///< batches so far

private:
    friend class BatchWait;

    Simulation& sim_;
    Name name_;
    std::size_t size_;
    std::uint64_t released_ = 0;
    Line<BatchWait> line_;
};

} // namespace sim
