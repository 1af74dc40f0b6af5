#include "tools/study/compare.h"

#include "models/results/settled.h"
#include "models/scenario/dates.h"
#include "sim/statistics/comparison.h"
#include "sim/statistics/tally.h"
#include "tools/study/compare_sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

namespace port::study {
namespace {

constexpr std::array<std::string_view, 7> of_cargo{"throughput", "backlog",    "waiting",           "waiting ratio",
                                                   "demurrage",  "total cost", "total cost a tonne"};

bool is_category(const Scenario& scenario, const std::string& name)
{
    return std::any_of(scenario.categories.begin(), scenario.categories.end(),
                       [&](const CategorySpec& category) { return category.name == name; });
}

bool is_compared(const FigureKey& key, const Scenario& scenario)
{
    if (!key.cause.empty()) return false;
    if (key.measure == "berth occupancy") return true;
    return std::find(of_cargo.begin(), of_cargo.end(), key.measure) != of_cargo.end() &&
           (key.of == "port" || is_category(scenario, key.of));
}

bool holds_unsettled(const FigureKey& key)
{
    return key.measure == "throughput" || key.measure == "backlog";
}

/// b - a by pair, NaN where either has none; what rounding alone makes is nought.
std::vector<double> pair_differences(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> differences;
    for (std::size_t r = 0; r < a.size(); ++r) {
        const double d = b[r] - a[r];
        const double size = std::max(std::abs(a[r]), std::abs(b[r]));
        differences.push_back(std::abs(d) <= 1e-9 * size ? 0 : d);
    }
    return differences;
}

/// One figure on its way: what is told of it waits for the p-values of all others.
struct Pairing {
    ComparedFigure figure;
    std::vector<double> differences; ///< without NaN
    double p_value = std::numeric_limits<double>::quiet_NaN();
};

/// Nothing where no replication has the figure on both sides.
std::optional<Pairing> pairing(const ComparedRun& base, const ComparedRun& other, const FigureKey& key)
{
    const std::vector<double> a = by_replication(base.figures, key);
    const std::vector<double> b = by_replication(other.figures, key);
    const std::vector<double> differences = pair_differences(a, b);
    Pairing p;
    sim::Tally first, second;
    for (std::size_t r = 0; r < differences.size(); ++r) {
        if (std::isnan(differences[r])) continue;
        p.differences.push_back(differences[r]);
        first.add(a[r]);
        second.add(b[r]);
    }
    if (p.differences.empty()) return std::nullopt;
    const std::vector<double> none(p.differences.size(), 0.0);
    p.p_value = sim::paired_difference(p.differences, none).p_value;
    p.figure.key = key;
    p.figure.pairs = p.differences.size();
    p.figure.base = first.mean();
    p.figure.alternative = second.mean();
    return p;
}

void judge(Pairing& p, double confidence, double p_adjusted, const CompareRules& rules)
{
    ComparedFigure& f = p.figure;
    f.confidence = std::isnan(confidence) ? rules.confidence : confidence;
    const sim::Interval interval = sim::confidence_interval(p.differences, f.confidence);
    f.difference = interval.mean;
    f.low = interval.low;
    f.high = interval.high;
    if (!std::isnan(p_adjusted)) f.p_value = p_adjusted;
    const bool alike = std::all_of(p.differences.begin(), p.differences.end(), [](double d) { return d == 0; });
    f.told = alike                   ? Told::same
             : f.low && *f.low > 0   ? Told::more
             : f.high && *f.high < 0 ? Told::less
                                     : Told::not_told;
    if (f.told != Told::not_told) return;
    f.to_see = std::abs(rules.detect ? *rules.detect * f.base : f.difference);
    if (p.differences.size() < 2 || !(f.to_see > 0)) return;
    sim::Tally spread;
    for (const double d : p.differences) spread.add(d);
    const auto needed = sim::pairs_needed(spread.standard_deviation(), f.to_see, f.confidence);
    if (needed) f.more_pairs = *needed > f.pairs ? *needed - f.pairs : 0;
}

/// "coal and ore": whose backlog keeps a year from a steady state.
std::string unsettled_parts(const std::vector<Unsettled>& piles, const Scenario& scenario, int year)
{
    std::string text;
    for (const Unsettled& u : piles)
        if (u.year == year && is_category(scenario, u.of)) text += (text.empty() ? "" : ", ") + u.of;
    return text.empty() ? "" : " (" + text + ")";
}

/// What the two sides' steady states leave to compare in a year; tells it where that is not all.
bool both_settled(const ComparedRun& base, const ComparedRun& other, int year, std::vector<std::string>& remarks)
{
    std::string who;
    for (const ComparedRun* run : {&base, &other}) {
        const auto piles = unsettled(run->summary);
        if (!is_settled(piles, "port", year))
            who += (who.empty() ? "" : " and ") +
                   fmt::format("'{}'{}", run->label, unsettled_parts(piles, run->scenario, year));
    }
    if (who.empty()) return true;
    remarks.push_back(fmt::format("No steady state{}: {}. Tonnes and backlog alone are compared.",
                                  year == 0 ? "" : fmt::format(" in {}", year), who));
    return false;
}

/// Waits leave unfinished calls out; where these are many (RULES.md 11), that is told beside them.
void tell_unfinished(const ComparedRun& run, int year, std::vector<std::string>& remarks)
{
    constexpr double many = 0.02;
    const Figure* calls = run.summary.find("calls", "port", year);
    const Figure* unfinished = run.summary.find("unfinished calls", "port", year);
    if (!calls || !unfinished || !(unfinished->mean.value_or(0) > many * calls->mean.value_or(0))) return;
    remarks.push_back(fmt::format("'{}' leaves {:.3g} of {:.4g} calls unfinished{}: waits are those of the others.",
                                  run.label, *unfinished->mean, *calls->mean,
                                  year == 0 ? "" : fmt::format(" in {}", year)));
}

std::vector<PathDifference> changes_between(const Scenario& base, const Scenario& other)
{
    std::vector<PathDifference> changes = differences(base, other);
    std::erase_if(changes, [](const PathDifference& d) {
        return d.path == "title" || d.path == "seed" || d.path == "replications";
    });
    return changes;
}

BindingMove binding_move(const Verdict& base, const Verdict& other, int year)
{
    BindingMove move{year, "not found", "not found", false};
    for (const YearVerdict& y : base.years)
        if (y.year == year) move.from = y.binds;
    for (const YearVerdict& y : other.years)
        if (y.year == year) {
            move.to = y.binds;
            move.many = y.many;
        }
    return move;
}

/// What only one side has is not compared, and said.
void tell_unmatched(const std::vector<std::string>& unmatched, ComparedAlternative& alternative)
{
    if (unmatched.empty()) return;
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, unmatched.size()); ++i) text += (i == 0 ? "" : ", ") + unmatched[i];
    if (unmatched.size() > most) text += fmt::format(" and {} more", unmatched.size() - most);
    alternative.remarks.push_back("Not compared, since one side alone has it: " + text + ".");
}

