#pragma once
#include <cstdint>

namespace sim {

class ProcessControl;
class Wait;

/// Whose turn an event is: a process that begins, a wait whose process goes on, or the callback in a slot of its
/// Simulation. One word, so that what is due now fits 16 bytes; empty once it was cancelled. Internal to the engine.
class Turn {
public:
    Turn() = default;
    explicit Turn(Wait& wait) : bits_(reinterpret_cast<std::uintptr_t>(&wait)) {}
    explicit Turn(ProcessControl& process) : bits_(reinterpret_cast<std::uintptr_t>(&process) | process_bit) {}
    [[nodiscard]] static Turn of_callback(std::uint32_t slot)
    {
        Turn turn;
        turn.bits_ = std::uintptr_t{slot} << 2 | callback_bit;
        return turn;
    }

    [[nodiscard]] explicit operator bool() const { return bits_ != 0; }
    [[nodiscard]] bool is_callback() const { return (bits_ & callback_bit) != 0; }
    [[nodiscard]] bool is_process() const { return (bits_ & process_bit) != 0; }
    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(bits_ >> 2); }
    [[nodiscard]] Wait& wait() const { return *reinterpret_cast<Wait*>(bits_); }
    [[nodiscard]] ProcessControl& process() const { return *reinterpret_cast<ProcessControl*>(bits_ & ~process_bit); }

private:
    static constexpr std::uintptr_t callback_bit = 1; // a wait and a process lie at multiples of 8
    static constexpr std::uintptr_t process_bit = 2;
    std::uintptr_t bits_ = 0;
};

/// Where a pending turn is kept, so that it can be taken out: in the ring of what is due now, or in a seat beside the
/// queue. It is for its owner to know whether the turn has come already.
class TurnPlace {
public:
    TurnPlace() = default;
    [[nodiscard]] static TurnPlace in_ring(std::uint64_t position) { return TurnPlace(position << 1 | 1); }
    [[nodiscard]] static TurnPlace in_seat(std::uint32_t seat)
    {
        return TurnPlace(std::uint64_t{seat} << 1 | std::uint64_t{1} << 63);
    }

    [[nodiscard]] bool is_in_ring() const { return (bits_ & 1) != 0; }
    [[nodiscard]] std::uint64_t position() const { return bits_ >> 1; }
    [[nodiscard]] std::uint32_t seat() const { return static_cast<std::uint32_t>(bits_ >> 1); }

private:
    explicit TurnPlace(std::uint64_t bits) : bits_(bits) {}
    std::uint64_t bits_ = 0;
};

} // namespace sim
