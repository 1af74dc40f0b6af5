#include "models/scenario/volumes.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

/// The density of the trades that are `of` it.
template <class Of> std::optional<double> density_over(const Scenario& scenario, const Of& of)
{
    std::optional<double> one;
    for (const TradeSpec& trade : scenario.trades) {
        if (!of(trade)) continue;
        const CategorySpec* category = named(scenario.categories, trade.category);
        const double density = category ? density_of(*category, trade.grade) : 0;
        if (density <= 0 || (one && *one != density)) return std::nullopt;
        one = density;
    }
    return one;
}

} // namespace

std::optional<double> one_density(const Scenario& scenario, const std::string& category)
{
    return density_over(scenario, [&](const TradeSpec& trade) { return trade.category == category; });
}

std::optional<double> one_density(const Scenario& scenario, const Pipeline& line)
{
    return density_over(scenario, [&](const TradeSpec& trade) {
        return std::any_of(trade.land.begin(), trade.land.end(),
                           [&](const LandShare& land) { return land.by == line.name; });
    });
}

void rate_in_tonnes(Scenario& scenario)
{
    for (BerthSpec& berth : scenario.berths)
        for (HandlingSpec& h : berth.handles)
            if (h.volume_rate.value > 0) h.rate = {h.volume_rate.value * one_density(scenario, h.category).value_or(0)};
    for (Pipeline& line : scenario.pipelines) {
        const double density = one_density(scenario, line).value_or(0);
        if (line.volume_rate.value > 0) line.rate = {line.volume_rate.value * density};
        if (line.fill_volume.value > 0) line.fill = {line.fill_volume.value * density};
    }
}

} // namespace port
