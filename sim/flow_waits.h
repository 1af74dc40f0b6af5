#pragma once
#include "sim/flow_network.h"
#include "sim/wait.h"

namespace sim {

/// Waits for the end of a transfer; the base of the two below. Several may wait for one transfer; they go on in the
/// order in which they began.
class TransferWait : public Wait {
public:
    /// @throws Interrupted
    double await_resume()
    {
        Wait::await_resume();
        return moved_;
    }

    /// What the transfer has moved so far or, if it has ended, had moved.
    [[nodiscard]] double moved() const
    {
        return network_ && network_->active(transfer_) ? network_->moved(transfer_) : moved_;
    }
    [[nodiscard]] TransferId transfer() const { return transfer_; }

protected:
    TransferWait(FlowNetwork& network, TransferId transfer)
        : Wait(network.simulation()), network_(&network), transfer_(transfer)
    {
    }
    void enlist();
    void withdraw() noexcept override;

    FlowNetwork* network_; ///< none once it is gone
    TransferId transfer_;
    double moved_ = 0;

private:
    friend class FlowNetwork;
    friend struct detail::FlowState;
    TransferWait* next_ = nullptr;
};

/// Starts a transfer and waits until it is done. Gives the amount moved: what was asked, or less if somebody stopped
/// it. Interrupted, withdrawn or destroyed, it stops the transfer; `moved()` then tells what it has moved. The routes
/// that `spec` points at must live until it is awaited.
class MoveWait final : public TransferWait {
public:
    MoveWait(FlowNetwork& network, const TransferSpec& spec) : TransferWait(network, {}), spec_(spec) {}
    ~MoveWait() { leave(); }
    [[nodiscard]] std::string what() const override { return "transfer '" + spec_.name.str() + "'"; }

private:
    bool begin() override;
    void withdraw() noexcept override;
    TransferSpec spec_;
};

/// Waits for a transfer, started before, to end: done, or stopped by someone else. Gives the amount it moved (0 if it
/// had ended before the wait began). Given up, it leaves the transfer alone.
class FinishedWait final : public TransferWait {
public:
    FinishedWait(FlowNetwork& network, TransferId transfer) : TransferWait(network, transfer) {}
    ~FinishedWait() { leave(); }
    [[nodiscard]] std::string what() const override;

private:
    bool begin() override;
};

/// Waits until the level of a place is at least (Reach::from_below) or at most (from_above) `x`. Gives the level of
/// that instant. It comes at once if the level is there already.
class LevelWait final : public Wait {
public:
    LevelWait(FlowNetwork& network, PlaceId place, Reach reach, double x)
        : Wait(network.simulation()), network_(&network), x_(x), place_(place), reach_(reach)
    {
    }
    ~LevelWait() { leave(); }
    /// @throws Interrupted
    double await_resume()
    {
        Wait::await_resume();
        return level_;
    }
    [[nodiscard]] std::string what() const override;

private:
    friend class FlowNetwork;
    friend struct detail::FlowState;
    bool begin() override;
    void withdraw() noexcept override;

    FlowNetwork* network_; ///< none once it is gone
    double x_;
    double level_ = 0;
    WatchId watch_;
    PlaceId place_;
    Reach reach_;
};

} // namespace sim
