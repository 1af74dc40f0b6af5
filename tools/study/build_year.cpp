#include "tools/study/build_year.h"

#include "models/catalogues.h"
#include "models/results/costs.h"
#include "models/scenario/check.h"
#include "models/scenario/dates.h"
#include "sim/statistics/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace port::study {
namespace {

bool is_open(const Scenario& scenario, const Investment& investment)
{
    return (investment.capital > 0 || investment.yearly_cost > 0) && investment.opens.days > scenario.start.days;
}

/// When a year begins, in the time of the scenario.
sim::Duration begin_of(const Scenario& scenario, int year)
{
    return (first_of_year(year).days - scenario.start.days) * sim::Duration(std::chrono::hours(24));
}

int first_year(const Scenario& scenario)
{
    return to_civil(scenario.start).year;
}

/// The year's total, but what is built.
double running_cost(const CostSpec& costs, const std::vector<Measured>& figures, int year)
{
    const auto value = [&](const char* measure) {
        const Measured* m = port_figure(figures, measure, year);
        return m ? m->value.value_or(0) : 0;
    };
    return value("total cost") - (costs.adds(CostPart::investments) ? value("investment cost") : 0);
}

/// The best year of one investment, and by how much.
void choose(BuildChoice& choice, const std::vector<std::vector<double>>& worths, double confidence)
{
    std::vector<std::size_t> order(worths.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return choice.years[a].worth.mean > choice.years[b].worth.mean;
    });
    choice.best = order.front();
    if (order.size() < 2) return;
    std::vector<double> ahead;
    for (std::size_t r = 0; r < worths[order[0]].size(); ++r)
        ahead.push_back(worths[order[0]][r] - worths[order[1]][r]);
    choice.ahead = paired_gain(ahead, confidence);
}

} // namespace

double BuildChoice::for_capital() const
{
    const double worth = best_year().worth.mean;
    return investment.capital > 0 ? worth / investment.capital : worth * std::numeric_limits<double>::infinity();
}

std::vector<Investment> open_choices(const Scenario& scenario)
{
    if (scenario.costs.empty())
        throw NothingToBuild("the scenario has no 'costs', so nothing says what an investment is worth");
    if (scenario.horizon.value > 0)
        throw NothingToBuild("the scenario has a horizon; the best year to build is looked for among whole 'years'");
    std::vector<Investment> open;
    for (const Investment& investment : scenario.investments)
        if (is_open(scenario, investment)) open.push_back(investment);
    if (open.empty())
        throw NothingToBuild("the scenario lists no investment with a 'capital' or 'yearly_cost' that opens after its "
                             "start");
    return open;
}

Scenario without_choices(const Scenario& scenario)
{
    Scenario rest = scenario;
    std::erase_if(rest.investments, [&](const Investment& investment) { return is_open(scenario, investment); });
    return rest;
}

Scenario with_built(const Scenario& scenario, Investment investment, int year)
{
    Scenario built = scenario;
    investment.opens = first_of_year(year);
    built.investments.push_back(std::move(investment));
    return built;
}

std::vector<double> worth_by_replication(const Scenario& scenario, const Investment& investment,
                                         const Replications& base, const Replications& changed)
{
    const CostSpec& costs = scenario.costs.front();
    const double rate = costs.discount.value;
    std::vector<double> worths(base.size());
    for (int i = 0; i < scenario.years; ++i) {
        const int year = first_year(scenario) + i;
        const sim::Duration from = std::max(sim::Duration::zero(), begin_of(scenario, year));
        const sim::Duration to = begin_of(scenario, year + 1);
        const double discount = std::pow(1 + rate, -years_between(scenario.start, sim::Duration::zero(), to));
        const double paid = investment_cost(investment, rate, scenario.start, from, to);
        for (std::size_t r = 0; r < base.size(); ++r)
            worths[r] += discount * (running_cost(costs, base[r], year) - running_cost(costs, changed[r], year) - paid);
    }
    return worths;
}

std::vector<BuildChoice> try_to_build(const Scenario& scenario, const Replications& base,
                                      std::span<const Investment> investments, const RunFigures& figures,
                                      const TrialRequest& request)
{
    std::vector<BuildChoice> choices;
    std::vector<double> p_values;
    std::size_t number = 0;
    TrialRequest of_one = request;
    of_one.progress = [&](std::size_t done, std::size_t of) {
        if (request.progress)
            request.progress(number * of + done, of * investments.size() * static_cast<std::size_t>(scenario.years));
    };
    for (const Investment& investment : investments) {
        BuildChoice choice;
        choice.investment = investment;
        std::vector<std::vector<double>> worths;
        double best = -std::numeric_limits<double>::infinity(); // of years alike the first, as `choose` has it
        for (int i = 0; i < scenario.years; ++i, ++number) {
            const int year = first_year(scenario) + i;
            const Scenario built = with_built(scenario, investment, year);
            if (!check(built, catalogues()).empty()) continue;
            Replications runs = run_all(built, base.size(), figures, of_one);
            worths.push_back(worth_by_replication(scenario, built.investments.back(), base, runs));
            choice.years.push_back({year, paired_gain(worths.back(), request.confidence), false});
            p_values.push_back(choice.years.back().worth.p_value);
            if (choice.years.back().worth.mean <= best) continue;
            best = choice.years.back().worth.mean;
            choice.figures = std::move(runs);
        }
        if (choice.years.empty()) continue;
        choose(choice, worths, request.confidence);
        choice.investment.opens = first_of_year(choice.best_year().opens);
        choices.push_back(std::move(choice));
    }
    const std::vector<double> adjusted = sim::holm(p_values);
    std::size_t at = 0;
    for (BuildChoice& choice : choices)
        for (YearToBuild& year : choice.years)
            year.surely = adjusted[at++] <= 1 - request.confidence && year.worth.mean > 0;
    return choices;
}

} // namespace port::study
