#include "tools/study/doubt.h"

#include "models/catalogues.h"
#include "models/record/run_errors.h"
#include "models/scenario/check.h"
#include "models/scenario/rank_matrix.h"
#include "models/scenario/set_doubt.h"
#include "sim/distributions/standard_normal.h"
#include "sim/replications.h"
#include "sim/statistics/quantiles.h"
#include "sim/statistics/student.h"
#include "sim/stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace port::study {
namespace {

using Values = std::vector<std::pair<FigureKey, double>>;

bool is_main(const FigureKey& key, const Scenario& scenario)
{
    if (key.measure == "berth occupancy") return true;
    constexpr std::array<std::string_view, 6> of_cargo{"throughput", "waiting",    "waiting ratio",
                                                       "demurrage",  "total cost", "total cost a tonne"};
    if (std::find(of_cargo.begin(), of_cargo.end(), key.measure) == of_cargo.end()) return false;
    return key.of == "port" || std::any_of(scenario.categories.begin(), scenario.categories.end(),
                                           [&](const CategorySpec& category) { return category.name == key.of; });
}

Values main_figures(const std::vector<Measured>& all, const Scenario& scenario)
{
    Values values;
    for (const Measured& m : all)
        if (m.value && is_main(m.key, scenario)) values.emplace_back(m.key, *m.value);
    return values;
}

double mean_of(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The figures of all runs by key and sample, in the order in which the first run that has one gives it.
std::vector<DoubtFigure> figures_of(const std::vector<Values>& runs, const DoubtRequest& request)
{
    std::vector<FigureKey> order;
    std::map<FigureKey, std::vector<std::vector<double>>> groups;
    for (std::size_t run = 0; run < runs.size(); ++run)
        for (const auto& [key, value] : runs[run]) {
            auto& own = groups[key];
            if (own.empty()) {
                own.resize(request.samples);
                order.push_back(key);
            }
            own[run / request.replications].push_back(value);
        }
    std::vector<DoubtFigure> figures;
    for (const FigureKey& key : order)
        if (const auto spread = spread_shares(groups[key], request.confidence)) figures.push_back({key, *spread});
    return figures;
}

} // namespace

std::optional<double> SpreadShares::share_of_doubt() const
{
    const double own = std::max(doubt, 0.0);
    if (!(own + chance > 0)) return std::nullopt;
    return own / (own + chance);
}

std::optional<SpreadShares> spread_shares(const std::vector<std::vector<double>>& groups, double confidence)
{
    std::vector<double> means;
    double n = 0;
    double squares = 0; // of the groups' sizes
    double sum = 0;
    double within = 0;
    for (const auto& group : groups) {
        if (group.empty()) continue;
        const auto size = static_cast<double>(group.size());
        means.push_back(mean_of(group));
        n += size;
        squares += size * size;
        sum += size * means.back();
        for (const double x : group) within += (x - means.back()) * (x - means.back());
    }
    const auto g = static_cast<double>(means.size());
    if (means.size() < 2 || !(n > g)) return std::nullopt;
    double between = 0;
    std::size_t at = 0;
    for (const auto& group : groups)
        if (!group.empty()) {
            const double off = means[at++] - sum / n;
            between += static_cast<double>(group.size()) * off * off;
        }
    SpreadShares spread;
    spread.groups = means.size();
    spread.chance = within / (n - g);
    spread.doubt = (between / (g - 1) - spread.chance) / ((n - squares / n) / (g - 1));
    const sim::Interval interval = sim::confidence_interval(means, confidence);
    spread.mean = interval.mean;
    spread.low = interval.low;
    spread.high = interval.high;
    // A mean of few replications also spreads by chance: what is too much is taken out, so that 5 to 95 % is doubt's.
    double variance = 0;
    for (const double mean : means) variance += (mean - spread.mean) * (mean - spread.mean) / (g - 1);
    const double part = variance > 0 ? std::sqrt(std::clamp(spread.doubt / variance, 0.0, 1.0)) : 0;
    for (double& mean : means) mean = spread.mean + part * (mean - spread.mean);
    std::sort(means.begin(), means.end());
    spread.p5 = sim::sorted_quantile(means, 0.05);
    spread.p95 = sim::sorted_quantile(means, 0.95);
    return spread;
}

std::vector<double> draw_doubts(const Scenario& scenario, std::uint64_t seed, std::uint64_t sample)
{
    const auto factor = correlating_factor(scenario);
    if (!factor) throw DoubtRefused("the rank correlations of the doubts contradict each other");
    std::vector<double> independent;
    std::vector<double> drawn;
    for (std::size_t i = 0; i < scenario.doubt.size(); ++i) {
        sim::Stream stream(seed, sample, "doubt/" + scenario.doubt[i].name);
        independent.push_back(sim::law::standard_normal_quantile(stream.uniform()));
        double normal = 0;
        for (std::size_t k = 0; k <= i; ++k) normal += (*factor)[i][k] * independent[k];
        drawn.push_back(drawn_at(scenario.doubt[i].law, sim::law::standard_normal_cdf(normal), catalogues()));
    }
    return drawn;
}

Scenario with_doubts(const Scenario& scenario, const std::vector<double>& drawn, std::uint64_t sample)
{
    Scenario made = scenario;
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < scenario.doubt.size() && problems.empty(); ++i)
        problems = set_doubt(made, scenario.doubt[i], drawn[i], catalogues());
    made.doubt.clear();
    made.doubt_correlations.clear();
    if (problems.empty()) problems = check(made, catalogues(), {});
    if (problems.empty()) return made;
    std::string draws;
    for (std::size_t i = 0; i < drawn.size(); ++i)
        draws += fmt::format("{}'{}' {:.6g}", i ? ", " : "", scenario.doubt[i].name, drawn[i]);
    throw DoubtRefused(
        fmt::format("sample {} of the doubts ({}) cannot be run: {}", sample, draws, message(problems.front())));
}

DoubtAnswer study_doubt(const Scenario& scenario, const DoubtRequest& request, const RunFigures& figures)
{
    if (request.samples < 2 || request.replications < 2)
        throw std::invalid_argument("doubt needs two samples and two replications of each at least");
    DoubtAnswer answer;
    for (std::size_t sample = 0; sample < request.samples; ++sample) {
        answer.drawn.push_back(draw_doubts(scenario, request.seed, sample));
        static_cast<void>(with_doubts(scenario, answer.drawn.back(), sample)); // what can't be run is told at once
    }
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    options.progress = request.progress;
    const std::vector<Values> runs = sim::replicate(
        request.samples * request.replications,
        [&](std::uint64_t run) {
            const std::size_t sample = run / request.replications;
            return main_figures(figures(with_doubts(scenario, answer.drawn[sample], sample), run), scenario);
        },
        options);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    answer.figures = figures_of(runs, request);
    return answer;
}

} // namespace port::study
