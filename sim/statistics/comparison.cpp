#include "sim/statistics/comparison.h"

#include "sim/statistics/tally.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace sim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double two_sided(double difference, double spread, double degrees)
{
    if (spread == 0) return difference == 0 ? 1 : 0;
    const boost::math::students_t law(degrees);
    return 2 * boost::math::cdf(boost::math::complement(law, std::abs(difference) / spread));
}

Tally tally_of(std::span<const double> values)
{
    Tally tally;
    for (const double x : values) {
        if (std::isinf(x)) throw std::invalid_argument("a comparison needs finite values");
        if (!std::isnan(x)) tally.add(x);
    }
    if (tally.count() == 0) throw std::invalid_argument("a comparison needs a value of each system");
    return tally;
}

/// The places of p-values that there are, the smallest first.
std::vector<std::size_t> ascending(std::span<const double> p_values)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (p_values[i] < 0 || p_values[i] > 1) throw std::invalid_argument("a p-value must be from 0 to 1");
        if (!std::isnan(p_values[i])) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return p_values[i] < p_values[j]; });
    return order;
}

} // namespace

Difference paired_difference(std::span<const double> a, std::span<const double> b, double confidence)
{
    if (a.size() != b.size()) throw std::invalid_argument("a paired comparison needs as many values of each system");
    std::vector<double> differences;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::isnan(a[i]) && !std::isnan(b[i])) differences.push_back(a[i] - b[i]);
    Difference d{confidence_interval(differences, confidence), static_cast<double>(differences.size()) - 1, nothing};
    if (differences.size() > 1) {
        const double spread = tally_of(differences).standard_deviation() / std::sqrt(d.degrees + 1);
        d.p_value = two_sided(d.interval.mean, spread, d.degrees);
    }
    return d;
}

Difference welch_difference(std::span<const double> a, std::span<const double> b, double confidence)
{
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    const Tally first = tally_of(a);
    const Tally second = tally_of(b);
    Difference d{{}, nothing, nothing};
    d.interval.mean = first.mean() - second.mean();
    d.interval.n = first.count() + second.count();
    if (first.count() < 2 || second.count() < 2) return d;
    const double of_first = first.variance() / static_cast<double>(first.count());
    const double of_second = second.variance() / static_cast<double>(second.count());
    const double variance = of_first + of_second;
    d.degrees = static_cast<double>(d.interval.n) - 2; // what it is for equal variances, if neither varies at all
    if (variance > 0)
        d.degrees = variance * variance /
                    (of_first * of_first / static_cast<double>(first.count() - 1) +
                     of_second * of_second / static_cast<double>(second.count() - 1));
    const double half = student_t_quantile((1 + confidence) / 2, d.degrees) * std::sqrt(variance);
    d.interval.low = d.interval.mean - half;
    d.interval.high = d.interval.mean + half;
    d.interval.half_width = half;
    d.p_value = two_sided(d.interval.mean, std::sqrt(variance), d.degrees);
    return d;
}

std::vector<double> holm(std::span<const double> p_values)
{
    const std::vector<std::size_t> order = ascending(p_values);
    std::vector<double> adjusted(p_values.begin(), p_values.end());
    double before = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double times = static_cast<double>(order.size() - k);
        before = std::max(before, std::min(1.0, times * p_values[order[k]]));
        adjusted[order[k]] = before;
    }
    return adjusted;
}

std::vector<double> holm_confidences(std::span<const double> p_values, double confidence)
{
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    const double alpha = 1 - confidence;
    const std::vector<std::size_t> order = ascending(p_values);
    std::vector<double> confidences(p_values.begin(), p_values.end());
    bool told = true;
    double share = alpha; // of the false alarms
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (told) share = alpha / static_cast<double>(order.size() - k);
        told = told && p_values[order[k]] <= share;
        confidences[order[k]] = 1 - share;
    }
    return confidences;
}

std::optional<std::size_t> pairs_needed(double standard_deviation, double half_width, double confidence)
{
    if (!(half_width > 0) || !(standard_deviation >= 0))
        throw std::invalid_argument("a number of pairs needs a width above 0 and a spread of at least 0");
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    const auto enough = [&](std::size_t n) {
        const double t = student_t_quantile((1 + confidence) / 2, static_cast<double>(n - 1));
        return t * standard_deviation / std::sqrt(static_cast<double>(n)) <= half_width;
    };
    constexpr std::size_t most = 1'000'000'000;
    std::size_t low = 1; // too few
    std::size_t high = 2;
    while (!enough(high)) {
        if (high == most) return std::nullopt;
        low = high;
        high = std::min(most, 2 * high);
    }
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

std::vector<Difference> differences_from_first(const std::vector<std::vector<double>>& systems, double confidence)
{
    if (systems.size() < 2) throw std::invalid_argument("a comparison needs at least two systems");
    if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence must lie between 0 and 1");
    const double each = 1 - (1 - confidence) / static_cast<double>(systems.size() - 1);
    std::vector<Difference> all;
    std::vector<double> p_values;
    for (std::size_t i = 1; i < systems.size(); ++i) {
        all.push_back(paired_difference(systems[i], systems[0], each));
        p_values.push_back(all.back().p_value);
    }
    const auto adjusted = holm(p_values);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].p_value = adjusted[i];
    return all;
}

} // namespace sim
