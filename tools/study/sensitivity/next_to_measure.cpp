#include "tools/study/sensitivity/next_to_measure.h"

#include "sim/statistics/student.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

namespace port::study {
namespace {

/// The interval of how much more one dimension is worth than another.
using MoreThan = std::function<Estimated(std::size_t dimension, std::size_t other)>;

/// The first is the greatest, whichever sample picked it: so it must be told apart from each of the others by itself,
/// and no correction for their number is due.
NextToMeasure pick(const std::vector<double>& worth, const MoreThan& more_than)
{
    NextToMeasure next;
    next.dimension = static_cast<std::size_t>(std::max_element(worth.begin(), worth.end()) - worth.begin());
    next.worth.value = worth[next.dimension];
    next.told_apart = true;
    double least = 0;
    for (std::size_t other = 0; other < worth.size(); ++other) {
        if (other == next.dimension) continue;
        const Estimated more = more_than(next.dimension, other);
        constexpr double endless = std::numeric_limits<double>::infinity();
        const double half = more.low ? more.value - *more.low : endless;
        const double times = half > 0 ? more.value / half : (more.value > 0 ? endless : 0);
        if (!(times > 1)) next.told_apart = false;
        if (next.rival && times >= least) continue;
        next.rival = other;
        least = times;
    }
    if (next.rival && !next.told_apart && least > 0) next.times_more = 1 / (least * least);
    return next;
}

NextToMeasure pick_resampled(const std::vector<double>& worth, const Resampled& lines, double confidence)
{
    return pick(worth, [&](std::size_t dimension, std::size_t other) {
        const auto [low, high] =
            percentile_interval(lines, confidence, [&](const auto& line) { return line[dimension] - line[other]; });
        return Estimated{worth[dimension] - worth[other], low, high};
    });
}

} // namespace

NextToMeasure next_to_measure(const Tornado& tornado, double confidence)
{
    std::vector<double> worth;
    for (const Swing& swing : tornado.swings) worth.push_back(std::abs(swing.swing.value));
    NextToMeasure next = pick(worth, [&](std::size_t dimension, std::size_t other) {
        std::vector<double> more = tornado.sizes[dimension];
        for (std::size_t r = 0; r < more.size(); ++r) more[r] -= tornado.sizes[other][r];
        const sim::Interval interval = sim::confidence_interval(more, confidence);
        return Estimated{interval.mean, interval.low, interval.high};
    });
    const Estimated& swing = tornado.swings[next.dimension].swing;
    const bool down = swing.value < 0;
    if (swing.low && swing.high)
        next.worth = {std::abs(swing.value), down ? -*swing.high : *swing.low, down ? -*swing.low : *swing.high};
    next.matters = next.worth.low && *next.worth.low > 0;
    return next;
}

NextToMeasure next_to_measure(const MorrisEffects& effects, double confidence)
{
    std::vector<double> worth;
    for (const MorrisEffect& effect : effects.of) worth.push_back(effect.mu_star.value);
    NextToMeasure next = pick_resampled(worth, effects.mu_stars, confidence);
    const MorrisEffect& first = effects.of[next.dimension];
    next.worth = first.mu_star;
    // Chance goes both ways, so it moves no mu; and the mean size of a normal number is its standard deviation times
    // the root of 2 / pi.
    const bool one_way = first.mu.low && first.mu.high && (*first.mu.low > 0 || *first.mu.high < 0);
    const double by_chance = first.by_chance * std::sqrt(2 / std::numbers::pi);
    next.matters = one_way || (first.mu_star.low && *first.mu_star.low > by_chance);
    return next;
}

std::optional<NextToMeasure> next_to_measure(const SobolIndices& indices, double confidence)
{
    if (indices.of.empty()) return std::nullopt;
    std::vector<double> worth;
    for (const SobolIndex& index : indices.of) worth.push_back(index.first.value);
    NextToMeasure next = pick_resampled(worth, indices.firsts, confidence);
    next.worth = indices.of[next.dimension].first;
    next.matters = next.worth.low && *next.worth.low > 0;
    return next;
}

} // namespace port::study
