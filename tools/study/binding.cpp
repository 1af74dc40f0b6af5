#include "tools/study/binding.h"

#include "models/record/run_errors.h"
#include "models/results/candidates.h"
#include "sim/replications.h"

#include <algorithm>
#include <fmt/format.h>

namespace port::study {
namespace {

using Figures = std::vector<Measured>;

double value_of(const Figures& figures, const std::string& measure, const std::string& of, int year)
{
    for (const Measured& m : figures)
        if (m.key.measure == measure && m.key.of == of && m.key.year == year) return m.value.value_or(0);
    return 0;
}

double mean_of(const Summary& summary, const std::string& measure, const std::string& of, int year)
{
    const Figure* f = summary.find(measure, of, year);
    return f ? f->mean.value_or(0) : 0;
}

/// No steady state: the backlog grows by more than 2 % of the demand and more than a mean parcel, surely; or an
/// unsettled year's backlog is still there.
bool unsettled(const Summary& summary, const Scenario& scenario, int year, bool before)
{
    for (const CategorySpec& category : scenario.categories) {
        const Figure* growth = summary.find("backlog growth", category.name, year);
        if (!growth || !growth->mean) continue;
        const double limit = std::max(0.02 * mean_of(summary, "demand", category.name, year),
                                      mean_of(summary, "mean parcel", category.name, year));
        if (limit > 0 && *growth->mean > limit && growth->low.value_or(*growth->mean) > 0) return true;
        if (before && limit > 0 && mean_of(summary, "backlog", category.name, year) > 2 * limit) return true;
    }
    return false;
}

bool easy(const Summary& summary, const Scenario& scenario, int year)
{
    return std::all_of(scenario.categories.begin(), scenario.categories.end(),
                       [&](const CategorySpec& c) { return mean_of(summary, "waiting ratio", c.name, year) < 0.1; });
}

Trial try_it(const Scenario& scenario, const Candidate& candidate, const std::vector<Figures>& base,
             const std::vector<YearVerdict>& years, const RunFigures& figures, const sim::ReplicateOptions& options)
{
    Scenario more = scenario;
    more.scaled.insert(more.scaled.end(), candidate.scalings.begin(), candidate.scalings.end());
    const std::size_t n = std::min<std::size_t>(10, base.size());
    const auto runs = sim::replicate(
        n, [&](std::uint64_t r) { return figures(more, r); }, options);
    if (runs.size() < n) throw RunStopped("the run was asked to stop");
    Trial trial{candidate.resource, candidate.change, {}};
    for (const YearVerdict& year : years) {
        std::vector<double> gains;
        for (std::size_t r = 0; r < n; ++r) {
            const char* measure = year.settled ? "waiting" : "throughput";
            const double difference =
                value_of(runs[r], measure, "port", year.year) - value_of(base[r], measure, "port", year.year);
            gains.push_back(year.settled ? -difference : difference);
        }
        const sim::Interval i = sim::confidence_interval(gains);
        trial.gains.push_back(
            {year.year, year.settled ? "h" : "t", i.mean, i.low.value_or(i.mean), i.high.value_or(i.mean)});
    }
    return trial;
}

std::string when(int year)
{
    return year == 0 ? "in the time reported" : fmt::format("in {}", year);
}

/// "10 % more rate moves 1.02 Mt more (95 % interval 0.93 to 1.11)".
std::string worth(const Trial& trial, const Gain& gain)
{
    if (gain.unit == "t")
        return fmt::format("{} moves {:.3g} Mt more (95 % interval {:.3g} to {:.3g})", trial.change, gain.mean / 1e6,
                           gain.low / 1e6, gain.high / 1e6);
    return fmt::format("{} saves {:.2g} h of the mean wait (95 % interval {:.2g} to {:.2g})", trial.change, gain.mean,
                       gain.low, gain.high);
}

const Trial* trial_of(const Verdict& verdict, const std::string& resource, int year)
{
    const Trial* best = nullptr;
    double most = 0;
    for (const Trial& t : verdict.trials)
        for (const Gain& g : t.gains)
            if (t.resource == resource && g.year == year && g.mean > most) {
                most = g.mean;
                best = &t;
            }
    return best;
}

std::string sentence_of(const Verdict& verdict, const Summary& summary, const Scenario& scenario)
{
    const auto binding = [](const YearVerdict& y) { return y.binds != "demand" && !y.binds.empty(); };
    // What can't be carried matters more than what waits: the first year without steady state speaks, else the first
    // that binds.
    auto first = std::find_if(verdict.years.begin(), verdict.years.end(),
                              [&](const YearVerdict& y) { return binding(y) && !y.settled; });
    if (first == verdict.years.end()) first = std::find_if(verdict.years.begin(), verdict.years.end(), binding);
    if (first == verdict.years.end())
        return "Demand binds: the port moves all that is asked of it, and nothing that was tried would shorten the "
               "waits surely.";
    std::string text =
        first->binds == "not found"
            ? fmt::format("What binds was not found {}", when(first->year))
            : fmt::format("{} binds {}", first->binds,
                          first->year == 0 ? "in the time reported" : fmt::format("from {}", first->year));
    std::string missed;
    for (const CategorySpec& c : scenario.categories) {
        const double tonnes = mean_of(summary, "backlog growth", c.name, first->year);
        if (!first->settled && tonnes > mean_of(summary, "mean parcel", c.name, first->year))
            missed += fmt::format("{}{:.3g} Mt of {}", missed.empty() ? "" : ", ", tonnes / 1e6, c.name);
    }
    if (!missed.empty())
        text += fmt::format(": {} {} are not carried", missed,
                            first->year == 0 ? "offered" : fmt::format("offered in {}", first->year));
    if (first->gain)
        if (const Trial* trial = trial_of(verdict, first->binds, first->year))
            text += (missed.empty() ? ": " : "; ") + worth(*trial, *first->gain);
    const YearVerdict& last = verdict.years.back();
    if (binding(last) && last.binds != first->binds) text += fmt::format("; by {} it is {}", last.year, last.binds);
    return text + ".";
}

} // namespace

Verdict what_binds(const Scenario& scenario, const Summary& summary, const std::vector<Figures>& base,
                   const RunFigures& figures, unsigned threads, const std::stop_token& stop,
                   const std::function<void(std::size_t, std::size_t)>& progress)
{
    Verdict verdict;
    bool before = false;
    bool trials = false;
    for (const int year : summary.years) {
        YearVerdict y;
        y.year = year;
        y.settled = !unsettled(summary, scenario, year, before);
        before = !y.settled;
        y.demand = mean_of(summary, "demand", "port", year);
        y.throughput = mean_of(summary, "throughput", "port", year);
        y.binds = y.settled ? "demand" : "not found";
        trials = trials || !y.settled || !easy(summary, scenario, year);
        verdict.years.push_back(y);
    }
    if (trials && base.size() > 1) {
        sim::ReplicateOptions options;
        options.threads = threads;
        options.stop = stop;
        const auto all = candidates(summary, scenario);
        for (std::size_t i = 0; i < all.size(); ++i) {
            options.progress = [&, i](std::size_t done, std::size_t of) {
                if (progress) progress(i * of + done, all.size() * of);
            };
            verdict.trials.push_back(try_it(scenario, all[i], base, verdict.years, figures, options));
        }
        for (std::size_t k = 0; k < verdict.years.size(); ++k) {
            YearVerdict& y = verdict.years[k];
            if (y.settled && easy(summary, scenario, y.year)) continue;
            for (std::size_t i = 0; i < verdict.trials.size(); ++i) {
                const Gain& g = verdict.trials[i].gains[k];
                if (g.low <= 0 || (y.gain && g.mean <= y.gain->mean)) continue;
                y.binds = all[i].resource;
                y.reason = all[i].what;
                y.gain = g;
            }
        }
        const auto last = verdict.years.size() - 1;
        std::stable_sort(verdict.trials.begin(), verdict.trials.end(),
                         [&](const Trial& a, const Trial& b) { return a.gains[last].mean > b.gains[last].mean; });
    }
    verdict.sentence = sentence_of(verdict, summary, scenario);
    return verdict;
}

} // namespace port::study
