#include "models/results/costs.h"

#include "models/scenario/dates.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

constexpr sim::Duration day = std::chrono::hours(24);

/// The same day so many years later; where there is no 29 February, the 28th.
Date years_later(Date date, int years)
{
    CivilDate then = to_civil(date);
    then.year += years;
    if (!exists(then)) --then.day;
    return to_date(then);
}

sim::Duration since(Date start, Date date)
{
    return (date.days - start.days) * day;
}

} // namespace

double annuity(double rate, int years)
{
    // expm1 and log1p: the formula loses its digits where the rate is small.
    return rate > 0 ? rate / -std::expm1(-years * std::log1p(rate)) : 1.0 / years;
}

double years_between(Date start, sim::Duration from, sim::Duration to)
{
    const auto whole_days = static_cast<int>(from / day) - (from < sim::Duration::zero() ? 1 : 0);
    double years = 0;
    for (int year = to_civil({start.days + whole_days}).year; from < to; ++year) {
        const sim::Duration end = std::min(to, since(start, first_of_year(year + 1)));
        if (end <= from) continue;
        years += static_cast<double>((end - from).count()) / static_cast<double>((days_in_year(year) * day).count());
        from = end;
    }
    return years;
}

double investment_cost(const Investment& investment, double rate, Date start, sim::Duration from, sim::Duration to)
{
    from = std::max(from, since(start, investment.opens));
    if (from >= to) return 0;
    double cost = investment.yearly_cost * years_between(start, from, to);
    to = std::min(to, since(start, years_later(investment.opens, investment.life)));
    if (from < to) cost += investment.capital * annuity(rate, investment.life) * years_between(start, from, to);
    return cost;
}

} // namespace port
