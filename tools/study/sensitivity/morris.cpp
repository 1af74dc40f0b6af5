#include "tools/study/sensitivity/morris.h"

#include "sim/stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace port::study {
namespace {

/// The elementary effects of one dimension, one a trajectory, and the variance that chance gives each.
struct EffectsOf {
    std::vector<double> effects;
    std::vector<double> by_chance;
};

std::vector<EffectsOf> elementary_effects(const Responses& responses, const MorrisTrajectories& design)
{
    const std::size_t k = design.dimensions();
    const auto r = static_cast<double>(responses.replications());
    std::vector<EffectsOf> all(k, {std::vector<double>(design.trajectories()), {}});
    for (EffectsOf& one : all) one.by_chance.resize(design.trajectories());
    for (std::size_t t = 0; t < design.trajectories(); ++t) {
        const MorrisTrajectories::Moves moves = design.moves(t);
        for (std::size_t step = 0; step < k; ++step) {
            const std::size_t d = moves.order[step];
            const std::size_t from = t * (k + 1) + step;
            const Moments m = moments_of(responses.differences(from, from + 1));
            all[d].effects[t] = m.mean / moves.by[d];
            all[d].by_chance[t] = m.variance / r / (moves.by[d] * moves.by[d]);
        }
    }
    return all;
}

struct Triple {
    double mu = 0, mu_star = 0, sigma = 0;
};

Triple triple(const EffectsOf& of, std::span<const std::size_t> rows)
{
    std::vector<double> drawn;
    drawn.reserve(rows.size());
    Triple made;
    double chance = 0;
    for (const std::size_t row : rows) {
        drawn.push_back(of.effects[row]);
        made.mu_star += std::abs(of.effects[row]) / static_cast<double>(rows.size());
        chance += of.by_chance[row] / static_cast<double>(rows.size());
    }
    const Moments m = moments_of(drawn);
    made.mu = m.mean;
    made.sigma = std::sqrt(std::max(m.variance - chance, 0.0));
    return made;
}

} // namespace

MorrisTrajectories::MorrisTrajectories(std::uint64_t trajectories, std::size_t dimensions, std::uint64_t seed,
                                       unsigned levels)
    : trajectories_(trajectories), dimensions_(dimensions), seed_(seed), levels_(levels)
{
    if (trajectories < 2 || dimensions == 0)
        throw std::invalid_argument("Morris' design needs two trajectories and a dimension");
    if (levels < 2 || levels % 2 != 0) throw std::invalid_argument("Morris' design has an even number of levels");
}

MorrisTrajectories::Moves MorrisTrajectories::moves(std::uint64_t trajectory) const
{
    sim::Stream stream(seed_, trajectory, "design/morris");
    const auto below = [&](std::size_t n) {
        return std::min(n - 1, static_cast<std::size_t>(stream.uniform() * static_cast<double>(n)));
    };
    Moves all;
    all.order.resize(dimensions_);
    std::iota(all.order.begin(), all.order.end(), std::size_t{0});
    for (std::size_t i = dimensions_; i > 1; --i) std::swap(all.order[i - 1], all.order[below(i)]);
    const double step = static_cast<double>(levels_) / (2.0 * (levels_ - 1));
    for (std::size_t d = 0; d < dimensions_; ++d) {
        // Half of the levels leave room to go up, and the others to go down: so each level is as likely as any other.
        const std::size_t level = below(levels_);
        all.start.push_back(static_cast<double>(level) / (levels_ - 1));
        all.by.push_back(level < levels_ / 2 ? step : -step);
    }
    return all;
}

void MorrisTrajectories::write(std::uint64_t index, std::span<double> unit) const
{
    const Moves all = moves(index / (dimensions_ + 1));
    std::copy(all.start.begin(), all.start.end(), unit.begin());
    for (std::size_t step = 0; step < index % (dimensions_ + 1); ++step) {
        const std::size_t d = all.order[step];
        unit[d] = std::clamp(unit[d] + all.by[d], 0.0, 1.0); // rounding may leave the cube by a hair
    }
}

MorrisEffects morris(const Responses& responses, const MorrisTrajectories& design, const Resampling& resampling)
{
    if (responses.points() != design.points())
        throw std::invalid_argument("Morris' effects need a value at each point of their trajectories");
    const std::vector<EffectsOf> effects = elementary_effects(responses, design);
    const std::size_t k = design.dimensions();
    std::vector<std::size_t> all(design.trajectories());
    std::iota(all.begin(), all.end(), std::size_t{0});
    // A line holds mu, mu* and sigma of each dimension, one kind after the other.
    const Resampled lines = resample(all.size(), resampling, [&](std::span<const std::size_t> rows) {
        std::vector<double> line(3 * k);
        for (std::size_t d = 0; d < k; ++d) {
            const Triple one = triple(effects[d], rows);
            line[d] = one.mu;
            line[k + d] = one.mu_star;
            line[2 * k + d] = one.sigma;
        }
        return line;
    });
    const auto with_interval = [&](double value, std::size_t column) {
        const auto [low, high] =
            percentile_interval(lines, resampling.confidence, [&](const auto& line) { return line[column]; });
        return Estimated{value, low, high};
    };
    MorrisEffects found;
    for (std::size_t d = 0; d < k; ++d) {
        const Triple one = triple(effects[d], all);
        found.of.push_back({with_interval(one.mu, d), with_interval(one.mu_star, k + d),
                            with_interval(one.sigma, 2 * k + d), std::sqrt(moments_of(effects[d].by_chance).mean)});
    }
    for (const auto& line : lines)
        found.mu_stars.emplace_back(line.begin() + static_cast<std::ptrdiff_t>(k),
                                    line.begin() + static_cast<std::ptrdiff_t>(2 * k));
    return found;
}

} // namespace port::study