bool has(const Summary& summary, const FigureKey& key)
{
    const Figure* f = summary.find(key.measure, key.of, key.year, key.cause);
    return f && f->key == key && f->mean;
}

std::vector<int> reported_years(const Scenario& scenario)
{
    if (scenario.horizon.value > 0) return {0};
    std::vector<int> years;
    for (int i = 0; i < scenario.years; ++i) years.push_back(to_civil(scenario.start).year + i);
    return years;
}

} // namespace

std::vector<int> compared_years(const Named& base, const Named& other, const CompareRules& rules)
{
    const std::vector<int> first = reported_years(base.scenario);
    const std::vector<int> second = reported_years(other.scenario);
    const auto has_year = [](const std::vector<int>& years, int year) {
        return std::find(years.begin(), years.end(), year) != years.end();
    };
    std::vector<int> years;
    for (const int year : rules.every_year ? first : std::vector{rules.year.value_or(first.back())}) {
        const bool both = has_year(first, year) && has_year(second, year);
        if (both) years.push_back(year);
        if (both || rules.every_year) continue;
        const Named& lacking = has_year(first, year) ? other : base;
        if (year == 0 || lacking.scenario.horizon.value > 0)
            throw NothingToCompare(fmt::format("'{}' and '{}' have no year in common: whole years are reported unless "
                                               "a horizon is given",
                                               base.label, other.label));
        throw NothingToCompare(fmt::format("'{}' does not report the year {}", lacking.label, year));
    }
    if (years.empty())
        throw NothingToCompare(fmt::format("'{}' and '{}' report no year in common", base.label, other.label));
    return years;
}

