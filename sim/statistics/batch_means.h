#pragma once
#include "sim/statistics/student.h"
#include "sim/statistics/von_neumann.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// The mean of one long run, with an interval from the means of its batches.
struct BatchMeans {
    Interval interval;         ///< its n is the number of batches
    std::size_t size = 0;      ///< observations a batch
    SerialTest independence{}; ///< of the batch means; small p: the batches are too short, the interval too narrow
};

/// Cuts a series into `batches` of equal size (what is left over at its front has no part: what is oldest is nearest to
/// the start-up) and takes Student's interval over their means. Right if the batches are long against the time over
/// which observations hang together; `independence` tells when they are not. 20 to 30 batches are the rule.
///
/// @param series  observations in time order, warm-up dropped
/// @throws std::invalid_argument  if there are fewer than 8 batches or observations than batches, one is not finite, or
///                                not 0 < confidence < 1
/// Source: Schmeiser, "Batch size effects in the analysis of simulation output", Operations Research 30(3), 1982.
[[nodiscard]] BatchMeans batch_means(std::span<const double> series, std::size_t batches, double confidence = 0.95);

/// The same with the number of batches found: 512 or the most that the series has, halved until von Neumann's test
/// passes at `significance` or 8 are left; then at most 32 of them, so that what little correlation the test can't see
/// among many is gone. `independence` is of the batches used: if its p is below `significance`, the run is too short.
/// @throws std::invalid_argument  as above, and if there are fewer than 16 observations
/// Source: after Fishman, "Grouping observations in digital simulation", Management Science 24(5), 1978.
[[nodiscard]] BatchMeans independent_batches(std::span<const double> series, double confidence = 0.95,
                                             double significance = 0.1);

/// Batch means of a run of unknown length, in constant memory: between `least` and twice as many batches, whose size
/// doubles whenever there are twice as many.
class GrowingBatches {
public:
    /// @throws std::invalid_argument  if `least` is below 8
    explicit GrowingBatches(std::size_t least = 32);

    /// @throws std::invalid_argument  unless x is finite
    void add(double x);

    /// Adds the batches of `other`, a run of the same law, at the larger of both sizes. Observations of a batch that is
    /// not full have no part, there or here. @throws std::invalid_argument  if `least` differs
    void merge(const GrowingBatches& other);

    /// Forgets all, as at the end of a warm-up.
    void reset() { *this = GrowingBatches(least_); }

    [[nodiscard]] std::span<const double> means() const { return means_; } ///< of the batches that are full
    [[nodiscard]] std::size_t size() const { return size_; }               ///< observations a batch

    /// @throws std::invalid_argument  while fewer than 8 batches are full
    [[nodiscard]] BatchMeans result(double confidence = 0.95) const;

private:
    void double_size();

    std::size_t least_;
    std::size_t size_ = 1;
    std::vector<double> means_;
    double sum_ = 0; ///< of the batch that fills
    std::size_t in_batch_ = 0;
};

} // namespace sim
