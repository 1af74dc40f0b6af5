#include "tools/study/sensitivity/sobol_indices.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace port::study {
namespace {

/// Of at most so many samples of the rows the variance may come out nought before it counts as none.
constexpr double most_without_variance = 0.025;

/// What one row adds to the sums; chance is already taken out.
struct Row {
    double a = 0, b = 0;              ///< the figure at A and B, less the mean over all rows
    double noise = 0;                 ///< variance by chance of a mean over replications at one of them
    std::vector<double> first, total; ///< by dimension: f(B) (f(AB) - f(A)), and (f(A) - f(AB))^2 / 2
};

/// Unbiased covariance of two means over the same replications; nought where there is one alone.
double covariance_of_means(const std::vector<double>& x, const std::vector<double>& y)
{
    const auto n = static_cast<double>(x.size());
    if (x.size() < 2) return 0;
    const double x_mean = moments_of(x).mean;
    const double y_mean = moments_of(y).mean;
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - x_mean) * (y[i] - y_mean);
    return sum / (n - 1) / n;
}

/// The mean over A and B of each replication by itself: what chance does at all points alike.
std::vector<double> replication_means(const Responses& responses, std::size_t block)
{
    std::vector<double> means(responses.replications());
    const auto n = static_cast<double>(2 * (responses.points() / block));
    for (std::size_t point = 0; point < responses.points(); point += block)
        for (std::size_t r = 0; r < means.size(); ++r)
            means[r] += (responses.at(point, r) + responses.at(point + block - 1, r)) / n;
    return means;
}

std::vector<Row> rows_of(const Responses& responses, std::size_t dimensions, const std::vector<double>& means)
{
    const std::size_t block = dimensions + 2;
    const auto own = [&](std::size_t point) { // without what a replication does everywhere
        std::vector<double> values(means.size());
        for (std::size_t r = 0; r < means.size(); ++r) values[r] = responses.at(point, r) - means[r];
        return values;
    };
    std::vector<Row> rows(responses.points() / block);
    for (std::size_t j = 0; j < rows.size(); ++j) {
        Row& row = rows[j];
        const std::size_t first = j * block;
        const std::vector<double> a = own(first);
        const std::vector<double> b = own(first + block - 1);
        row.a = moments_of(a).mean;
        row.b = moments_of(b).mean;
        row.noise = (covariance_of_means(a, a) + covariance_of_means(b, b)) / 2;
        for (std::size_t d = 0; d < dimensions; ++d) {
            const std::vector<double> step = responses.differences(first, first + 1 + d);
            const double mean = moments_of(step).mean;
            row.first.push_back(row.b * mean - covariance_of_means(b, step));
            row.total.push_back((mean * mean - covariance_of_means(step, step)) / 2);
        }
    }
    return rows;
}

struct Sums {
    double variance = 0;
    std::vector<double> indices; ///< first of each dimension, then total; empty without a variance
};

Sums sums_over(const std::vector<Row>& rows, std::span<const std::size_t> drawn, std::size_t dimensions)
{
    Sums sums;
    const auto n = static_cast<double>(drawn.size());
    double mean = 0;
    double noise = 0;
    for (const std::size_t j : drawn) {
        mean += (rows[j].a + rows[j].b) / (2 * n);
        noise += rows[j].noise / n;
    }
    for (const std::size_t j : drawn)
        sums.variance +=
            ((rows[j].a - mean) * (rows[j].a - mean) + (rows[j].b - mean) * (rows[j].b - mean)) / (2 * n - 1);
    sums.variance -= noise;
    if (!(sums.variance > 0)) return sums;
    sums.indices.resize(2 * dimensions);
    for (const std::size_t j : drawn)
        for (std::size_t d = 0; d < dimensions; ++d) {
            sums.indices[d] += rows[j].first[d] / (n * sums.variance);
            sums.indices[dimensions + d] += rows[j].total[d] / (n * sums.variance);
        }
    return sums;
}

/// The responses at A and B alone, which are a sample of the doubts.
Responses sample_of(const Responses& responses, std::size_t block)
{
    std::vector<std::size_t> points;
    for (std::size_t first = 0; first < responses.points(); first += block) {
        points.push_back(first);
        points.push_back(first + block - 1);
    }
    return responses.of(points);
}

std::uint64_t two_at_least(std::uint64_t samples)
{
    if (samples < 2) throw std::invalid_argument("Sobol indices need two samples at least");
    return samples;
}

} // namespace

SaltelliPoints::SaltelliPoints(std::uint64_t samples, std::size_t dimensions, std::uint64_t seed)
    : dimensions_(dimensions), rows_(two_at_least(samples), 2 * dimensions, seed)
{
}

void SaltelliPoints::write(std::uint64_t index, std::span<double> unit) const
{
    const std::size_t block = index % (dimensions_ + 2);
    std::vector<double> row(2 * dimensions_);
    rows_.at(index / (dimensions_ + 2), row);
    for (std::size_t d = 0; d < dimensions_; ++d) {
        const bool from_b = block == dimensions_ + 1 || block == d + 1;
        unit[d] = row[from_b ? dimensions_ + d : d];
    }
}

SobolIndices sobol_indices(const Responses& responses, std::size_t dimensions, const Resampling& resampling)
{
    const std::size_t block = dimensions + 2;
    if (dimensions == 0 || responses.points() % block != 0 || responses.points() < 2 * block)
        throw std::invalid_argument("Sobol indices need two samples at least, each of dimensions + 2 points");
    const std::vector<double> means = replication_means(responses, block);
    const std::vector<Row> rows = rows_of(responses, dimensions, means);
    std::vector<std::size_t> all(rows.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const Sums sums = sums_over(rows, all, dimensions);
    SobolIndices found;
    found.mean = moments_of(means).mean;
    found.variance = sums.variance;
    found.parts = variance_parts(sample_of(responses, block));
    const Resampled lines = resample(rows.size(), resampling, [&](std::span<const std::size_t> drawn) {
        return sums_over(rows, drawn, dimensions).indices;
    });
    const auto without =
        static_cast<double>(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.empty(); }));
    if (sums.indices.empty() || without > most_without_variance * static_cast<double>(lines.size())) return found;
    const auto with_interval = [&](std::size_t column) {
        const auto [low, high] =
            percentile_interval(lines, resampling.confidence, [&](const auto& line) { return line[column]; });
        return Estimated{sums.indices[column], low, high};
    };
    for (std::size_t d = 0; d < dimensions; ++d) found.of.push_back({with_interval(d), with_interval(dimensions + d)});
    for (const auto& line : lines)
        if (!line.empty())
            found.firsts.emplace_back(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(dimensions));
    return found;
}

} // namespace port::study
