#include "tools/commands.h"

#include "models/run.h"
#include "sim/replications.h"
#include "tools/store/kept_replications.h"
#include "tools/study/static_bound.h"
#include "tools/study/warm_up.h"

#include <fmt/format.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>

namespace port::commands {
namespace {

using Figures = std::vector<Measured>;

void refuse_what_is_no_number(const Figures& figures)
{
    for (const Measured& m : figures)
        for (const auto& value : {m.value, m.p50, m.p90, m.p95, m.most})
            if (value && std::isnan(*value))
                throw ModelFailure(
                    fmt::format("the model's figure '{}' of '{}' is not a number", m.key.measure, m.key.of));
}

/// A replication with more over the quay than the links let pass is a fault of the model, whatever it says else.
void refuse_what_no_port_can_move(const std::vector<study::StaticBound>& bounds,
                                  const std::vector<Figures>& replications)
{
    for (std::size_t r = 0; r < replications.size(); ++r)
        if (const std::string breach = study::above_bound(bounds, replications[r]); !breach.empty())
            throw ModelFailure(fmt::format("replication {}: {}", r, breach));
}

/// Gives the figures of replications: from the store if it has them, else run now and kept. For several threads at
/// once.
class Runs {
public:
    explicit Runs(const RunRequest& request)
        : request_(request), kept_(request.store, request.seed, std::string(model_version()))
    {
    }

    Figures figures(const Scenario& scenario, std::uint64_t replication)
    {
        ++replications_;
        if (auto found = kept_.find(scenario, replication)) return std::move(*found);
        return run_now(versions_of(scenario), replication, false);
    }

    /// The same for the scenario as it is. No store keeps calls, so the replication they are wanted of is run.
    Figures base(std::uint64_t replication)
    {
        ++replications_;
        const bool calls = request_.calls && replication == 0;
        if (auto found = calls ? std::nullopt : kept_.find(request_.scenario, replication)) return std::move(*found);
        std::call_once(are_laid_out_, [&] { versions_ = versions_of(request_.scenario); });
        return run_now(versions_, replication, calls);
    }

    std::vector<CallRow>& calls() { return calls_; }
    [[nodiscard]] StoreUse use() const { return {replications_, kept_.found(), kept_.failure()}; }

private:
    Figures run_now(const Versions& scenario, std::uint64_t replication, bool calls)
    {
        RunOptions options;
        options.calls = calls;
        options.stop = request_.stop;
        RunResult result = run(scenario, request_.seed, replication, options);
        refuse_what_is_no_number(result.figures);
        kept_.keep(scenario.given, replication, result.figures);
        if (calls) calls_ = std::move(result.calls); // of one replication alone, so by one thread alone
        return std::move(result.figures);
    }

    const RunRequest& request_;
    store::KeptReplications kept_;
    std::once_flag are_laid_out_;
    Versions versions_; ///< of the scenario as it is
    std::atomic<std::size_t> replications_ = 0;
    std::vector<CallRow> calls_;
};

/// The throughput of each category and year, as a row for `replicate_until`. All rows have the first one's keys.
class Throughputs {
public:
    explicit Throughputs(const Scenario& scenario) : scenario_(scenario) {}

    std::vector<double> operator()(const Figures& figures)
    {
        if (keys_.empty())
            for (const Measured& m : figures)
                if (is_wanted(m.key)) keys_.push_back(m.key);
        std::vector<double> row(keys_.size(), std::numeric_limits<double>::quiet_NaN());
        for (const Measured& m : figures)
            for (std::size_t k = 0; k < keys_.size(); ++k)
                if (m.value && m.key == keys_[k]) row[k] = *m.value;
        return row;
    }

    [[nodiscard]] const std::vector<FigureKey>& keys() const { return keys_; }

private:
    [[nodiscard]] bool is_wanted(const FigureKey& key) const
    {
        if (key.measure != "throughput") return false;
        for (const CategorySpec& category : scenario_.categories)
            if (key.of == category.name) return true;
        return false;
    }

