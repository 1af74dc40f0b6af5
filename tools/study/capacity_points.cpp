#include "tools/study/capacity_points.h"

#include "models/record/run_errors.h"
#include "models/results/settled.h"
#include "sim/replications.h"
#include "sim/statistics/student.h"
#include "tools/study/demand_scaling.h"

#include <algorithm>

namespace port::study {
namespace {

using Figures = std::vector<Measured>;

Reading reading(const std::vector<double>& values, double confidence)
{
    const sim::Interval i = sim::confidence_interval(values, confidence);
    return {i.mean, i.low.value_or(i.mean), i.high.value_or(i.mean)};
}

std::vector<double> values_of(const Quantity& quantity, const std::vector<Figures>& runs)
{
    std::vector<double> values;
    for (const Figures& run : runs)
        if (const auto value = value_of(quantity, run)) values.push_back(*value);
    return values;
}

std::optional<Reading> figure(const std::vector<Figures>& runs, const char* measure, const std::string& of, int year,
                              const char* unit, double confidence)
{
    const auto values = values_of({{measure, of, "", year, unit}, Statistic::mean}, runs);
    return values.empty() ? std::nullopt : std::optional(reading(values, confidence));
}

double mean_of(const Summary& summary, const char* measure, const std::string& of, int year)
{
    const Figure* f = summary.find(measure, of, year);
    return f ? f->mean.value_or(0) : 0;
}

/// Growth of each backlog beyond what a steady state may have (models/results/settled.h), by replication.
std::map<std::string, Reading> piling_up(const Summary& summary, const std::vector<Figures>& runs, int year,
                                         double confidence)
{
    std::map<std::string, Reading> piling;
    for (const Figure& f : summary.figures) {
        if (f.key.measure != "backlog growth" || f.key.year != year || f.key.of == "port") continue;
        const double much = std::max(0.02 * mean_of(summary, "demand", f.key.of, year),
                                     mean_of(summary, "mean parcel", f.key.of, year));
        std::vector<double> beyond = values_of({f.key, Statistic::mean}, runs);
        if (beyond.empty()) continue;
        for (double& growth : beyond) growth -= much;
        piling[f.key.of] = reading(beyond, confidence);
    }
    return piling;
}

} // namespace

CapacityPoint try_demand(const Scenario& scenario, const PointRequest& request, double factor,
                         const RunFigures& figures, std::vector<Figures>* kept)
{
    const Scenario scaled = with_demand(scenario, request.of, factor);
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    std::vector<Figures> runs = sim::replicate(
        request.replications, [&](std::uint64_t r) { return figures(scaled, r); }, options);
    if (runs.size() < request.replications) throw RunStopped("the run was asked to stop");

    const int year = request.rules.front().quantity.key.year;
    const std::string of = request.of == every_category ? "port" : request.of;
    const Summary summary = summarise(scenario.title, runs);
    CapacityPoint point;
    point.factor = factor;
    point.tonnes = yearly_demand(scaled, request.of, year);
    point.settled = is_settled(unsettled(summary), "port", year);
    point.moved = figure(runs, "throughput", of, year, "t", request.confidence);
    point.waiting = figure(runs, "waiting", of, year, "h", request.confidence);
    point.waiting_ratio = figure(runs, "waiting ratio", of, year, "share", request.confidence);
    point.piling = piling_up(summary, runs, year, request.confidence);
    for (const CapacityRule& rule : request.rules) {
        std::vector<double> values = values_of(rule.quantity, runs);
        point.rules.push_back(values.empty() ? std::nullopt : std::optional(reading(values, request.confidence)));
        for (double& value : values) value = rule.at_most ? value - rule.limit : rule.limit - value;
        if (values.empty()) values.push_back(rule.at_most ? -rule.limit : rule.limit); // no call waits for nothing
        point.beyond.push_back(reading(values, request.confidence));
    }
    if (kept) *kept = std::move(runs);
    return point;
}

} // namespace port::study
