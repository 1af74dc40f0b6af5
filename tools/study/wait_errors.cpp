#include "tools/study/wait_errors.h"

#include <algorithm>
#include <cmath>

namespace port::study {

std::optional<WaitErrors> wait_errors(std::span<const ForecastWait> waits)
{
    if (waits.empty()) return std::nullopt;
    WaitErrors e;
    e.calls = waits.size();
    const auto n = static_cast<double>(waits.size());
    double squares = 0;
    std::size_t within = 0;
    for (const ForecastWait& w : waits) {
        const double error = w.predicted - w.observed;
        e.observed += w.observed;
        e.predicted += w.predicted;
        e.mean_error += error;
        e.mean_absolute_error += std::abs(error);
        squares += error * error;
        within += w.within ? 1 : 0;
    }
    for (double* sum : {&e.observed, &e.predicted, &e.mean_error, &e.mean_absolute_error}) *sum /= n;
    e.root_mean_square_error = std::sqrt(squares / n);
    e.within = static_cast<double>(within) / n;
    double of_observed = 0;
    double of_predicted = 0;
    double together = 0;
    for (const ForecastWait& w : waits) {
        const double o = w.observed - e.observed;
        const double p = w.predicted - e.predicted;
        of_observed += o * o;
        of_predicted += p * p;
        together += o * p;
    }
    e.spread = std::sqrt(of_observed / n);
    const double both = std::sqrt(of_observed) * std::sqrt(of_predicted);
    if (both > 0) e.correlation = together / both;
    return e;
}

std::vector<Criterion> criteria(const std::string& of, std::span<const ForecastWait> waits, std::size_t unserved,
                                const HindcastLimits& limits, bool judged)
{
    std::vector<Criterion> all;
    const auto add = [&](const char* name, std::optional<double> value, bool at_least, double limit) {
        const bool passes = !judged || !value || (at_least ? *value >= limit : *value <= limit);
        all.push_back({of, name, value, at_least, limit, judged, passes});
    };
    const auto calls = static_cast<double>(waits.size() + unserved);
    add("calls not served", calls > 0 ? std::optional(static_cast<double>(unserved) / calls) : std::nullopt, false,
        limits.most_unserved);
    const auto errors = wait_errors(waits);
    if (!errors) return all;
    add("calls within the band", errors->within, true, limits.least_within);
    // Below the tolerance the record itself is not known, so nothing is divided by less, and no error within it counts.
    const double bias = std::max(0.0, std::abs(errors->mean_error) - limits.tolerance);
    add("mean error by mean wait", bias / std::max(errors->observed, limits.tolerance), false, limits.most_bias);
    const double error = std::max(0.0, errors->root_mean_square_error - limits.tolerance);
    add("error by spread of waits", error / std::max(errors->spread, limits.tolerance), false, limits.most_error);
    const bool varies = errors->spread > limits.tolerance; // predictions that do not are none then
    add("correlation", varies ? std::optional(errors->correlation.value_or(0)) : std::nullopt, true,
        limits.least_correlation);
    return all;
}

} // namespace port::study
