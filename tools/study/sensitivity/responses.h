#pragma once
#include "tools/study/designs/design.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace port::study {

/// What answers to a point of the unit cube. Of a random model the same replication has the same streams at every
/// point, so that differences between points are the points' own.
using Response = std::function<double(std::span<const double> unit, std::uint64_t replication)>;

/// One figure at the points of a design, by replication. All averages over replications are estimates of the expected
/// figure at a point; the spread between replications says how far off they are.
class Responses {
public:
    /// @param values  of all replications of the first point, then of the second, and so on; all finite
    /// @throws std::invalid_argument  if their number is not points times replications, or either is nought
    Responses(std::size_t points, std::size_t replications, std::vector<double> values);

    [[nodiscard]] std::size_t points() const { return points_; }
    [[nodiscard]] std::size_t replications() const { return replications_; }
    [[nodiscard]] double at(std::size_t point, std::size_t replication) const
    {
        return values_[point * replications_ + replication];
    }
    [[nodiscard]] double mean(std::size_t point) const;

    /// What replication by replication stands between two points: value at `to` less value at `from`.
    [[nodiscard]] std::vector<double> differences(std::size_t from, std::size_t to) const;

    /// The points of those numbers, as if they were all.
    [[nodiscard]] Responses of(std::span<const std::size_t> points) const;

private:
    std::size_t points_;
    std::size_t replications_;
    std::vector<double> values_;
};

/// The response at every point of the design, one after the other.
[[nodiscard]] Responses evaluate(const Design& design, const Response& response, std::size_t replications);

/// The same of a function without chance.
[[nodiscard]] Responses evaluate(const Design& design, const std::function<double(std::span<const double>)>& function);

/// A mean of some numbers, and their variance over n - 1; nought where there is one number alone.
struct Moments {
    double mean = 0;
    double variance = 0;
};
[[nodiscard]] Moments moments_of(std::span<const double> values);

} // namespace port::study
