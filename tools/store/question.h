#pragma once
#include "models/scenario/scenario.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace port::store {

/// A SHA-256.
using Digest = std::array<std::uint8_t, 32>;
[[nodiscard]] Digest sha256(std::string_view text);
/// In 64 hex digits.
[[nodiscard]] std::string hex_of(const Digest& digest);

/// One replication of one scenario by one model: all that its figures depend on.
struct Question {
    std::string title;    ///< of the scenario, for those who look into the file
    std::string scenario; ///< its canonical text in base units, changes, horizon and warm-up among it
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;
    std::string model_version;
};

/// The scenario's own seed and count of replications are levelled: a run is told its seed, and ten replications are the
/// first ten of twenty.
[[nodiscard]] Question question(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                                std::string_view model_version);

/// What the replication is kept under: different for different questions.
[[nodiscard]] Digest key_of(const Question& question);

} // namespace port::store
