#pragma once
#include "sim/stream.h"
#include "sim/ziggurat.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Laws to draw from. Each is a small value with
///     operator()(Stream&)   the next draw; how many numbers it takes from the stream may vary
///     mean(), variance()    exact
///     quantile(p)           the least x with P(X <= x) >= p, for 0 <= p <= 1; infinite at an end without a bound
/// None uses a distribution of the standard library, whose draws differ from one library to the next. A wrong
/// parameter, NaN and infinity among them, throws std::invalid_argument; so does a p outside [0, 1].
namespace sim {

/// Always the same value; takes nothing from the stream.
class Constant {
public:
    explicit Constant(double value);
    double operator()(Stream&) const { return value_; }
    [[nodiscard]] double mean() const { return value_; }
    [[nodiscard]] double variance() const { return 0; }
    [[nodiscard]] double quantile(double p) const;

private:
    double value_;
};

/// Evenly in (low, high); low <= high.
class Uniform {
public:
    Uniform(double low, double high);
    double operator()(Stream& stream) const { return low_ + (high_ - low_) * stream.uniform(); }
    [[nodiscard]] double mean() const { return low_ + (high_ - low_) / 2; }
    [[nodiscard]] double variance() const { return (high_ - low_) * (high_ - low_) / 12; }
    [[nodiscard]] double quantile(double p) const;

private:
    double low_;
    double high_;
};

/// Exponential with that mean, >= 0. By ziggurat.
class Exponential {
public:
    explicit Exponential(double mean);
    double operator()(Stream& stream) const { return mean_ * standard_exponential(stream); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return mean_ * mean_; }
    [[nodiscard]] double quantile(double p) const;

private:
    double mean_;
};

/// Normal; sd >= 0. By ziggurat.
class Normal {
public:
    Normal(double mean, double standard_deviation);
    double operator()(Stream& stream) const { return mean_ + sd_ * standard_normal(stream); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return sd_ * sd_; }
    [[nodiscard]] double quantile(double p) const;

private:
    double mean_;
    double sd_;
};

/// exp of a normal number.
class Lognormal {
public:
    /// By its own mean (> 0) and coefficient of variation (>= 0): sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2.
    [[nodiscard]] static Lognormal of_mean_and_cv(double mean, double cv);
    /// By mean and standard deviation (>= 0) of its logarithm.
    [[nodiscard]] static Lognormal of_mu_and_sigma(double mu, double sigma);

    double operator()(Stream& stream) const { return std::exp(mu_ + sigma_ * standard_normal(stream)); }
    [[nodiscard]] double mean() const { return std::exp(mu_ + sigma_ * sigma_ / 2); }
    [[nodiscard]] double variance() const { return std::expm1(sigma_ * sigma_) * std::exp(2 * mu_ + sigma_ * sigma_); }
    [[nodiscard]] double quantile(double p) const;

private:
    Lognormal(double mu, double sigma) : mu_(mu), sigma_(sigma) {}
    double mu_;
    double sigma_;
};

/// Gamma with density x^(shape-1) e^(-x/scale) / (scale^shape Gamma(shape)); both > 0.
/// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000; below shape 1
/// by theirs for shape + 1, times u^(1/shape).
class Gamma {
public:
    Gamma(double shape, double scale);
    /// shape = 1 / cv^2, scale = mean cv^2; both > 0.
    [[nodiscard]] static Gamma of_mean_and_cv(double mean, double cv);

    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return shape_ * scale_; }
    [[nodiscard]] double variance() const { return shape_ * scale_ * scale_; }
    [[nodiscard]] double quantile(double p) const;

private:
    double shape_;
    double scale_;
    double d_; ///< (shape or shape + 1) - 1/3
    double c_; ///< 1 / sqrt(9 d)
};

/// The sum of `stages` (>= 1) exponential times, together of that mean (>= 0): the field's E_k, cv = 1 / sqrt(k).
class Erlang {
public:
    Erlang(int stages, double mean);
    double operator()(Stream& stream) const;
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return mean_ * mean_ / stages_; }
    [[nodiscard]] double quantile(double p) const;

private:
    int stages_;
    double mean_;
    Gamma by_gamma_; ///< shape `stages`, scale 1: cheaper than the sum when stages are many
};

/// Triangular; low <= mode <= high, low < high. By inversion, which keeps common random numbers in step.
class Triangular {
public:
    Triangular(double low, double mode, double high);
    double operator()(Stream& stream) const { return inverse(stream.uniform()); }
    [[nodiscard]] double mean() const { return (low_ + mode_ + high_) / 3; }
    [[nodiscard]] double variance() const;
    [[nodiscard]] double quantile(double p) const;

private:
    [[nodiscard]] double inverse(double p) const;
    double low_;
    double mode_;
    double high_;
};

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

/// Observations as a law.
class Empirical {
public:
    /// Straight lines between the sorted observations: quantile type 7 of Hyndman and Fan (statistics/quantiles.h), so
    /// never beyond the least and the greatest. Its variance is a little less than the sample's.
    [[nodiscard]] static Empirical linear(std::vector<double> observations);
    /// Each observation as it is, all alike likely (the bootstrap).
    [[nodiscard]] static Empirical resample(std::vector<double> observations);

    double operator()(Stream& stream) const { return at(stream.uniform()); }
    [[nodiscard]] double mean() const { return mean_; }
    [[nodiscard]] double variance() const { return variance_; }
    [[nodiscard]] double quantile(double p) const;

private:
    Empirical(std::vector<double> observations, bool lines);
    [[nodiscard]] double at(double p) const;

    std::vector<double> sorted_;
    bool lines_;
    double mean_ = 0;
    double variance_ = 0;
};

/// Any of the laws above, as a value: what a model keeps when the law is the user's choice. A draw takes nothing from
/// the heap.
class Distribution {
public:
    using Law =
        std::variant<Constant, Uniform, Exponential, Normal, Lognormal, Gamma, Erlang, Triangular, Discrete, Empirical>;

    template <class L>
    requires std::is_constructible_v<Law, L> &&
        (!std::is_same_v<std::remove_cvref_t<L>, Distribution>)Distribution(L&& law)
        : law_(std::forward<L>(law)) // NOLINT: a law is a distribution
    {
    }

    double operator()(Stream& stream) const
    {
        return std::visit([&stream](const auto& law) { return law(stream); }, law_);
    }
    [[nodiscard]] double mean() const
    {
        return std::visit([](const auto& law) { return law.mean(); }, law_);
    }
    [[nodiscard]] double variance() const
    {
        return std::visit([](const auto& law) { return law.variance(); }, law_);
    }
    [[nodiscard]] double quantile(double p) const
    {
        return std::visit([p](const auto& law) { return law.quantile(p); }, law_);
    }
    /// The law itself, to ask which one it is.
    [[nodiscard]] const Law& law() const { return law_; }

private:
    Law law_;
};

} // namespace sim
