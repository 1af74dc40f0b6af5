#include "tools/study/likelihood.h"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace port::study {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// ln Gamma, which std::lgamma would tell with the sign in a variable that threads share.
double log_gamma(double x)
{
    int sign = 0;
    return ::lgamma_r(x, &sign);
}

/// d of the likelihood a value by the shape of a Weibull law, at the best scale for it.
struct WeibullScore {
    double value, slope;
};
WeibullScore weibull_score(const Sample& sample, double k)
{
    // By the greatest value, so that no power overflows.
    const double top = sample.sorted.back();
    double sum = 0;
    double with_log = 0;
    double with_square = 0;
    double logs = 0;
    for (const double x : sample.sorted) {
        const double l = std::log(x / top);
        const double power = std::exp(k * l);
        sum += power;
        with_log += power * l;
        with_square += power * l * l;
        logs += l;
    }
    const double ratio = with_log / sum;
    return {ratio - 1 / k - logs / static_cast<double>(sample.sorted.size()),
            with_square / sum - ratio * ratio + 1 / (k * k)};
}

/// The likelihood of the best mode between two bounds, and that mode, in one pass over the sorted values.
struct BestMode {
    double likelihood = -infinity, mode = 0;
};
BestMode best_mode(const std::vector<double>& x, double low, double high)
{
    const std::size_t n = x.size();
    double right = 0; // sum of ln((high - x) / 1) of those above
    for (const double v : x) right += v < high ? std::log(high - v) : 0;
    double left = 0;
    double above_noughts = static_cast<double>(std::count_if(x.begin(), x.end(), [&](double v) { return v >= high; }));
    double below_noughts = 0;
    BestMode best;
    for (std::size_t r = 0; r < n; ++r) {
        const double up = high - x[r];
        const double down = x[r] - low;
        if (up > 0)
            right -= std::log(up);
        else
            --above_noughts;
        // The values below lie on the rising side, those above on the falling one; a value on the mode has density
        // 2 / (high - low) whichever side is nought wide.
        const auto below = static_cast<double>(r);
        const auto above = static_cast<double>(n - 1 - r);
        if (above_noughts == 0 && below_noughts == 0 && (r == 0 || down > 0) && (r + 1 == n || up > 0)) {
            const double sum =
                left - (r == 0 ? 0 : below * std::log(down)) + right - (r + 1 == n ? 0 : above * std::log(up));
            if (sum > best.likelihood) best = {sum, x[r]};
        }
        if (down > 0)
            left += std::log(down);
        else
            ++below_noughts;
    }
    best.likelihood += static_cast<double>(n) * std::log(2 / (high - low));
    return best;
}

/// The place of the greatest f between two bounds, by golden section: f rises and then falls.
template <class F> double golden(F&& f, double a, double b)
{
    const double part = (std::sqrt(5.0) - 1) / 2;
    double c = b - part * (b - a);
    double d = a + part * (b - a);
    double at_c = f(c);
    double at_d = f(d);
    for (int i = 0; i < 60 && b - a > 1e-10 * (std::abs(a) + std::abs(b)); ++i) {
        if (at_c >= at_d) {
            b = d;
            d = c;
            at_d = at_c;
            at_c = f(c = b - part * (b - a));
        } else {
            a = c;
            c = d;
            at_c = at_d;
            at_d = f(d = a + part * (b - a));
        }
    }
    return at_c >= at_d ? c : d;
}

} // namespace

Sample summary_of(std::span<const double> sample)
{
    Sample s;
    s.sorted.assign(sample.begin(), sample.end());
    std::sort(s.sorted.begin(), s.sorted.end()); // sums run in this order: the order of the rows changes no byte
    const auto n = static_cast<double>(s.sorted.size());
    s.mean = std::accumulate(s.sorted.begin(), s.sorted.end(), 0.0) / n;
    if (!(s.sorted.front() > 0)) return s;
    double sum = 0;
    for (const double x : s.sorted) sum += std::log(x);
    s.mean_log = sum / n;
    double squares = 0;
    for (const double x : s.sorted) squares += (std::log(x) - *s.mean_log) * (std::log(x) - *s.mean_log);
    s.variance_log = squares / n;
    return s;
}

std::optional<std::vector<double>> fit_constant(const Sample& sample)
{
    if (!sample.alike()) return std::nullopt;
    return {{sample.sorted.front()}};
}

std::optional<std::vector<double>> fit_exponential(const Sample& sample)
{
    if (!(sample.mean > 0)) return std::nullopt;
    return {{sample.mean}};
}

