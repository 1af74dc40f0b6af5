#include "tools/study/fitted_law.h"

#include "sim/distributions.h"
#include "sim/replications.h"
#include "tools/study/likelihood.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace port::study {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using Fit = std::optional<std::vector<double>> (*)(const Sample&);
using Density = double (*)(const std::vector<double>& p, std::span<const double> sample);

/// What one law can do; its parameters as `names` says.
struct Methods {
    std::string_view name;
    std::vector<std::string_view> names;
    Fit fit;
    Density log_likelihood;
    double (*cdf)(const std::vector<double>& p, double x);
    double (*draw)(const std::vector<double>& p, sim::Stream& stream);
    std::array<double, 2> (*moments)(const std::vector<double>& p); ///< mean, variance
};

using P = std::vector<double>;

sim::Gamma gamma_of(const P& p)
{
    return {p[1], p[0] / p[1]};
}
sim::Weibull weibull_of(const P& p)
{
    return sim::Weibull::of_mean_and_shape(p[0], p[1]);
}
sim::Lognormal lognormal_of(const P& p)
{
    return sim::Lognormal::of_mu_and_sigma(p[0], p[1]);
}
sim::Triangular triangular_of(const P& p)
{
    return {p[0], p[1], p[2]};
}
template <class Law> std::array<double, 2> moments_of(const Law& law)
{
    return {law.mean(), law.variance()};
}

template <auto make>
Methods of_law(std::string_view name, std::vector<std::string_view> names, Fit fit, Density density)
{
    return {name,
            std::move(names),
            fit,
            density,
            [](const P& p, double x) { return make(p).cdf(x); },
            [](const P& p, sim::Stream& stream) { return make(p)(stream); },
            [](const P& p) { return moments_of(make(p)); }};
}

sim::Exponential exponential_of(const P& p)
{
    return sim::Exponential(p[0]);
}
sim::Uniform uniform_of(const P& p)
{
    return {p[0], p[1]};
}
sim::Constant constant_of(const P& p)
{
    return sim::Constant(p[0]);
}

const std::array<Methods, 8>& all_methods()
{
    static const std::array<Methods, 8> all{
        of_law<constant_of>("constant", {"value"}, fit_constant, nullptr),
        of_law<gamma_of>("erlang", {"mean", "shape"}, fit_erlang, gamma_likelihood),
        of_law<exponential_of>("exponential", {"mean"}, fit_exponential, exponential_likelihood),
        of_law<gamma_of>("gamma", {"mean", "shape"}, fit_gamma, gamma_likelihood),
        of_law<lognormal_of>("lognormal", {"mu", "sigma"}, fit_lognormal, lognormal_likelihood),
        of_law<triangular_of>("triangular", {"least", "usual", "most"}, fit_triangular, triangular_likelihood),
        of_law<uniform_of>("uniform", {"least", "most"}, fit_uniform, uniform_likelihood),
        of_law<weibull_of>("weibull", {"mean", "shape"}, fit_weibull, weibull_likelihood),
    };
    return all;
}

const Methods& methods(std::string_view law)
{
    for (const Methods& m : all_methods())
        if (m.name == law) return m;
    throw std::invalid_argument("there is no law '" + std::string(law) + "' to fit");
}

double distance(const FittedLaw& law, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    const Methods& own = methods(law.law);
    for (double& x : values) x = std::clamp(own.cdf(law.parameters, x), 1e-300, 1 - 1e-16);
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += (2 * static_cast<double>(i) + 1) * (std::log(values[i]) + std::log1p(-values[values.size() - 1 - i]));
    return -n - sum / n;
}

/// Without the least and the greatest value, which a uniform law has as its bounds.
std::vector<double> between_bounds(std::string_view law, std::span<const double> sample)
{
    std::vector<double> values(sample.begin(), sample.end());
    if (law != "uniform") return values;
    values.erase(std::min_element(values.begin(), values.end()));
    values.erase(std::max_element(values.begin(), values.end()));
    return values;
}

} // namespace

double FittedLaw::aic() const
{
    return likelihood ? 2 * static_cast<double>(free) - 2 * *likelihood : -infinity;
}

std::span<const std::string_view> law_names()
{
    static const auto names = [] {
        std::array<std::string_view, 8> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = all_methods()[i].name;
        return all;
    }();
    return names;
}

std::span<const std::string_view> parameter_names(std::string_view law)
{
    return methods(law).names;
}

std::optional<FittedLaw> fit(std::string_view law, std::span<const double> sample)
{
    const Methods& own = methods(law);
    for (const double x : sample)
        if (!(x >= 0 && x < infinity)) throw std::invalid_argument("what a law is fitted to is not below nought");
    if (sample.size() < 2) return std::nullopt;
    auto parameters = own.fit(summary_of(sample));
    if (!parameters) return std::nullopt;
    FittedLaw fitted{own.name, std::move(*parameters), own.names.size(), {}};
    if (own.log_likelihood) fitted.likelihood = own.log_likelihood(fitted.parameters, sample);
    return fitted;
}

double log_likelihood(const FittedLaw& law, std::span<const double> sample)
{
    const Methods& own = methods(law.law);
    if (!own.log_likelihood) throw std::invalid_argument("a constant has no density");
    return own.log_likelihood(law.parameters, sample);
}

double cdf(const FittedLaw& law, double x)
{
    return methods(law.law).cdf(law.parameters, x);
}

double mean(const FittedLaw& law)
{
    return methods(law.law).moments(law.parameters)[0];
}

double spread(const FittedLaw& law)
{
    const auto [mean, variance] = methods(law.law).moments(law.parameters);
    return mean > 0 ? std::sqrt(variance) / mean : 0;
}

std::vector<double> draw(const FittedLaw& law, std::size_t n, sim::Stream stream)
{
    const Methods& own = methods(law.law);
    std::vector<double> values(n);
    for (double& x : values) x = own.draw(law.parameters, stream);
    return values;
}

double anderson_darling(const FittedLaw& law, std::span<const double> sample)
{
    if (sample.empty() || law.law == "constant")
        throw std::invalid_argument("no distance of nothing, or to a constant");
    return distance(law, {sample.begin(), sample.end()});
}

std::optional<Goodness> goodness(const FittedLaw& law, std::span<const double> sample, std::size_t samples,
                                 std::uint64_t seed, std::string_view name, unsigned threads)
{
    if (law.law == "constant" || sample.size() < 4) return std::nullopt;
    const double own = distance(law, between_bounds(law.law, sample));
    const auto drawn = sim::replicate(samples, threads, [&](std::uint64_t number) {
        const std::vector<double> values = draw(law, sample.size(), sim::Stream(seed, number, name));
        const auto fitted = fit(law.law, values);
        // What can't be fitted, as values all alike, is no nearer than the sample.
        return fitted ? distance(*fitted, between_bounds(law.law, values)) : infinity;
    });
    const auto farther = std::count_if(drawn.begin(), drawn.end(), [&](double d) { return d >= own; });
    return Goodness{own, (1 + static_cast<double>(farther)) / (1 + static_cast<double>(samples))};
}

} // namespace port::study
