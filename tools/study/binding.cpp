#include "tools/study/binding.h"

#include "models/results/settled.h"
#include "tools/study/sentence.h"
#include "tools/study/trials.h"

#include <algorithm>

namespace port::study {
namespace {

using Figures = std::vector<Measured>;

constexpr std::size_t most_compared = 10;

double value_of(const Figures& figures, const char* measure, int year)
{
    const Measured* m = port_figure(figures, measure, year);
    return m ? m->value.value_or(0) : 0;
}

/// Tries more of something against the scenario as it is.
class Trials {
public:
    Trials(const Scenario& scenario, const std::vector<Figures>& base, std::vector<YearVerdict>& years,
           const RunFigures& figures, const TrialRequest& request)
        : scenario_(scenario), base_(base), years_(years), figures_(figures), request_(request)
    {
    }

    Trial operator()(const MoreOf& more) const
    {
        const std::size_t n = std::min(most_compared, base_.size());
        const Replications runs = run_all(with_more(scenario_, more), n, figures_, request_);
        Trial trial{more.resource, more.change, {}};
        for (const YearVerdict& year : years_) {
            std::vector<double> gains;
            for (std::size_t r = 0; r < n; ++r) {
                const char* measure = year.settled ? "waiting" : "throughput";
                const double difference =
                    value_of(runs[r], measure, year.year) - value_of(base_[r], measure, year.year);
                gains.push_back(year.settled ? -difference : difference);
            }
            const PairedGain gain = paired_gain(gains, request_.confidence);
            trial.gains.push_back({year.year, year.settled ? "h" : "t", gain.mean, gain.low, gain.high});
        }
        return trial;
    }

private:
    const Scenario& scenario_;
    const std::vector<Figures>& base_;
    const std::vector<YearVerdict>& years_;
    const RunFigures& figures_;
    const TrialRequest& request_;
};

std::vector<YearVerdict> all_before_trials(const Summary& summary, const Scenario& scenario)
{
    const auto piles = unsettled(summary);
    std::vector<YearVerdict> years;
    for (const int year : summary.years)
        years.push_back(before_trials(scenario, summary, year, is_settled(piles, "port", year)));
    return years;
}

/// The greatest gain of a year whose interval lies above nought.
void judge(YearVerdict& y, std::size_t k, const std::vector<ToTry>& tried, const std::vector<Trial>& trials)
{
    if (y.binds == "demand") return;
    if (y.settled) y.binds = "demand"; // unless something that was tried would shorten the waits
    for (std::size_t i = 0; i < trials.size(); ++i) consider(y, tried[i].more, tried[i].reason, trials[i].gains[k]);
}

/// The two that gain the most in a year, given together; nothing if not two of them gain.
std::optional<MoreOf> two_best(std::size_t k, const std::vector<ToTry>& tried, const std::vector<Trial>& trials)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < trials.size(); ++i)
        if (trials[i].gains[k].low > 0) order.push_back(i);
    if (order.size() < 2) return std::nullopt;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return trials[a].gains[k].mean > trials[b].gains[k].mean; });
    const MoreOf& best = tried[order[0]].more;
    const MoreOf& next = tried[order[1]].more;
    MoreOf both{best.resource + " and " + next.resource, true, best.change + " and " + next.change, best.scalings};
    both.scalings.insert(both.scalings.end(), next.scalings.begin(), next.scalings.end());
    return both;
}

} // namespace

Verdict what_binds(const Scenario& scenario, const Summary& summary, const std::vector<Figures>& base,
                   const RunFigures& figures, unsigned threads, const std::stop_token& stop,
                   const std::function<void(std::size_t, std::size_t)>& progress)
{
    Verdict verdict;
    verdict.years = all_before_trials(summary, scenario);
    const bool asked = std::any_of(verdict.years.begin(), verdict.years.end(),
                                   [](const YearVerdict& y) { return y.binds != "demand"; });
    if (asked && base.size() > 1) {
        const std::vector<ToTry> tried = suspects(scenario, summary);
        std::size_t number = 0;
        TrialRequest request;
        request.threads = threads;
        request.stop = stop;
        request.progress = [&](std::size_t done, std::size_t of) {
            if (progress) progress(number * of + done, (tried.size() + 1) * of);
        };
        const Trials try_it(scenario, base, verdict.years, figures, request);
        for (; number < tried.size(); ++number) verdict.trials.push_back(try_it(tried[number].more));
        for (std::size_t k = 0; k < verdict.years.size(); ++k) judge(verdict.years[k], k, tried, verdict.trials);
        if (const YearVerdict* y = headline(verdict))
            if (const auto both = two_best(static_cast<std::size_t>(y - verdict.years.data()), tried, verdict.trials))
                verdict.trials.push_back(try_it(*both));
        std::stable_sort(verdict.trials.begin(), verdict.trials.end(),
                         [](const Trial& a, const Trial& b) { return a.gains.back().mean > b.gains.back().mean; });
    }
    for (YearVerdict& y : verdict.years)
        if (y.weather) y.reason += (y.reason.empty() ? "" : ", ") + weather_text(*y.weather);
    verdict.sentence = sentence(verdict, summary, scenario);
    return verdict;
}

} // namespace port::study
