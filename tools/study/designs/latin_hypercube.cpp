#include "tools/study/designs/latin_hypercube.h"

#include "sim/stream.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace port::study {

LatinHypercube::LatinHypercube(std::uint64_t points, std::size_t dimensions, std::uint64_t seed)
    : points_(points), seed_(seed)
{
    if (points == 0 || dimensions == 0) throw std::invalid_argument("a Latin hypercube needs a point and a dimension");
    if (points > std::uint64_t{1} << 52) throw std::invalid_argument("a Latin hypercube has at most 2^52 points");
    parts_.reserve(dimensions);
    for (std::size_t d = 0; d < dimensions; ++d) parts_.emplace_back(points, seed, "design/latin hypercube/part", d);
}

void LatinHypercube::write(std::uint64_t index, std::span<double> unit) const
{
    const sim::Stream within(seed_, index, "design/latin hypercube/within");
    const auto n = static_cast<double>(points_);
    for (std::size_t d = 0; d < parts_.size(); ++d) {
        const auto part = static_cast<double>(parts_[d](index));
        const double place = (part + within.child(d).uniform()) / n;
        // Rounding may bring a place onto the next part's edge; it then stays just below.
        unit[d] = std::min(place, std::nextafter((part + 1) / n, 0.0));
    }
}

} // namespace port::study
