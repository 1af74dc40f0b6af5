#include "tools/study/why.h"

#include "models/results/settled.h"
#include "models/scenario/dates.h"
#include "tools/study/all_causes.h"
#include "tools/study/amount.h"
#include "tools/study/sentence.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::study {
namespace {

/// Whose time a figure may tell, of what is asked about.
bool is_of(const std::string& name, const Resource& resource)
{
    if (name == resource.name) return true;
    const bool line_of_berths = resource.kind == ResourceKind::berth || resource.kind == ResourceKind::equipment;
    return line_of_berths && name.starts_with(resource.name + " (") && name.ends_with(")");
}

std::vector<Figure> times_of(const Summary& summary, int year, const std::optional<Resource>& resource)
{
    std::vector<Figure> times;
    for (const Figure& f : summary.figures) {
        if (f.key.year != year || f.key.cause.empty() || !f.mean) continue;
        const bool ships = f.key.measure == "time in port" && f.key.of == "port";
        const bool of_a_resource =
            f.key.measure == "utilisation" || f.key.measure == "train hours" || f.key.measure == "truck hours";
        if (resource ? of_a_resource && is_of(f.key.of, *resource) : ships || of_a_resource) times.push_back(f);
    }
    return times;
}

/// "10 % more rate of dumper of coal trains moves ...": what the one resource that was asked for is worth.
std::string sentence_of_one(const Tried& tried, bool settled, double confidence)
{
    const PairedGain& g = tried.gain(settled);
    const char* unit = settled ? "h" : "t";
    const std::string change = fmt::format("{} ({})", tried.more.resource, tried.more.change);
    const auto amount = [&](double x) { return amount_text(x, unit); };
    const std::string interval =
        fmt::format("({} % interval {} to {})", plain_number(100 * confidence), amount(g.low), amount(g.high));
    if (g.mean == 0 && g.low == 0 && g.high == 0)
        return fmt::format("More of it changes nothing: {} {} in any replication.", change,
                           settled ? "saves no wait" : "moves no tonne more");
    const std::string sure = g.low > 0    ? ""
                             : g.high < 0 ? " It surely does harm."
                                          : " That can't be told from nothing.";
    return fmt::format("{}: {} {} {}.{}", change, settled ? "a mean wait is shorter by" : "the port moves more by",
                       amount(g.mean), interval, sure);
}

/// A chain follows the greatest wait; what that wait costs, a trial alone tells.
std::string chain_disagrees(const Why& why)
{
    const auto is_it = [&](const ChainLink& link) { return link.who == why.verdict.binds; };
    if (!why.verdict.found() || why.chain.empty() || std::any_of(why.chain.begin(), why.chain.end(), is_it)) return "";
    return fmt::format("The greatest waits lead to {}; more of {} gains most all the same, and the trial decides.",
                       why.chain.back().who, why.verdict.binds);
}

} // namespace

void check_year(const Scenario& scenario, const std::optional<int>& year)
{
    if (!year) return;
    if (scenario.horizon.value > 0)
        throw BadQuestion(fmt::format("the scenario reports no year {}: it has a horizon", *year));
    const int first = to_civil(scenario.start).year;
    const int last = first + scenario.years - 1;
    if (*year < first || *year > last)
        throw BadQuestion(
            fmt::format("the scenario does not report the year {}; it reports {} to {}", *year, first, last));
}

int year_asked(const Summary& summary, const std::optional<int>& year)
{
    if (year) return *year;
    const auto piles = unsettled(summary);
    for (const int y : summary.years)
        if (!is_settled(piles, "port", y)) return y;
    return summary.years.back();
}

Why find_why(const Scenario& scenario, const Summary& summary, const Replications& base, const WhyRequest& request,
             const RunFigures& figures)
{
    Why why;
    why.year = year_asked(summary, request.year);
    const bool settled = is_settled(unsettled(summary), "port", why.year);
    std::vector<ToTry> what;
    if (request.resource) {
        const MoreOf more = more_of(*request.resource, scenario);
        if (more.scalings.empty())
            why.remarks.push_back("No number of " + more.resource + " can be raised, so nothing is tried.");
        else if (!can_be_said(scenario, more))
            why.remarks.push_back(more.resource + " is as great as a scenario may say, so nothing is tried.");
        else
            what.push_back({more, "asked for"});
    } else {
        what = suspects(scenario, summary);
    }
    const Summary by_cause = summarise(scenario.title, with_all_causes(base), request.trials.confidence);
    why.times = times_of(by_cause, why.year, request.resource);
    why.chain = waiting_chain(scenario, by_cause, why.year, request.resource);
    why.trials = try_more(scenario, base, what, why.year, settled, figures, request.trials);
    why.verdict = verdict_of(scenario, summary, why.trials, why.year);
    if (!settled)
        why.remarks.push_back("There is no steady state, so waits and what they cost are not told: tonnes are.");
    if (request.resource) {
        why.sentence = why.trials.empty() ? why.remarks.front()
                                          : sentence_of_one(why.trials.front(), settled, request.trials.confidence);
        return why;
    }
    if (const std::string text = chain_disagrees(why); !text.empty()) why.remarks.push_back(text);
    Verdict told;
    told.years = {why.verdict};
    if (why.verdict.weather)
        told.years.front().reason += (why.verdict.reason.empty() ? "" : ", ") + weather_text(*why.verdict.weather);
    why.sentence = sentence(told, summary, scenario);
    return why;
}

} // namespace port::study
