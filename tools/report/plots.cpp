#include "tools/report/plots.h"

#include "tools/report/charts.h"
#include "tools/report/year_table.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace port::report {
namespace {

/// Hours in port that nobody waits: they are left out of the causes of waiting.
constexpr std::array<std::string_view, 6> not_waiting{"passage",   "berthing", "unberthing",
                                                      "documents", "survey",   "working"};
constexpr std::size_t most_causes = 7; ///< the smaller ones are drawn as one

bool settled(const study::Verdict& verdict, int year)
{
    for (const auto& v : verdict.years)
        if (v.year == year) return v.settled;
    return true;
}

ChartFrame frame_of(const Answer& answer, std::string title, std::string axis)
{
    ChartFrame frame{std::move(title), std::move(axis), {}, {}, "no steady state"};
    for (const int year : answer.summary.years) {
        frame.positions.push_back(year_name(year));
        frame.shaded.push_back(!settled(answer.verdict, year));
    }
    return frame;
}

/// A measure over the years; with `only_settled` the years without steady state have no value.
Series series_of(const Answer& answer, std::string name, const std::string& measure, const std::string& of,
                 double scale, std::size_t colour, bool dashed = false, bool only_settled = false)
{
    Series series{std::move(name), {}, colour, dashed};
    for (const int year : answer.summary.years) {
        const Figure* f = answer.summary.find(measure, of, year);
        if (!f || !f->mean || (only_settled && !settled(answer.verdict, year))) {
            series.values.emplace_back();
            continue;
        }
        Estimate e{*f->mean * scale, f->low, f->high};
        if (e.low) e.low = std::max(0.0, *e.low * scale); // tonnes, hours and shares are never below nought
        if (e.high) e.high = *e.high * scale;
        series.values.emplace_back(e);
    }
    return series;
}

bool has_values(const Series& series)
{
    return std::any_of(series.values.begin(), series.values.end(), [](const auto& v) { return v.has_value(); });
}

void keep(std::vector<Series>& list, Series series)
{
    if (has_values(series)) list.push_back(std::move(series));
}

std::string throughput_plot(const Answer& answer, const Names& names)
{
    std::vector<Series> series;
    keep(series, series_of(answer, "demand, all", "demand", "port", 1e-6, 0, true));
    keep(series, series_of(answer, "throughput, all", "throughput", "port", 1e-6, 0));
    const auto categories = busiest(answer.summary, names);
    if (categories.size() > 1) {
        std::vector<std::string> shown{categories.front()};
        if (std::find(categories.begin(), categories.end(), "coal") != categories.end() && shown.front() != "coal")
            shown.push_back("coal");
        for (std::size_t i = 0; i < shown.size(); ++i) {
            keep(series, series_of(answer, "demand, " + shown[i], "demand", shown[i], 1e-6, i + 1, true));
            keep(series, series_of(answer, "throughput, " + shown[i], "throughput", shown[i], 1e-6, i + 1));
        }
    }
    const bool whole_time = answer.summary.years == std::vector<int>{0};
    return series.empty() ? ""
                          : line_chart(frame_of(answer, "Throughput against demand",
                                                whole_time ? "Mt over the whole time" : "Mt a year"),
                                       series);
}

double sum(const Series& series)
{
    return std::accumulate(series.values.begin(), series.values.end(), 0.0,
                           [](double all, const auto& v) { return all + (v ? v->mean : 0); });
}

std::string causes_plot(const Answer& answer)
{
    std::vector<Series> parts;
    for (const Figure& f : answer.summary.figures) {
        if (f.key.measure != "time in port" || f.key.of != "port" || f.key.cause.empty()) continue;
        if (std::find(not_waiting.begin(), not_waiting.end(), f.key.cause) != not_waiting.end()) continue;
        if (std::any_of(parts.begin(), parts.end(), [&](const Series& s) { return s.name == f.key.cause; })) continue;
        Series part{f.key.cause, {}};
        for (const int year : answer.summary.years) {
            const Figure* of_year = answer.summary.find("time in port", "port", year, f.key.cause);
            const bool shown = of_year && of_year->mean && settled(answer.verdict, year);
            part.values.push_back(shown ? std::optional(Estimate{*of_year->mean, {}, {}}) : std::nullopt);
        }
        if (sum(part) > 0) parts.push_back(std::move(part));
    }
    if (parts.empty()) return "";
    std::stable_sort(parts.begin(), parts.end(), [](const Series& a, const Series& b) { return sum(a) > sum(b); });
    while (parts.size() > most_causes + 1) {
        Series rest = std::move(parts.back());
        parts.pop_back();
        for (std::size_t i = 0; i < rest.values.size(); ++i)
            if (rest.values[i]) {
                auto& into = parts.back().values[i];
                into = Estimate{rest.values[i]->mean + (into ? into->mean : 0), {}, {}};
            }
        parts.back().name = "other causes";
    }
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].colour = i;
    return stacked_chart(frame_of(answer, "Why ships wait", "hours a call, by cause"), parts);
}

std::string trial_plot(const study::Verdict& verdict, int year, std::string_view unit)
{
    std::vector<Bar> bars;
    const double scale = unit == "t" ? 1e-3 : 1;
    for (const study::Trial& trial : verdict.trials)
        for (const study::Gain& g : trial.gains)
            if (g.year == year && g.unit == unit)
                bars.push_back({trial.resource + ", " + trial.change, {g.mean * scale, g.low * scale, g.high * scale}});
    if (bars.empty()) return "";
    std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.value.mean > b.value.mean; });
    const std::string axis =
        unit == "t" ? "kt more moved, with the interval" : "hours of waiting saved a call, with the interval";
    return bar_chart("What more of each would give, " + year_name(year), axis, bars);
}

} // namespace

std::vector<std::string> plots_of(const Answer& answer, const Names& names)
{
    std::vector<std::string> plots{throughput_plot(answer, names)};
    std::vector<Series> waiting, occupancy;
    keep(waiting, series_of(answer, "mean waiting of a call", "waiting", "port", 1, 1, false, true));
    if (!waiting.empty())
        plots.push_back(line_chart(frame_of(answer, "Waiting for a berth and passage", "hours a call"), waiting));
    keep(occupancy, series_of(answer, "all berths", "berth occupancy", "port", 100, 0));
    if (!occupancy.empty())
        plots.push_back(line_chart(frame_of(answer, "Berth occupancy", "% of the hours"), occupancy));
    plots.push_back(causes_plot(answer));
    std::erase(plots, "");
    return plots;
}

std::vector<std::string> trial_plots(const study::Verdict& verdict)
{
    if (verdict.trials.empty() || verdict.years.empty()) return {};
    std::vector<int> years;
    for (const auto& v : verdict.years)
        if (v.gain && years.empty()) years.push_back(v.year);
    if (years.empty() || years.front() != verdict.years.back().year) years.push_back(verdict.years.back().year);
    std::vector<std::string> plots;
    for (const int year : years)
        for (const char* unit : {"t", "h"}) plots.push_back(trial_plot(verdict, year, unit));
    std::erase(plots, "");
    return plots;
}

} // namespace port::report
