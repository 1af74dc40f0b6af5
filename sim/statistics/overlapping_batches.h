#pragma once
#include "sim/statistics/student.h"

#include <cstddef>
#include <span>

namespace sim {

/// The mean of one long run with an interval that takes the correlation of its observations in: from all batches of
/// `size` neighbours, overlapping ones too, which spreads a third less than the same batches side by side.
///
///     variance of the mean = m / ((n - m) (n - m + 1)) sum over the n - m + 1 batches of (batch mean - mean)^2
///     half-width = t(1 - (1 - confidence) / 2, 1.5 (n / m - 1)) sqrt(variance of the mean),    m = size
///
/// It is a spectral estimate at frequency nought with Bartlett's window.
/// @param series  observations in time order, warm-up dropped
/// @param size    observations a batch, at most a quarter of all; 0: a twentieth
/// @throws std::invalid_argument  if there are fewer than 20 observations, one is not finite, size or confidence out of
///                                range
/// Cost O(n), no allocation.
/// Source: Meketon and Schmeiser, "Overlapping batch means: something for nothing?", WSC 1984.
[[nodiscard]] Interval overlapping_batch_means(std::span<const double> series, std::size_t size = 0,
                                               double confidence = 0.95);

} // namespace sim
