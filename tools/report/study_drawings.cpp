#include "tools/report/study_drawings.h"

#include "tools/report/charts.h"
#include "tools/report/curve_chart.h"
#include "tools/report/gain_estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::report {
namespace {

constexpr std::size_t most_bars = 20;

Estimate estimate(const study::Reading& reading, double scale = 1)
{
    return {reading.mean / scale, reading.low / scale, reading.high / scale};
}

Estimate estimate(const study::Estimated& e)
{
    return {e.value, e.low, e.high};
}

std::string with_unit(const std::string& name, const std::string& unit)
{
    return unit.empty() || unit == "share" ? name : name + ", " + unit;
}

/// Money in millions: axes have no room for more noughts.
Estimate in_millions(const study::PairedGain& gain)
{
    return {gain.mean / 1e6, gain.low / 1e6, gain.high / 1e6};
}

/// The greatest first, as many as people look at.
std::string bars(const std::string& title, const std::string& axis, std::vector<Bar> all)
{
    std::stable_sort(all.begin(), all.end(),
                     [](const Bar& a, const Bar& b) { return std::abs(a.value.mean) > std::abs(b.value.mean); });
    if (all.size() > most_bars) all.resize(most_bars);
    return bar_chart(title, axis, all);
}

} // namespace

std::vector<std::string> drawings_of(const study::Capacity& capacity, const std::vector<study::CapacityRule>& rules)
{
    std::vector<std::string> drawings;
    CurveFrame frame;
    frame.across = "asked, Mt/yr";
    if (capacity.found)
        frame.mark = Estimate{capacity.tonnes / 1e6, capacity.low / 1e6, capacity.high.value_or(capacity.tonnes) / 1e6};
    for (std::size_t i = 0; i < rules.size(); ++i) {
        Curve curve{study::measure_name(rules[i].quantity), {}};
        for (const study::CapacityPoint& point : capacity.curve)
            if (point.settled && point.rules[i])
                curve.points.emplace_back(point.tonnes / 1e6, estimate(*point.rules[i]));
        if (curve.points.empty()) continue;
        frame.title = curve.name + " over what is asked";
        frame.up = with_unit(curve.name, rules[i].quantity.key.unit);
        frame.limit = {rules[i].limit, rules[i].text};
        drawings.push_back(curve_chart(frame, {curve}));
    }
    Curve moved{"moved", {}};
    for (const study::CapacityPoint& point : capacity.curve)
        if (point.moved) moved.points.emplace_back(point.tonnes / 1e6, estimate(*point.moved, 1e6));
    frame.limit.reset();
    frame.title = "What is moved of what is asked";
    frame.up = "moved, Mt";
    if (!moved.points.empty()) drawings.push_back(curve_chart(frame, {moved}));
    return drawings;
}

std::vector<std::string> drawings_of(const study::Comparison& comparison, const std::vector<study::ComparedRun>& runs)
{
    std::vector<std::string> drawings;
    for (const study::ComparedAlternative& alternative : comparison.alternatives) {
        std::vector<Bar> changes;
        for (const study::ComparedFigure& f : comparison.figures) {
            const bool told = f.told == study::Told::more || f.told == study::Told::less;
            if (f.run != alternative.run || !told || f.base == 0 || !f.low || !f.high) continue;
            const double percent = 100 / std::abs(f.base);
            changes.push_back({study::measure_name({f.key, study::Statistic::mean}),
                               {f.difference * percent, *f.low * percent, *f.high * percent}});
        }
        if (!changes.empty())
            drawings.push_back(bars(runs[alternative.run].label + ": what surely changes", "% of " + runs.front().label,
                                    std::move(changes)));
    }
    return drawings;
}

std::vector<std::string> drawings_of(const study::Why& why)
{
    const bool settled = why.verdict.settled;
    std::vector<Bar> gains, money;
    std::string currency;
    for (const study::Tried& t : why.trials) {
        const std::string name = fmt::format("{} ({})", t.more.resource, t.more.change);
        gains.push_back({name, estimate(t.gain(settled))});
        if (t.worth.money) money.push_back({name, in_millions(*t.worth.money)});
        currency = t.worth.currency;
    }
    std::vector<std::string> drawings;
    if (!gains.empty())
        drawings.push_back(
            bars("What a little more would gain", settled ? "mean wait saved, h" : "tonnes more, t", std::move(gains)));
    if (!money.empty()) drawings.push_back(bars("In money a year", "saved, million " + currency, std::move(money)));
    return drawings;
}

std::vector<std::string> drawings_of(const study::Ladder& ladder)
{
    std::vector<std::string> drawings;
    for (const char* unit : {"t", "h"}) {
        std::vector<Bar> gains;
        for (std::size_t i = 1; i < ladder.rungs.size(); ++i) {
            const study::Rung& rung = ladder.rungs[i];
            if (rung.gain && rung.gain_unit == unit)
                gains.push_back({fmt::format("{}. {} ({})", i, rung.added, rung.change), estimate(*rung.gain)});
        }
        if (!gains.empty())
            drawings.push_back(
                bar_chart("What each step gains", *unit == 't' ? "tonnes more, t" : "mean wait saved, h", gains));
    }
    std::vector<Curve> worths;
    for (const study::BuildChoice& choice : ladder.choices) {
        Curve curve{choice.investment.name, {}};
        for (const study::YearToBuild& year : choice.years)
            curve.points.emplace_back(year.opens, in_millions(year.worth));
        worths.push_back(std::move(curve));
    }
    for (const Curve& worth : worths) // each by itself: they differ by orders of magnitude
        drawings.push_back(curve_chart(
            {"When to build: " + worth.name, "opens in", "net present value, million " + ladder.currency, {}, {}},
            {worth}));
    return drawings;
}

std::vector<std::string> drawings_of(const study::SensitivityAnswer& answer)
{
    const std::string figure = study::measure_name(answer.of);
    const auto by_doubt = [&](const std::string& title, const std::string& axis, const auto& of_doubt) {
        std::vector<Bar> all;
        for (std::size_t i = 0; i < answer.doubts.size(); ++i)
            all.push_back({answer.doubts[i].name, estimate(of_doubt(i))});
        return bars(title, axis, std::move(all));
    };
    const std::string axis = with_unit(figure, answer.of.key.unit);
    if (const auto* found = std::get_if<study::Tornado>(&answer.found))
        return {by_doubt("From one end of a doubt to the other", axis,
                         [&](std::size_t i) { return found->swings[i].swing; })};
    if (const auto* found = std::get_if<study::MorrisEffects>(&answer.found))
        return {by_doubt("How much a doubt moves it, in the mean (mu*)", axis,
                         [&](std::size_t i) { return found->of[i].mu_star; })};
    const auto& found = std::get<study::SobolIndices>(answer.found);
    if (found.of.empty()) return {};
    return {by_doubt("Share of the variance of " + figure + " that is a doubt's own (S1)", "share",
                     [&](std::size_t i) { return found.of[i].first; }),
            by_doubt("Share that a doubt has part in (ST)", "share", [&](std::size_t i) { return found.of[i].total; })};
}

} // namespace port::report
