#pragma once
#include "sim/flow_network.h"
#include "sim/wait.h"

namespace sim {

/// Starts a transfer and waits until it is done. Gives the amount moved, which is the amount asked.
/// Interrupted, withdrawn or destroyed, it stops the transfer; `moved()` then tells what it has moved.
/// The routes that `spec` points at must live until it is awaited.
class MoveWait final : public Wait {
public:
    MoveWait(FlowNetwork& network, const TransferSpec& spec) : Wait(network.simulation()), network_(network), spec_(spec) {}
    ~MoveWait() { leave(); }
    double await_resume()
    {
        Wait::await_resume();
        return moved_;
    }
    [[nodiscard]] double moved() const { return network_.active(transfer_) ? network_.moved(transfer_) : moved_; }
    [[nodiscard]] TransferId transfer() const { return transfer_; } ///< stale before it is awaited and after it ended
    [[nodiscard]] std::string what() const override { return "transfer '" + spec_.name.str() + "'"; }

private:
    bool begin() override;
    void withdraw() noexcept override;

    FlowNetwork& network_;
    TransferSpec spec_;
    TransferId transfer_;
    double moved_ = 0;
};

/// Waits for a transfer, started before, to end: done, or stopped by someone else. Gives the amount it moved (0 if it had
/// ended before the wait began). Given up, it leaves the transfer alone. Several may wait for one transfer; they go on in
/// the order in which they began.
class FinishedWait final : public Wait {
public:
    FinishedWait(FlowNetwork& network, TransferId transfer)
        : Wait(network.simulation()), network_(network), transfer_(transfer)
    {}
    ~FinishedWait() { leave(); }
    double await_resume()
    {
        Wait::await_resume();
        return moved_;
    }
    [[nodiscard]] std::string what() const override;

private:
    friend class FlowNetwork;
    friend struct detail::FlowState;
    bool begin() override;
    void withdraw() noexcept override;

    FlowNetwork& network_;
    TransferId transfer_;
    double moved_ = 0;
    FinishedWait* next_ = nullptr;
};

/// Waits until the level of a place is at least (Reach::from_below) or at most (from_above) `x`. Gives the level.
/// It comes at once if the level is there already.
class LevelWait final : public Wait {
public:
    LevelWait(FlowNetwork& network, PlaceId place, Reach reach, double x)
        : Wait(network.simulation()), network_(network), x_(x), place_(place), reach_(reach)
    {}
    ~LevelWait() { leave(); }
    double await_resume()
    {
        Wait::await_resume();
        return network_.level(place_);
    }
    [[nodiscard]] std::string what() const override;

private:
    bool begin() override;
    void withdraw() noexcept override;

    FlowNetwork& network_;
    double x_;
    WatchId watch_;
    PlaceId place_;
    Reach reach_;
};

} // namespace sim
