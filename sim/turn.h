#pragma once
#include <coroutine>
#include <cstdint>

namespace sim {

class ProcessControl;
class Wait;

/// Whose turn an event is: a frame that goes on (a process's own, or that of a task of it), a process that begins, a
/// wait that a combinator began, or the callback in a slot of its Simulation. One word, so that what is due now fits 16
/// bytes; empty once it was cancelled. Internal to the engine.
///
/// It names the frame and not the wait because every event hangs on the loads that lead to the frame: each pointer
/// between them costs some cycles that nothing hides.
class Turn {
public:
    Turn() = default;
    explicit Turn(std::coroutine_handle<> frame) : bits_(reinterpret_cast<std::uintptr_t>(frame.address()) | frame_bits)
    {
    }
    explicit Turn(Wait& wait) : bits_(reinterpret_cast<std::uintptr_t>(&wait)) {}
    explicit Turn(ProcessControl& process) : bits_(reinterpret_cast<std::uintptr_t>(&process) | process_bit) {}
    [[nodiscard]] static Turn of_callback(std::uint32_t slot)
    {
        Turn turn;
        turn.bits_ = std::uintptr_t{slot} << 2 | callback_bit;
        return turn;
    }

    [[nodiscard]] explicit operator bool() const { return bits_ != 0; }
    [[nodiscard]] bool is_frame() const { return (bits_ & frame_bits) == frame_bits; }
    [[nodiscard]] bool is_callback() const { return (bits_ & frame_bits) == callback_bit; }
    [[nodiscard]] bool is_process() const { return (bits_ & frame_bits) == process_bit; }
    [[nodiscard]] std::coroutine_handle<> frame() const
    {
        return std::coroutine_handle<>::from_address(reinterpret_cast<void*>(bits_ - frame_bits));
    }
    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(bits_ >> 2); }
    [[nodiscard]] Wait& wait() const { return *reinterpret_cast<Wait*>(bits_); }
    [[nodiscard]] ProcessControl& process() const { return *reinterpret_cast<ProcessControl*>(bits_ & ~process_bit); }

private:
    static constexpr std::uintptr_t callback_bit = 1; // waits, processes and frames lie at multiples of 8
    static constexpr std::uintptr_t process_bit = 2;
    static constexpr std::uintptr_t frame_bits = callback_bit | process_bit;
    std::uintptr_t bits_ = 0;
};

/// Where a pending turn is kept, so that it can be taken out: in the ring of what is due now, or in a seat beside the
/// queue. It is for its owner to know whether the turn has come already.
class TurnPlace {
public:
    TurnPlace() {} // without a value: a wait is made often, and has a place only while it waits
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
    std::uint64_t bits_;
};

} // namespace sim
