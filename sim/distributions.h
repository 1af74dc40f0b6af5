#pragma once
#include "sim/distributions/beta.h"
#include "sim/distributions/binomial.h"
#include "sim/distributions/constant.h"
#include "sim/distributions/discrete.h"
#include "sim/distributions/empirical.h"
#include "sim/distributions/erlang.h"
#include "sim/distributions/exponential.h"
#include "sim/distributions/gamma.h"
#include "sim/distributions/geometric.h"
#include "sim/distributions/lognormal.h"
#include "sim/distributions/negative_binomial.h"
#include "sim/distributions/normal.h"
#include "sim/distributions/pearson_5.h"
#include "sim/distributions/pearson_6.h"
#include "sim/distributions/pert.h"
#include "sim/distributions/poisson.h"
#include "sim/distributions/triangular.h"
#include "sim/distributions/truncated.h"
#include "sim/distributions/uniform.h"
#include "sim/distributions/weibull.h"

#include <type_traits>
#include <utility>
#include <variant>

/// Laws to draw from, one a file in distributions/. Each is a small value with
///     operator()(Stream&)   the next draw; how many numbers it takes from the stream may vary
///     mean(), variance()    exact; infinite where the law has none that is finite
///     quantile(p)           the least x with P(X <= x) >= p, for 0 <= p <= 1; infinite at an end without a bound
///     cdf(x)                P(X <= x), x infinite too
/// None uses a distribution of the standard library, whose draws differ from one library to the next. A wrong
/// parameter, NaN and infinity among them, throws std::invalid_argument; so does a p outside [0, 1] and an x that is
/// NaN. Counts (Poisson, binomial, ...) come as doubles that are whole.
namespace sim {

/// Any of the laws above, as a value: what a model keeps when the law is the user's choice. A draw takes nothing from
/// the heap.
class Distribution {
public:
    using Law = std::variant<Constant, Uniform, Exponential, Normal, Lognormal, Gamma, Erlang, Triangular, Discrete,
                             Empirical, Weibull, Beta, Pert, Pearson5, Pearson6, Poisson, Binomial, Geometric,
                             NegativeBinomial, Truncated<Normal>, Truncated<Exponential>, Truncated<Lognormal>,
                             Truncated<Gamma>, Truncated<Weibull>, Truncated<Poisson>>;

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
    [[nodiscard]] double cdf(double x) const
    {
        return std::visit([x](const auto& law) { return law.cdf(x); }, law_);
    }
    /// The law itself, to ask which one it is.
    [[nodiscard]] const Law& law() const { return law_; }

private:
    Law law_;
};

} // namespace sim
