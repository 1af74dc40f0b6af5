#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace port::study {

/// A number with its interval; low and high are nothing where it can't be known.
struct Estimated {
    double value = 0;
    std::optional<double> low, high;
};

/// How a bootstrap draws.
struct Resampling {
    std::uint64_t seed = 1;
    std::size_t times = 1000;
    double confidence = 0.95;
};

/// Estimates over samples of the rows, each drawn from them with replacement: a line a sample, empty where `estimate`
/// gave nothing.
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", Chapman and Hall 1993, chapter 6.
using Resampled = std::vector<std::vector<double>>;
[[nodiscard]] Resampled resample(std::size_t rows, const Resampling& how,
                                 const std::function<std::vector<double>(std::span<const std::size_t> rows)>& estimate);

/// The percentile interval of what `of` makes of each line that is not empty.
[[nodiscard]] std::pair<double, double>
percentile_interval(const Resampled& lines, double confidence,
                    const std::function<double(const std::vector<double>&)>& of);

} // namespace port::study
