#include "tools/study/sensitivity/responses.h"

#include <stdexcept>

namespace port::study {

Responses::Responses(std::size_t points, std::size_t replications, std::vector<double> values)
    : points_(points), replications_(replications), values_(std::move(values))
{
    if (points == 0 || replications == 0 || values_.size() / points != replications || values_.size() % points != 0)
        throw std::invalid_argument("responses need one value for each point and replication");
}

double Responses::mean(std::size_t point) const
{
    double sum = 0;
    for (std::size_t r = 0; r < replications_; ++r) sum += at(point, r);
    return sum / static_cast<double>(replications_);
}

std::vector<double> Responses::differences(std::size_t from, std::size_t to) const
{
    std::vector<double> all(replications_);
    for (std::size_t r = 0; r < replications_; ++r) all[r] = at(to, r) - at(from, r);
    return all;
}

Responses Responses::of(std::span<const std::size_t> points) const
{
    std::vector<double> values;
    values.reserve(points.size() * replications_);
    for (const std::size_t point : points)
        for (std::size_t r = 0; r < replications_; ++r) values.push_back(at(point, r));
    return {points.size(), replications_, std::move(values)};
}

Responses evaluate(const Design& design, const Response& response, std::size_t replications)
{
    std::vector<double> values;
    std::vector<double> unit(design.dimensions());
    for (std::uint64_t point = 0; point < design.points(); ++point) {
        design.at(point, unit);
        for (std::uint64_t r = 0; r < replications; ++r) values.push_back(response(unit, r));
    }
    return {design.points(), replications, std::move(values)};
}

Responses evaluate(const Design& design, const std::function<double(std::span<const double>)>& function)
{
    return evaluate(
        design, [&](std::span<const double> unit, std::uint64_t) { return function(unit); }, 1);
}

Moments moments_of(std::span<const double> values)
{
    Moments moments;
    for (const double x : values) moments.mean += x / static_cast<double>(values.size());
    if (values.size() < 2) return moments;
    for (const double x : values)
        moments.variance += (x - moments.mean) * (x - moments.mean) / static_cast<double>(values.size() - 1);
    return moments;
}

} // namespace port::study
