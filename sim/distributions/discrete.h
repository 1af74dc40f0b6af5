#pragma once
#include "sim/stream.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace sim {

/// One of some values, each with a weight (>= 0; they need not add up to 1). By Walker's alias table: one number and
/// one comparison whatever the count. A value of weight nought never comes.
/// Source: Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17(9), 1991.
class Discrete {
public:
    /// @throws std::invalid_argument  also if there are no values, the counts differ, or all weights are nought
    Discrete(const std::vector<double>& values, const std::vector<double>& weights);

    double operator()(Stream& stream) const
    {
        const double place = stream.uniform() * static_cast<double>(columns_.size());
        const Column& column = columns_[static_cast<std::size_t>(place)];
        return place < column.own_until ? column.own : column.other;
    }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return variance_; }
    [[nodiscard]] double quantile(double p) const;
    [[nodiscard]] double cdf(double x) const;

private:
    struct Column {
        double own_until; ///< column number + chance of its own value
        double own;
        double other;
    };
    void build_columns();

    std::vector<std::pair<double, double>> chances_; ///< (value, probability), by value
    std::vector<Column> columns_;
    double mean_ = 0;
    double variance_ = 0;
};

} // namespace sim
