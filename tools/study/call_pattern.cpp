#include "tools/study/call_pattern.h"

#include "sim/distributions/gamma.h"
#include "sim/statistics/autocorrelation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace port::study {
namespace {

/// The narrowest of the spans that is expected to hold a call at least.
int days_of_span(double calls_a_day)
{
    if (calls_a_day >= 1) return 1;
    return calls_a_day >= 1.0 / 7 ? 7 : 30;
}

} // namespace

double chi_square_above(double x, double degrees)
{
    return std::clamp(1 - sim::Gamma(degrees / 2, 2).cdf(x), 0.0, 1.0);
}

std::optional<Dispersion> dispersion(std::span<const Moment> calls)
{
    if (calls.empty()) return std::nullopt;
    const int first = date_of(calls.front()).days;
    const int days = date_of(calls.back()).days - first + 1;
    Dispersion d;
    d.days = days_of_span(static_cast<double>(calls.size()) / days);
    d.spans = static_cast<std::size_t>(days / d.days);
    if (d.spans < 2) return std::nullopt;
    std::vector<double> counts(d.spans);
    for (const Moment call : calls) {
        const auto span = static_cast<std::size_t>((date_of(call).days - first) / d.days);
        if (span < d.spans) ++counts[span];
    }
    const auto n = static_cast<double>(d.spans);
    d.mean = std::accumulate(counts.begin(), counts.end(), 0.0) / n;
    if (!(d.mean > 0)) return std::nullopt;
    double squares = 0;
    for (const double c : counts) squares += (c - d.mean) * (c - d.mean);
    d.index = squares / (n - 1) / d.mean;
    const double above = chi_square_above(squares / d.mean, n - 1);
    d.p = std::min(1.0, 2 * std::min(above, 1 - above));
    return d;
}

std::optional<Correlation> correlation(std::span<const double> gaps, std::size_t lags)
{
    if (gaps.size() < lags + 2 || lags == 0) return std::nullopt;
    sim::Autocorrelation seen(lags);
    for (const double gap : gaps) seen.add(gap);
    Correlation c;
    for (std::size_t lag = 1; lag <= lags; ++lag) c.by_lag.push_back(seen.correlation(lag));
    if (std::isnan(c.by_lag.front())) return std::nullopt;
    c.bound = 1.96 / std::sqrt(static_cast<double>(gaps.size()));
    return c;
}

std::optional<Months> months(std::span<const Moment> calls)
{
    if (calls.empty()) return std::nullopt;
    Months m;
    const Date first = date_of(calls.front());
    const Date last = date_of(calls.back());
    for (int day = first.days; day <= last.days; ++day)
        ++m.days[static_cast<std::size_t>(to_civil(Date{day}).month - 1)];
    for (const Moment call : calls) ++m.calls[static_cast<std::size_t>(to_civil(date_of(call)).month - 1)];
    const double a_day = static_cast<double>(calls.size()) / (last.days - first.days + 1);
    double distance = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        if (m.days[i] == 0) continue;
        ++m.seen;
        m.expected[i] = a_day * m.days[i];
        distance += (m.calls[i] - m.expected[i]) * (m.calls[i] - m.expected[i]) / m.expected[i];
    }
    if (m.seen < 2) return std::nullopt;
    m.p = chi_square_above(distance, static_cast<double>(m.seen - 1));
    return m;
}

} // namespace port::study
