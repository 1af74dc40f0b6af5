#include "tools/study/compare_limits.h"

#include "models/results/settled.h"
#include "sim/statistics/student.h"
#include "tools/study/amount.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

namespace port::study {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool needs_steady_state(const Quantity& quantity)
{
    return quantity.key.measure != "throughput" && quantity.key.measure != "backlog";
}

bool is_settled_in(const ComparedRun& run, int year)
{
    return is_settled(unsettled(run.summary), "port", year);
}

double mean_of(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The change over pairs, beyond the limit and as it is shown.
void look_at_pairs(LimitOutcome& outcome, const ComparedRun& base, const ComparedRun& other)
{
    const ChangeLimit& limit = outcome.limit;
    std::vector<double> beyond;
    std::vector<double> first;
    for (std::size_t r = 0; r < base.figures.size(); ++r) {
        const auto a = value_of(limit.quantity, base.figures[r]);
        const auto b = value_of(limit.quantity, other.figures[r]);
        if (!a || !b) continue;
        beyond.push_back(limit.relative ? *b - (1 + limit.amount) * *a : *b - *a - limit.amount);
        first.push_back(*a);
    }
    if (beyond.empty()) {
        outcome.reason = "no replication has it on both sides";
        return;
    }
    const sim::Interval interval = sim::confidence_interval(beyond, outcome.confidence);
    const double unit = limit.relative ? std::abs(mean_of(first)) : 1;
    if (unit == 0) {
        outcome.reason = "it is nought in the first scenario, so no share of it can be told";
        return;
    }
    const auto shown = [&](double value) { return value / unit + limit.amount; };
    outcome.change = shown(interval.mean);
    if (!interval.low) {
        outcome.reason = "one pair tells nothing";
        return;
    }
    outcome.low = shown(*interval.low);
    outcome.high = shown(*interval.high);
    const bool over = *interval.low > 0;
    const bool under = *interval.high < 0;
    if (limit.above ? over : under) outcome.held = Held::no;
    // Just at the limit is within it.
    if (limit.above ? *interval.high <= 0 : *interval.low >= 0) outcome.held = Held::yes;
}

} // namespace

ChangeLimit change_limit(std::string_view text, std::span<const Measured> known)
{
    const std::size_t at = text.find_last_of("<>");
    if (at == std::string_view::npos || trimmed(text.substr(0, at)).empty())
        throw BadQuestion(
            fmt::format("'{}' is no limit; write it like 'waiting.coal > +5%' or 'throughput < -10 kt'", text));
    ChangeLimit limit;
    limit.text = std::string(text);
    limit.above = text[at] == '>';
    limit.quantity = named_measure(trimmed(text.substr(0, at)), known);
    const std::string_view amount = trimmed(text.substr(at + 1));
    limit.relative = amount.ends_with('%');
    limit.amount = amount_in(amount, limit.relative ? "share" : limit.quantity.key.unit);
    return limit;
}

std::vector<LimitOutcome> held_limits(const std::vector<ComparedRun>& runs, const std::vector<ChangeLimit>& limits,
                                      double confidence)
{
    const auto count = static_cast<double>(limits.size() * (runs.size() - 1));
    std::vector<LimitOutcome> outcomes;
    for (std::size_t i = 1; i < runs.size(); ++i)
        for (const ChangeLimit& limit : limits) {
            LimitOutcome outcome;
            outcome.run = i;
            outcome.limit = limit;
            outcome.confidence = 1 - (1 - confidence) / count;
            const int year = limit.quantity.key.year;
            if (needs_steady_state(limit.quantity) && !is_settled_in(runs[i], year)) {
                outcome.held = Held::no;
                outcome.reason = "it has no steady state";
            } else if (needs_steady_state(limit.quantity) && !is_settled_in(runs.front(), year)) {
                outcome.reason = "the first scenario has no steady state";
            } else {
                look_at_pairs(outcome, runs.front(), runs[i]);
            }
            outcomes.push_back(std::move(outcome));
        }
    return outcomes;
}

} // namespace port::study
