#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// How much of one observation is seen in a later one, for lags up to a greatest one, in memory that depends on that
/// lag alone.
///
///     covariance(k)  = (1 / n) sum over i of (x_i - mean) (x_{i+k} - mean)
///     correlation(k) = covariance(k) / covariance(0)
///
/// Divided by n and not n - k: less spread, and never beyond 1. Cost O(greatest lag) an observation.
/// Source: Box and Jenkins, "Time Series Analysis: Forecasting and Control", 1970, section 2.1.
class Autocorrelation {
public:
    /// @throws std::invalid_argument  if the greatest lag is nought
    explicit Autocorrelation(std::size_t greatest_lag);

    /// @throws std::invalid_argument  unless x is finite
    void add(double x);

    /// Adds what `other` saw as another series of the same law (a replication, a period after a pause): no pair is made
    /// of an observation here and one there. @throws std::invalid_argument  if the greatest lags differ
    void merge(const Autocorrelation& other);

    /// Forgets all, as at the end of a warm-up.
    void reset() { *this = Autocorrelation(greatest_lag()); }

    [[nodiscard]] std::uint64_t count() const { return lags_.front().pairs; }
    [[nodiscard]] std::size_t greatest_lag() const { return recent_.size(); }
    /// NaN without observations. @throws std::out_of_range  beyond the greatest lag, here and below
    [[nodiscard]] double covariance(std::size_t lag) const;
    /// NaN without observations and if all are alike; 1 at lag nought.
    [[nodiscard]] double correlation(std::size_t lag) const;

private:
    struct Lag { ///< sums over pairs of observations, both measured from `origin_`
        std::uint64_t pairs = 0;
        double earlier = 0;
        double later = 0;
        double products = 0;
    };

    double origin_ = 0;          ///< the first observation, so that far from nought no digits are lost
    std::vector<double> recent_; ///< a ring of the last observations of this series
    std::uint64_t seen_ = 0;     ///< of this series
    std::vector<Lag> lags_;      ///< from 0; at 0 each observation is paired with itself
};

} // namespace sim
