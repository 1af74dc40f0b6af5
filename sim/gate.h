#pragma once
#include "sim/line.h"
#include "sim/wait.h"

namespace sim {

class Gate;

/// Waits for a gate to be open: `co_await road.pass();`, or named: `GateWait pass{road}; co_await within(sim, 1h,
/// pass);`.
class GateWait final : public Wait {
public:
    explicit GateWait(Gate& gate);
    ~GateWait() { leave(); }
    [[nodiscard]] std::string what() const override;

private:
    friend class Gate;
    friend class Line<GateWait>;

    bool begin() override;
    void withdraw() noexcept override;

    Gate* gate_; ///< none once it is gone
    Place<GateWait> place_;
};

/// Something that is open or closed, any number of times (a road gate, a weather closure). Who comes while it is open
/// passes without suspending. Who waits goes on when it opens, at that instant and priority, in the order they came; if
/// it closes again at the same instant they pass all the same.
///
/// May be destroyed before those who wait at it, who then wait for ever; must not outlive its Simulation.
class Gate {
public:
    Gate(Simulation& sim, Name name, bool is_open) : sim_(sim), name_(name), is_open_(is_open) {}
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;
    ~Gate();

    void open(); ///< harmless if it is open already
    void close() { is_open_ = false; }
    [[nodiscard]] GateWait pass() { return GateWait(*this); }

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] bool is_open() const { return is_open_; }
    [[nodiscard]] std::size_t queue_length() const { return line_.size(); }

private:
    friend class GateWait;

    Simulation& sim_;
    Name name_;
    Line<GateWait> line_;
    bool is_open_;
};

} // namespace sim
