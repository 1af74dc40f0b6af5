#include "tools/study/sensitivity/chance_share.h"

#include <algorithm>
#include <numeric>

namespace port::study {

std::optional<double> VarianceParts::share_of_chance() const
{
    const double by_chance = std::max(chance, 0.0) + std::max(interplay, 0.0);
    const double all = std::max(doubt, 0.0) + by_chance;
    if (!(all > 0)) return std::nullopt;
    return by_chance / all;
}

std::optional<VarianceParts> variance_parts(const Responses& responses)
{
    const std::size_t points = responses.points();
    const std::size_t replications = responses.replications();
    if (points < 2 || replications < 2) return std::nullopt;
    const auto p = static_cast<double>(points);
    const auto r = static_cast<double>(replications);
    std::vector<double> of_point(points);
    std::vector<double> of_replication(replications);
    for (std::size_t i = 0; i < points; ++i) {
        of_point[i] = responses.mean(i);
        for (std::size_t k = 0; k < replications; ++k) of_replication[k] += responses.at(i, k) / p;
    }
    const double mean = moments_of(of_point).mean;
    double squares = 0;
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t k = 0; k < replications; ++k) {
            const double rest = responses.at(i, k) - of_point[i] - of_replication[k] + mean;
            squares += rest * rest;
        }
    VarianceParts parts;
    parts.interplay = squares / ((p - 1) * (r - 1));
    parts.doubt = moments_of(of_point).variance - parts.interplay / r;
    parts.chance = moments_of(of_replication).variance - parts.interplay / p;
    return parts;
}

} // namespace port::study
