#include "tools/sweep/run_point.h"

#include "models/record/run_errors.h"
#include "models/run.h"
#include "models/scenario/check.h"
#include "models/versions.h"
#include "sim/replications.h"
#include "tools/store/question.h"

#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <limits>

namespace port::sweep {
namespace {

double thread_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Picks the kept measures out of all figures. Replications of one scenario give their figures in one order, so where a
/// measure was found last is where it is looked for first.
class Picker {
public:
    explicit Picker(const std::vector<study::Quantity>& measures) : measures_(measures), at_(measures.size(), 0) {}

    std::vector<double> operator()(const std::vector<Measured>& figures)
    {
        std::vector<double> row;
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            std::size_t& at = at_[m];
            if (at >= figures.size() || figures[at].key != measures_[m].key)
                for (at = 0; at < figures.size() && figures[at].key != measures_[m].key;) ++at;
            const auto number =
                at < figures.size() ? study::value_of(measures_[m], std::span(figures).subspan(at, 1)) : std::nullopt;
            if (number && std::isnan(*number))
                throw ModelFailure(fmt::format("the model's figure '{}' of '{}' is not a number",
                                               measures_[m].key.measure, measures_[m].key.of));
            row.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
        }
        return row;
    }

private:
    const std::vector<study::Quantity>& measures_;
    std::vector<std::size_t> at_;
};

std::vector<std::vector<double>> replicate(const Sweep& sweep, const Versions& scenario, const std::stop_token& stop,
                                           Cost& cost)
{
    const Replicating& how = sweep.plan().replicating;
    Picker picked(sweep.plan().measures);
    const auto one = [&](std::uint64_t replication) {
        RunOptions options;
        options.stop = stop;
        const double before = thread_seconds();
        const RunResult result = run(scenario, how.seed, replication, options);
        cost.model += thread_seconds() - before;
        ++cost.replications;
        return picked(result.figures);
    };
    sim::ReplicateOptions alone;
    alone.threads = 1;
    if (how.precision <= 0) return sim::replicate(how.replications, one, alone);
    sim::Precision precision;
    precision.relative = how.precision;
    precision.least = std::max<std::size_t>(how.replications, 2);
    precision.most = std::max(how.most, precision.least);
    const auto looked_at = [&](const std::vector<double>& row) {
        std::vector<double> few;
        for (const std::size_t m : how.precise) few.push_back(row[m]);
        return few;
    };
    return sim::replicate_until(precision, one, looked_at, alone).results;
}

/// The base over a month, so that telling processors apart costs a shard next to nothing; or all of it, if a month of
/// it can't be run.
Scenario month_of(const Sweep& sweep)
{
    Scenario month = sweep.base();
    month.years = 1;
    month.horizon = days(30);
    month.warm_up = days(0);
    return check(month, sweep.catalogues()).empty() ? month : sweep.base();
}

} // namespace

store::PointRow run_point(const Sweep& sweep, std::uint64_t point, const std::stop_token& stop, Cost& cost)
{
    std::string problem;
    const Scenario scenario = sweep.scenario_of(point, problem);
    if (!problem.empty()) return {point, "failed", problem, {}};
    try {
        return {point, "done", "", replicate(sweep, versions_of(scenario), stop, cost)};
    } catch (const RunStopped&) {
        throw;
    } catch (const ModelFailure& e) {
        return {point, "failed", e.what(), {}};
    }
}

std::string canary_of(const Sweep& sweep, const std::stop_token& stop)
{
    std::string text;
    try {
        RunOptions options;
        options.stop = stop;
        const auto bits = [&](const std::optional<double>& x) {
            text += x ? fmt::format("{:a} ", *x) : std::string("- ");
        };
        for (const Measured& m : run(versions_of(month_of(sweep)), sweep.plan().replicating.seed, 0, options).figures)
            for (const auto& x : {m.value, m.p50, m.p90, m.p95, m.most}) bits(x);
    } catch (const RunStopped&) {
        throw;
    } catch (const ModelFailure& e) {
        text = e.what();
    }
    return store::hex_of(store::sha256(text));
}

} // namespace port::sweep