std::optional<std::vector<double>> fit_gamma(const Sample& sample)
{
    if (!sample.mean_log || sample.alike()) return std::nullopt;
    const double s = std::log(sample.mean) - *sample.mean_log;
    if (!(s > 1e-12)) return std::nullopt; // alike but for the last digits
    // Where Newton begins: within 2 % of the solution for every s.
    double k = (3 - s + std::sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
    for (int i = 0; i < 100; ++i) {
        const double step = (std::log(k) - boost::math::digamma(k) - s) / (1 / k - boost::math::trigamma(k));
        const double next = k - step;
        k = next > 0 ? next : k / 2;
        if (std::abs(step) <= 1e-15 * k) break;
    }
    return {{sample.mean, k}};
}

std::optional<std::vector<double>> fit_erlang(const Sample& sample)
{
    const auto any = fit_gamma(sample);
    if (!any) return std::nullopt;
    constexpr double most = 100; // stages, as in scenarios
    const double below = std::clamp(std::floor((*any)[1]), 1.0, most);
    const double above = std::min(below + 1, most);
    const std::vector<double> lower{sample.mean, below};
    const std::vector<double> upper{sample.mean, above};
    return gamma_likelihood(lower, sample.sorted) >= gamma_likelihood(upper, sample.sorted) ? lower : upper;
}

std::optional<std::vector<double>> fit_lognormal(const Sample& sample)
{
    if (!sample.mean_log || sample.alike()) return std::nullopt;
    return {{*sample.mean_log, std::sqrt(*sample.variance_log)}};
}

std::optional<std::vector<double>> fit_weibull(const Sample& sample)
{
    if (!sample.mean_log || sample.alike() || !(*sample.variance_log > 1e-24)) return std::nullopt;
    // The logarithm of a Weibull number has the standard deviation pi / sqrt(6) / k.
    double k = std::numbers::pi / std::sqrt(6.0 * *sample.variance_log);
    double low = 0;
    double high = infinity;
    for (int i = 0; i < 200; ++i) {
        const auto [value, slope] = weibull_score(sample, k);
        (value < 0 ? low : high) = k;
        double next = k - value / slope;
        if (!(next > low && next < high)) next = high < infinity ? (low + high) / 2 : 2 * k;
        const bool done = std::abs(next - k) <= 1e-15 * k;
        k = next;
        if (done) break;
    }
    const double top = sample.sorted.back();
    double sum = 0;
    for (const double x : sample.sorted) sum += std::pow(x / top, k);
    const double scale = top * std::pow(sum / static_cast<double>(sample.sorted.size()), 1 / k);
    return {{scale * std::tgamma(1 + 1 / k), k}};
}

std::optional<std::vector<double>> fit_uniform(const Sample& sample)
{
    if (sample.alike()) return std::nullopt;
    return {{sample.sorted.front(), sample.sorted.back()}};
}

std::optional<std::vector<double>> fit_triangular(const Sample& sample)
{
    if (sample.alike()) return std::nullopt;
    const std::vector<double>& x = sample.sorted;
    const double range = x.back() - x.front();
    const double lowest = std::max(0.0, x.front() - 2 * range);
    const double highest = x.back() + 2 * range;
    // There may be several hills, one a mode: the search begins at the best of a grid, dense towards the values.
    constexpr int steps = 12;
    const auto bound_at = [&](double near, double far, int step) {
        const double part = static_cast<double>(step) / steps;
        return near + part * part * (far - near);
    };
    double low = lowest;
    double high = highest;
    double before = -infinity;
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j) {
            const double a = bound_at(x.front(), lowest, i);
            const double b = bound_at(x.back(), highest, j);
            if (const double now = best_mode(x, a, b).likelihood; now > before) {
                before = now;
                low = a;
                high = b;
            }
        }
    for (int round = 0; round < 40; ++round) {
        const double window = range / 3;
        low = golden([&](double a) { return best_mode(x, a, high).likelihood; }, std::max(lowest, low - window),
                     std::min(x.front(), low + window));
        high = golden([&](double b) { return best_mode(x, low, b).likelihood; }, std::max(x.back(), high - window),
                      std::min(highest, high + window));
        const double now = best_mode(x, low, high).likelihood;
        if (!(now > before + 1e-9)) break;
        before = now;
    }
    // A bound on a value may be better than any beside it: then the mode lies there.
    std::vector<double> best{low, best_mode(x, low, high).mode, high};
    double likelihood = best_mode(x, low, high).likelihood;
    for (const auto& [a, b] : {std::pair(x.front(), high), std::pair(low, x.back()), std::pair(x.front(), x.back())})
        if (const BestMode found = best_mode(x, a, b); found.likelihood > likelihood) {
            likelihood = found.likelihood;
            best = {a, found.mode, b};
        }
    return best;
}

double exponential_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    double sum = 0;
    for (const double x : sample) sum += x;
    return -static_cast<double>(sample.size()) * std::log(p[0]) - sum / p[0];
}

double gamma_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    const double k = p[1];
    const double scale = p[0] / k;
    double sum = 0;
    for (const double x : sample) sum += (k == 1 ? 0 : (k - 1) * std::log(x)) - x / scale;
    return sum - static_cast<double>(sample.size()) * (k * std::log(scale) + log_gamma(k));
}

double lognormal_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    double sum = 0;
    for (const double x : sample) {
        const double z = (std::log(x) - p[0]) / p[1];
        sum -= std::log(x) + z * z / 2;
    }
    return sum - static_cast<double>(sample.size()) * (std::log(p[1]) + std::log(2 * std::numbers::pi) / 2);
}

double weibull_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    const double k = p[1];
    const double scale = p[0] / std::tgamma(1 + 1 / k);
    double sum = 0;
    for (const double x : sample) sum += (k - 1) * std::log(x / scale) - std::pow(x / scale, k);
    return sum + static_cast<double>(sample.size()) * std::log(k / scale);
}

double uniform_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    for (const double x : sample)
        if (x < p[0] || x > p[1]) return -infinity;
    return -static_cast<double>(sample.size()) * std::log(p[1] - p[0]);
}

double triangular_likelihood(const std::vector<double>& p, std::span<const double> sample)
{
    double sum = 0;
    for (const double x : sample) {
        if (x < p[0] || x > p[2]) return -infinity;
        const double part = x < p[1] ? (x - p[0]) / (p[1] - p[0]) : x > p[1] ? (p[2] - x) / (p[2] - p[1]) : 1;
        sum += std::log(2 * part / (p[2] - p[0]));
    }
    return sum;
}

} // namespace port::study
