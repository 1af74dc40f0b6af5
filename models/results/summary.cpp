#include "models/results/figures.h"

#include "sim/statistics/student.h"

#include <map>

namespace port {
namespace {

using Member = std::optional<double> Measured::*;

/// The mean of those replications that have the value.
std::optional<double> mean_of(const std::vector<const Measured*>& all, Member member)
{
    double sum = 0;
    int n = 0;
    for (const Measured* m : all)
        if (m->*member) {
            sum += *(m->*member);
            ++n;
        }
    return n ? std::optional(sum / n) : std::nullopt;
}

Figure merge(const FigureKey& key, const std::vector<const Measured*>& all, double confidence)
{
    std::vector<double> values;
    for (const Measured* m : all)
        if (m->value) values.push_back(*m->value);
    Figure figure{key,
                  {},
                  {},
                  {},
                  mean_of(all, &Measured::p50),
                  mean_of(all, &Measured::p90),
                  mean_of(all, &Measured::p95),
                  mean_of(all, &Measured::most)};
    if (values.empty()) return figure;
    const sim::Interval interval = sim::confidence_interval(values, confidence);
    figure.mean = interval.mean;
    if (interval.half_width) {
        figure.low = interval.mean - *interval.half_width;
        figure.high = interval.mean + *interval.half_width;
    }
    return figure;
}

} // namespace

Summary summarise(std::string title, std::span<const std::vector<Measured>> replications, double confidence)
{
    Summary summary{std::move(title), {}, static_cast<int>(replications.size()), confidence, {}};
    std::vector<const FigureKey*> order;
    std::map<FigureKey, std::vector<const Measured*>> found;
    for (const auto& replication : replications)
        for (const Measured& m : replication) {
            auto& all = found[m.key];
            if (all.empty()) order.push_back(&m.key);
            all.push_back(&m);
        }
    for (const FigureKey* key : order) {
        summary.figures.push_back(merge(*key, found[*key], confidence));
        bool known = false;
        for (const int year : summary.years) known = known || year == key->year;
        if (!known) summary.years.push_back(key->year);
    }
    return summary;
}

} // namespace port
