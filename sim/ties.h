#pragma once
#include <cstdint>

namespace sim {

/// In which order events of equal time and priority run: a tool for tests. A model whose invariants hold in the order
/// of scheduling only by luck shows it under the others. The results of a study are those of `fifo`.
///
/// The 32 bits that tell ties apart are mapped one to one, so the order stays total and a run can be repeated.
class Ties {
public:
    [[nodiscard]] static Ties fifo() { return Ties(Kind::fifo, 0); } ///< in the order scheduled
    [[nodiscard]] static Ties lifo() { return Ties(Kind::lifo, 0); } ///< the last scheduled first
    [[nodiscard]] static Ties shuffled(std::uint64_t seed) { return Ties(Kind::shuffled, seed); }

    [[nodiscard]] bool plain() const { return kind_ == Kind::fifo; }

    /// The number by which the `sequence`-th event is told apart; smaller runs first.
    [[nodiscard]] std::uint32_t number(std::uint32_t sequence) const
    {
        if (kind_ == Kind::fifo) return sequence;
        if (kind_ == Kind::lifo) return ~sequence;
        // Each step can be undone, so no two sequences share a number (the finaliser of MurmurHash3, twice, keyed).
        return mixed(mixed(sequence ^ static_cast<std::uint32_t>(seed_)) ^ static_cast<std::uint32_t>(seed_ >> 32));
    }

private:
    enum class Kind : std::uint8_t { fifo, lifo, shuffled };
    Ties(Kind kind, std::uint64_t seed) : seed_(seed), kind_(kind) {}

    static std::uint32_t mixed(std::uint32_t x)
    {
        x ^= x >> 16;
        x *= 0x85ebca6bU;
        x ^= x >> 13;
        x *= 0xc2b2ae35U;
        return x ^ x >> 16;
    }

    std::uint64_t seed_;
    Kind kind_;
};

} // namespace sim
