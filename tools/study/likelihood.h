#pragma once
#include <optional>
#include <span>
#include <vector>

namespace port::study {

/// What of a sample the equations of greatest likelihood go by.
struct Sample {
    std::vector<double> sorted;
    double mean = 0;
    std::optional<double> mean_log;     ///< nothing if a value is nought
    std::optional<double> variance_log; ///< over n, of the logarithms

    [[nodiscard]] bool alike() const { return sorted.front() == sorted.back(); }
};
/// @param sample  not empty, no value below nought
[[nodiscard]] Sample summary_of(std::span<const double> sample);

/// The parameters of greatest likelihood, in the order of `parameter_names`; nothing where there are none: see
/// fitted_law.h, which names the equations and their sources.
[[nodiscard]] std::optional<std::vector<double>> fit_constant(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_exponential(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_gamma(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_erlang(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_lognormal(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_weibull(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_uniform(const Sample& sample);
[[nodiscard]] std::optional<std::vector<double>> fit_triangular(const Sample& sample);

/// The logarithm of the likelihood of parameters.
[[nodiscard]] double exponential_likelihood(const std::vector<double>& p, std::span<const double> sample);
[[nodiscard]] double gamma_likelihood(const std::vector<double>& p, std::span<const double> sample);
[[nodiscard]] double lognormal_likelihood(const std::vector<double>& p, std::span<const double> sample);
[[nodiscard]] double weibull_likelihood(const std::vector<double>& p, std::span<const double> sample);
[[nodiscard]] double uniform_likelihood(const std::vector<double>& p, std::span<const double> sample);
[[nodiscard]] double triangular_likelihood(const std::vector<double>& p, std::span<const double> sample);

} // namespace port::study
