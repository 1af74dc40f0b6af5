#include "tools/study/trials.h"

#include "models/catalogues.h"
#include "models/record/run_errors.h"
#include "models/results/candidates.h"
#include "models/results/settled.h"
#include "models/scenario/check.h"
#include "sim/replications.h"
#include "sim/statistics/comparison.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

namespace port::study {
namespace {

/// The sum of some figures of the port; nothing where one of them has no value. Laytime is no figure of a port whose
/// trades have none: it then counts nought.
std::optional<double> sum_of(const std::vector<Measured>& figures,
                             const std::vector<std::pair<const char*, double>>& of, int year)
{
    double sum = 0;
    for (const auto& [measure, sign] : of) {
        const Measured* m = port_figure(figures, measure, year);
        if (!m) continue;
        if (!m->value) return std::nullopt;
        sum += sign * *m->value;
    }
    return sum;
}

/// How much less of these figures there is with the change.
std::optional<PairedGain> saved(const Replications& base, const Replications& changed,
                                const std::vector<std::pair<const char*, double>>& of, int year, double confidence)
{
    std::vector<double> differences;
    for (std::size_t r = 0; r < base.size(); ++r) {
        const auto before = sum_of(base[r], of, year);
        const auto after = sum_of(changed[r], of, year);
        if (!before || !after) continue;
        const double less = *before - *after;
        const double size = std::max(std::abs(*before), std::abs(*after));
        differences.push_back(std::abs(less) <= 1e-9 * size ? 0 : less); // that much is rounding
    }
    if (differences.empty()) return std::nullopt;
    return paired_gain(differences, confidence);
}

} // namespace

const Measured* port_figure(const std::vector<Measured>& figures, std::string_view measure, int year)
{
    for (const Measured& m : figures)
        if (m.key.measure == measure && m.key.of == "port" && m.key.year == year && m.key.cause.empty()) return &m;
    return nullptr;
}

PairedGain paired_gain(const std::vector<double>& differences, double confidence)
{
    const std::vector<double> none(differences.size(), 0.0);
    const sim::Difference d = sim::paired_difference(differences, none, confidence);
    const double mean = d.interval.mean;
    return {mean, d.interval.low.value_or(mean), d.interval.high.value_or(mean), std::isnan(d.p_value) ? 1 : d.p_value};
}

Worth worth_of(const Scenario& scenario, const Replications& base, const Replications& changed, int year, bool settled,
               double confidence)
{
    if (base.size() != changed.size()) throw std::invalid_argument("a gain needs as many replications on both sides");
    const auto less_of = [&](const std::vector<std::pair<const char*, double>>& of) {
        return saved(base, changed, of, year, confidence);
    };
    Worth worth;
    worth.tonnes = less_of({{"throughput", -1}});
    if (settled) worth.waiting = less_of({{"waiting", 1}});
    if (scenario.costs.empty()) return worth;
    const CostSpec& costs = scenario.costs.front();
    worth.currency = costs.currency + " of " + std::to_string(costs.price_year.value);
    worth.earnings = less_of({{"earnings", -1}});
    if (!settled) return worth;
    std::vector<std::pair<const char*, double>> ship_time{{"waiting cost", 1}};
    if (costs.adds(CostPart::further_time)) ship_time.emplace_back("cost of further time in port", 1);
    worth.ship_time = less_of(ship_time);
    worth.demurrage = less_of({{"demurrage", 1}, {"despatch", -1}});
    worth.handling = less_of({{"handling cost", 1}});
    worth.money = less_of({{"total cost", 1}});
    return worth;
}

const PairedGain& Tried::gain(bool settled) const
{
    static const PairedGain nothing;
    const std::optional<PairedGain>& sought = settled ? worth.waiting : worth.tonnes;
    return sought ? *sought : nothing;
}

bool can_be_said(const Scenario& scenario, const MoreOf& more)
{
    return !more.scalings.empty() && check(with_more(scenario, more), catalogues()).empty();
}

Scenario with_more(const Scenario& scenario, const MoreOf& more)
{
    Scenario changed = scenario;
    changed.scaled.insert(changed.scaled.end(), more.scalings.begin(), more.scalings.end());
    return changed;
}

Replications run_all(const Scenario& scenario, std::size_t replications, const RunFigures& figures,
                     const TrialRequest& request)
{
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    options.progress = request.progress;
    Replications runs = sim::replicate(
        replications, [&](std::uint64_t r) { return figures(scenario, r); }, options);
    if (runs.size() < replications) throw RunStopped("the run was asked to stop");
    return runs;
}

std::vector<ToTry> suspects(const Scenario& scenario, const Summary& summary)
{
    std::vector<ToTry> what;
    for (Candidate& c : candidates(summary, scenario))
        if (can_be_said(scenario, c.more)) what.push_back({std::move(c.more), std::move(c.reason)});
    return what;
}

std::vector<Tried> try_more(const Scenario& scenario, const Replications& base, const std::vector<ToTry>& what,
                            int year, bool settled, const RunFigures& figures, const TrialRequest& request)
{
    std::vector<Tried> all;
    std::vector<double> p_values;
    for (const ToTry& one : what) {
        TrialRequest of_one = request;
        of_one.progress = [&](std::size_t done, std::size_t of) {
            if (request.progress) request.progress(all.size() * of + done, what.size() * of);
        };
        Tried tried{one.more, one.reason, {}, run_all(with_more(scenario, one.more), base.size(), figures, of_one)};
        tried.worth = worth_of(scenario, base, tried.figures, year, settled, request.confidence);
        p_values.push_back(tried.gain(settled).p_value);
        all.push_back(std::move(tried));
    }
    const std::vector<double> adjusted = sim::holm(p_values);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].surely = all[i].gain(settled).mean > 0 && adjusted[i] <= 1 - request.confidence;
    std::stable_sort(all.begin(), all.end(),
                     [&](const Tried& a, const Tried& b) { return a.gain(settled).mean > b.gain(settled).mean; });
    return all;
}

YearVerdict before_trials(const Scenario& scenario, const Summary& summary, int year, bool settled)
{
    const auto mean = [&](const char* measure) {
        const Figure* f = summary.find(measure, "port", year);
        return f ? f->mean.value_or(0) : 0;
    };
    YearVerdict y;
    y.year = year;
    y.settled = settled;
    y.demand = mean("demand");
    y.throughput = mean("throughput");
    y.binds = is_pressed(summary, scenario, year) ? "not found" : "demand";
    y.weather = held_by_weather(summary, year);
    return y;
}

void consider(YearVerdict& year, const MoreOf& more, const std::string& reason, const Gain& gain)
{
    if (gain.low <= 0 || (year.gain && gain.mean <= year.gain->mean)) return;
    year.binds = more.resource;
    year.many = more.many;
    year.change = more.change;
    year.reason = reason;
    year.gain = gain;
}

YearVerdict verdict_of(const Scenario& scenario, const Summary& summary, const std::vector<Tried>& tried, int year)
{
    YearVerdict y = before_trials(scenario, summary, year, is_settled(unsettled(summary), "port", year));
    if (y.binds == "demand") return y;
    if (y.settled) y.binds = "demand"; // unless something that was tried would shorten the waits
    for (const Tried& t : tried) {
        const PairedGain& g = t.gain(y.settled);
        consider(y, t.more, t.reason, {year, y.settled ? "h" : "t", g.mean, g.low, g.high});
    }
    return y;
}

} // namespace port::study
