#pragma once
#include "sim/stream.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace port::study {

/// A law with its parameters.
struct FittedLaw {
    std::string_view law;               ///< a name of `law_names()`
    std::vector<double> parameters;     ///< in the order of `parameter_names(law)`
    std::size_t free = 0;               ///< parameters that were fitted
    std::optional<double> likelihood{}; ///< its logarithm; nothing of `constant`, of which every value is certain

    /// Akaike's criterion, 2 free - 2 likelihood; less is better. Minus infinity for `constant`.
    /// Source: Akaike, "A new look at the statistical model identification", IEEE Trans. Automatic Control 19(6), 1974.
    [[nodiscard]] double aic() const;
};

/// constant, erlang, exponential, gamma, lognormal, triangular, uniform, weibull: as scenarios call them.
[[nodiscard]] std::span<const std::string_view> law_names();
/// What `parameters` of a law are: `mean` and `shape` of erlang, gamma and weibull, `mu` and `sigma` of a lognormal,
/// `least`, `usual` and `most` of a triangular ...
[[nodiscard]] std::span<const std::string_view> parameter_names(std::string_view law);

/// The law of greatest likelihood.
///
/// - exponential: the mean. lognormal: mean and standard deviation (over n) of the logarithms. uniform: least,
/// greatest.
/// - gamma: ln k - digamma(k) = ln(mean) - mean(ln x), by Newton's method. erlang: the better of the whole numbers
///   beside that k, since the likelihood falls on both sides of it; 1 to 100.
///   Source: Choi and Wette, "Maximum likelihood estimation of the parameters of the gamma distribution and their
///   bias", Technometrics 11(4), 1969.
/// - weibull: sum(x^k ln x) / sum(x^k) - 1/k = mean(ln x), whose left side rises with k, by Newton's method between
///   bounds. Source: Cohen, "Maximum likelihood estimation in the Weibull distribution based on complete and on
///   censored samples", Technometrics 7(4), 1965.
/// - triangular: the best mode between given bounds is one of the values; the bounds by a search along each in turn.
///   Source: Johnson and Kotz, "Non-smooth sailing or triangular distributions revisited after some 50 years", The
///   Statistician 48(2), 1999.
///
/// @param sample  values in any order, of any unit
/// @return nothing if the law can't have such values, or has no greatest likelihood for them: fewer than two values;
/// all
///         alike, but for exponential and constant; not all alike, for constant; one not above nought, but for uniform
///         and triangular
/// @throws std::invalid_argument  if a value is below nought or not finite, or there is no such law
[[nodiscard]] std::optional<FittedLaw> fit(std::string_view law, std::span<const double> sample);

/// The sum of the logarithms of the density; minus infinity where it is nought. Not of `constant`.
[[nodiscard]] double log_likelihood(const FittedLaw& law, std::span<const double> sample);
[[nodiscard]] double cdf(const FittedLaw& law, double x);
[[nodiscard]] double mean(const FittedLaw& law);
/// Standard deviation over mean; 0 for a mean of nought.
[[nodiscard]] double spread(const FittedLaw& law);
[[nodiscard]] std::vector<double> draw(const FittedLaw& law, std::size_t n, sim::Stream stream);

/// How far a sample is from a law:
///     A^2 = -n - (1/n) sum (2i - 1) (ln F(x_i) + ln(1 - F(x_{n+1-i}))), the x in order
/// Source: Anderson and Darling, "A test of goodness of fit", JASA 49, 1954.
/// @throws std::invalid_argument  for an empty sample, or `constant`
[[nodiscard]] double anderson_darling(const FittedLaw& law, std::span<const double> sample);

/// How likely a sample of the fitted law is at least as far from the law that is fitted to it, (1 + those that are) /
/// (1 + samples): a p-value that knows the parameters were fitted. The bounds of a uniform law are values themselves,
/// so its distance is that of the values between them. Draws from streams (seed, number, name): the same for any number
/// of threads.
/// Source: Stute, Gonzalez Manteiga and Presedo Quindimil, "Bootstrap based goodness-of-fit-tests", Metrika 40, 1993.
struct Goodness {
    double distance = 0; ///< A^2
    double p = 0;
};
/// @return nothing for `constant`, and where too few values stand between a uniform law's bounds
[[nodiscard]] std::optional<Goodness> goodness(const FittedLaw& law, std::span<const double> sample,
                                               std::size_t samples, std::uint64_t seed, std::string_view name,
                                               unsigned threads);

} // namespace port::study
