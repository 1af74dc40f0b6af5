#pragma once
#include "tools/store/part_file.h"
#include "tools/sweep/sweep.h"

#include <cstdint>
#include <stop_token>

namespace port::sweep {

/// How long what of a shard took, in seconds of this thread's processor time.
struct Cost {
    double model = 0; ///< inside the model
    std::uint64_t replications = 0;
};

/// Runs all replications of a point, one after another, on the same streams as every other point. What the model, or
/// the reader, finds wrong with it becomes its row: it is the point's answer, and trying again gives the same.
/// @throws RunStopped
[[nodiscard]] store::PointRow run_point(const Sweep& sweep, std::uint64_t point, const std::stop_token& stop,
                                        Cost& cost);

/// A hash of all figures of a month of the base's first replication, or of why it can't run: processors that give
/// another one compute otherwise, and their parts can't stand beside each other.
[[nodiscard]] std::string canary_of(const Sweep& sweep, const std::stop_token& stop);

} // namespace port::sweep
