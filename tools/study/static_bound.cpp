#include "tools/study/static_bound.h"

#include "models/bound/bound.h"
#include "models/catalogues.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::study {
namespace {

StaticBound bound_of(const bound::Bound& own, int year)
{
    constexpr double rounding = 1; // t
    const bool stopped = own.served.tonnes && own.demand - *own.served.tonnes > rounding;
    return {own.of, year, *own.most.tonnes, own.most.cut, own.served.tonnes,
            stopped ? own.served.cut : std::vector<std::string>{}};
}

} // namespace

std::vector<StaticBound> static_bounds(const Scenario& scenario)
{
    const bound::Plan plan(scenario, catalogues());
    std::vector<StaticBound> all;
    for (const bound::BoundYear& year : bound::years_of(plan))
        for (const bound::Bound& own : year.bounds)
            if (own.most.tonnes) all.push_back(bound_of(own, year.year));
    return all;
}

std::string above_bound(const std::vector<StaticBound>& bounds, const std::vector<Measured>& figures)
{
    constexpr double rounding = 1e-6; // of the tonnes; what a run adds up in many steps
    for (const StaticBound& bound : bounds) {
        // The category's own throughput stands before that of a berth or link of the same name.
        const auto moved = std::find_if(figures.begin(), figures.end(), [&](const Measured& m) {
            return m.key.measure == "throughput" && m.key.of == bound.of && m.key.year == bound.year;
        });
        if (moved == figures.end() || !moved->value) continue;
        if (*moved->value <= bound.tonnes * (1 + rounding) + rounding) continue;
        return fmt::format("{}{}: {:.10g} t came over the quay, more than the {:.10g} t that {} let pass at most",
                           bound.of, bound.year == 0 ? "" : fmt::format(" in {}", bound.year), *moved->value,
                           bound.tonnes, fmt::join(bound.cut, ", "));
    }
    return "";
}

} // namespace port::study
