#pragma once
#include "sim/name.h"
#include "sim/time.h"

#include <cstdint>

namespace sim {

/// What a process does in one event.
enum class Step : std::uint8_t { begins, goes_on, interrupted, ends, fails, stopped };

/// A hash of what the processes of a run did: time, name and number, and kind of each step, in order. Two runs that
/// did the same have the same; events that wake no process leave no trace in it. Not for security: FNV-1a of 64 bits.
class Fingerprint {
public:
    void add(Time now, const Name& name, Step step)
    {
        number(static_cast<std::uint64_t>(now.time_since_epoch().count()));
        for (const char c : name.text) byte(static_cast<unsigned char>(c));
        number(static_cast<std::uint64_t>(name.number));
        byte(static_cast<unsigned char>(step));
        ++steps_;
    }

    [[nodiscard]] std::uint64_t value() const { return value_; }
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

private:
    void byte(unsigned char b) { value_ = (value_ ^ b) * 0x100000001b3U; }
    void number(std::uint64_t n)
    {
        for (int i = 0; i < 8; ++i) byte(static_cast<unsigned char>(n >> (8 * i)));
    }

    std::uint64_t value_ = 0xcbf29ce484222325U;
    std::uint64_t steps_ = 0;
};

} // namespace sim