    const Scenario& scenario_;
    std::vector<FigureKey> keys_;
};

/// Names the figure that is known least.
std::string not_reached(const sim::Replications<Figures>& all, const std::vector<FigureKey>& keys, double wanted)
{
    double widest = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < all.intervals.size(); ++i) {
        const sim::Interval& interval = all.intervals[i];
        const double width = interval.n == 0 ? 0 : interval.half_width.value_or(0) / std::abs(interval.mean);
        if (width > widest) {
            widest = width;
            at = i;
        }
    }
    const std::string year = keys[at].year == 0 ? "" : fmt::format(" in {}", keys[at].year);
    return fmt::format(
        "The precision asked for, {:.4g} %, was not reached: after {} replications the throughput of {}{} "
        "is known to {:.3g} % only.",
        100 * wanted, all.results.size(), keys[at].of, year, 100 * widest);
}

std::vector<Figures> replicate_all(const RunRequest& request, Runs& runs, std::vector<std::string>& remarks)
{
    const auto one = [&](std::uint64_t replication) { return runs.base(replication); };
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    options.progress = request.progress;
    if (!request.precision) return sim::replicate(request.replications, one, options);
    sim::Precision precision;
    precision.relative = *request.precision;
    precision.confidence = request.confidence;
    Throughputs throughputs(request.scenario);
    auto all = sim::replicate_until(precision, one, throughputs, options);
    if (!all.precise && !request.stop.stop_requested())
        remarks.push_back(not_reached(all, throughputs.keys(), *request.precision));
    return std::move(all.results);
}

} // namespace

namespace {

/// The same question with the warm-up that a pilot run asks for.
RunAnswer with_own_warm_up(RunRequest request)
{
    const auto found = study::warm_up_days(request.scenario, request.seed, request.stop);
    const std::string remark =
        found ? fmt::format("Warm-up by MSER-5 on a pilot run of the first year: {} days.", *found)
              : fmt::format(
                    "MSER-5 found no warm-up in a pilot run of the first year: the scenario's {:.4g} days are kept.",
                    request.scenario.warm_up.value / 86'400);
    if (found) request.scenario.warm_up = days(*found);
    request.auto_warm_up = false;
    RunAnswer answer = run_scenario(request);
    answer.remarks.insert(answer.remarks.begin(), remark);
    return answer;
}

} // namespace

ReplicationSource::ReplicationSource(std::uint64_t seed, store::Store* store, std::stop_token stop)
    : seed_(seed), stop_(std::move(stop)), kept_(store, seed, std::string(model_version()))
{
}

Figures ReplicationSource::figures(const Scenario& scenario, std::uint64_t replication)
{
    ++replications_;
    if (auto found = kept_.find(scenario, replication)) return std::move(*found);
    RunOptions options;
    options.stop = stop_;
    Figures figures = run(scenario, seed_, replication, options).figures;
    refuse_what_is_no_number(figures);
    kept_.keep(scenario, replication, figures);
    return figures;
}

StoreUse ReplicationSource::use() const
{
    return {replications_, kept_.found(), kept_.failure()};
}

RunAnswer run_scenario(const RunRequest& request)
{
    if (request.auto_warm_up) return with_own_warm_up(request);
    RunAnswer answer;
    Runs runs(request);
    std::vector<Figures> figures = replicate_all(request, runs, answer.remarks);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    const std::vector<study::StaticBound> bounds = study::static_bounds(request.scenario);
    refuse_what_no_port_can_move(bounds, figures);
    answer.summary = summarise(request.scenario.title, figures, request.confidence);
    answer.verdict = study::what_binds(
        request.scenario, answer.summary, figures,
        [&](const Scenario& scenario, std::uint64_t replication) { return runs.figures(scenario, replication); },
        request.threads, request.stop, request.progress);
    answer.gaps = study::bound_gaps(bounds, answer.summary, answer.verdict);
    answer.calls = std::move(runs.calls());
    answer.store = runs.use();
    if (request.figures) answer.figures = std::move(figures);
    return answer;
}

} // namespace port::commands