std::vector<double> by_replication(const std::vector<std::vector<Measured>>& figures, const FigureKey& key)
{
    std::vector<double> values;
    for (const auto& replication : figures) {
        values.push_back(std::numeric_limits<double>::quiet_NaN());
        for (const Measured& m : replication)
            if (m.key == key && m.value) values.back() = *m.value;
    }
    return values;
}

Comparison compare_runs(const std::vector<ComparedRun>& runs, const CompareRules& rules)
{
    if (runs.size() < 2) throw std::invalid_argument("a comparison needs two scenarios at least");
    const ComparedRun& base = runs.front();
    for (const ComparedRun& run : runs)
        if (run.figures.size() != base.figures.size())
            throw std::invalid_argument("a comparison needs as many replications of each scenario");
    Comparison comparison;
    std::vector<Pairing> pairings;
    for (std::size_t i = 1; i < runs.size(); ++i) {
        ComparedAlternative alternative{i, changes_between(base.scenario, runs[i].scenario), {}, {}, {}};
        for (const int year : compared_years({base.label, base.scenario}, {runs[i].label, runs[i].scenario}, rules)) {
            const bool all = both_settled(base, runs[i], year, alternative.remarks);
            if (all)
                for (const ComparedRun* run : {&base, &runs[i]}) tell_unfinished(*run, year, alternative.remarks);
            std::vector<std::string> unmatched;
            const auto in_question = [&](const FigureKey& key, const Scenario& scenario) {
                return key.year == year && is_compared(key, scenario) && (all || holds_unsettled(key));
            };
            for (const Figure& figure : base.summary.figures) {
                if (!figure.mean || !in_question(figure.key, base.scenario)) continue;
                if (auto p = pairing(base, runs[i], figure.key)) {
                    p->figure.run = i;
                    pairings.push_back(std::move(*p));
                } else {
                    unmatched.push_back(figure.key.measure + " of " + figure.key.of);
                }
            }
            for (const Figure& figure : runs[i].summary.figures)
                if (figure.mean && in_question(figure.key, runs[i].scenario) && !has(base.summary, figure.key))
                    unmatched.push_back(figure.key.measure + " of " + figure.key.of);
            tell_unmatched(unmatched, alternative);
            alternative.binding.push_back(binding_move(base.verdict, runs[i].verdict, year));
        }
        comparison.alternatives.push_back(std::move(alternative));
    }
    std::vector<double> p_values;
    for (const Pairing& p : pairings) p_values.push_back(p.p_value);
    const std::vector<double> adjusted = sim::holm(p_values);
    const std::vector<double> confidences = sim::holm_confidences(p_values, rules.confidence);
    for (std::size_t i = 0; i < pairings.size(); ++i) {
        judge(pairings[i], confidences[i], adjusted[i], rules);
        comparison.figures.push_back(std::move(pairings[i].figure));
    }
    for (ComparedAlternative& alternative : comparison.alternatives)
        alternative.sentence = sentence(alternative, comparison.figures, runs);
    return comparison;
}

} // namespace port::study
