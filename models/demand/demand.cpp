#include "models/demand/demand.h"

#include "models/scenario/dates.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

double mean_parcel_of(const TradeSpec& trade)
{
    double weights = 0;
    double tonnes = 0;
    for (const CallSpec& calls : trade.ships) {
        weights += calls.weight;
        tonnes += calls.weight * (calls.least.value + calls.usual.value + calls.most.value) / 3;
    }
    return weights > 0 ? tonnes / weights : 0;
}

/// The part of its year's tonnes that a month gets.
double month_share(const std::vector<double>& season, int year, int month)
{
    if (season.empty()) return static_cast<double>(days_in_month(year, month)) / days_in_year(year);
    double sum = 0;
    for (const double weight : season) sum += weight;
    return season[static_cast<std::size_t>(month) - 1] / sum;
}

} // namespace

TradeDemand::TradeDemand(const TradeSpec& trade, double factor, const Calendar& calendar, sim::Time until,
                         std::span<const DriverSpec> drivers)
    : trade_(&trade), factor_(factor), mean_parcel_(mean_parcel_of(trade))
{
    if (!has_demand(trade)) return;
    curve_ = demand_laws().make(trade.trend)->curve({trade, drivers, factor});
    if (mean_parcel_ == 0) return;
    const int first_year = to_civil(calendar.date(calendar.start())).year;
    double before = 0;
    sim::Time at = sim::start_of_time;
    while (at < until) {
        const CivilDate now = to_civil(calendar.date(at));
        const CivilDate next = now.month == 12 ? CivilDate{now.year + 1, 1, 1} : CivilDate{now.year, now.month + 1, 1};
        // The warm-up lies at the first year's demand; its edge cuts a month where the scenario starts within one.
        sim::Time end = calendar.midnight(to_date(next));
        if (at < calendar.start()) end = std::min(end, calendar.start());
        const double tonnes = in_year(std::max(now.year, first_year)) * month_share(trade.season, now.year, now.month);
        const auto month = static_cast<double>((days_in_month(now.year, now.month) * one_day).count());
        stretches_.push_back({at, tonnes / month, before});
        before += tonnes / month * static_cast<double>((end - at).count());
        at = end;
    }
    stretches_.push_back({at, 0, before});
}

double TradeDemand::in_year(int year) const
{
    for (const YearDemand& given : trade_->demand)
        if (given.year.value == year) return factor_ * given.demand.value;
    return curve_ ? curve_->in_year(year) : 0;
}

bool TradeDemand::is_given(int year) const
{
    return std::any_of(trade_->demand.begin(), trade_->demand.end(),
                       [&](const YearDemand& given) { return given.year.value == year; });
}

double TradeDemand::until(sim::Time time) const
{
    if (stretches_.empty()) return 0;
    auto next = std::upper_bound(stretches_.begin(), stretches_.end(), time,
                                 [](sim::Time t, const Stretch& s) { return t < s.start; });
    const Stretch& in = *std::prev(next == stretches_.begin() ? next + 1 : next);
    return in.before + in.rate * static_cast<double>((time - in.start).count());
}

double TradeDemand::between(sim::Time from, sim::Time to) const
{
    return until(to) - until(from);
}

sim::Time TradeDemand::when(double calls) const
{
    const double tonnes = calls * mean_parcel_;
    if (stretches_.empty() || tonnes >= stretches_.back().before) return sim::end_of_time;
    const auto next = std::upper_bound(stretches_.begin(), stretches_.end(), tonnes,
                                       [](double t, const Stretch& s) { return t < s.before; });
    const Stretch& in = *std::prev(next); // its rate is above nought, since the next one starts after more tonnes
    return in.start + sim::Duration{std::llround((tonnes - in.before) / in.rate)};
}

} // namespace port
