#include "models/results/by_name.h"
#include "models/results/laytime.h"
#include "models/results/measure_parts.h"

#include <map>

namespace port {
namespace {

constexpr sim::Duration day = std::chrono::hours(24);
constexpr double ticks_a_day = 86'400e9;

/// What the calls of some trades add up to.
struct Sum {
    std::vector<double> allowed, used, demurrage, saved; ///< hours a call
    int on_demurrage = 0;
    std::map<std::string, double> demurrage_paid, despatch_paid; ///< by currency and year of its money
};

/// Sundays and the holidays that were agreed, as the run's clock has them.
std::vector<Excepted> excepted_days(const LaytimeSpec& spec, const Facts& facts)
{
    if (spec.excepted == ExceptedDays::none) return {};
    const auto midnight = [&](Date date) {
        return facts.periods.end(0) + (date.days - facts.scenario.start.days) * day;
    };
    constexpr Date sunday{3}; // 4 January 1970
    std::vector<Stretch> holidays;
    for (const Date date : spec.holidays) holidays.push_back({midnight(date), midnight(date) + day});
    std::vector<Excepted> excepted;
    excepted.emplace_back(std::move(holidays), midnight(sunday),
                          spec.excepted == ExceptedDays::sundays_unless_used ? ExceptedFor::unless_used
                                                                             : ExceptedFor::all_hours);
    return excepted;
}

/// What does not count of the laytime of ships worked at a line of berths: days, and weather if the terms say so.
std::vector<Excepted> excepted_at(int berth, const LaytimeSpec& spec, const TradeSpec& trade, const Facts& facts)
{
    std::vector<Excepted> excepted = excepted_days(spec, facts);
    if (spec.weather == ExceptedWeather::counts) return excepted;
    for (const StoppedWorkFact& work : facts.stopped_work)
        if (work.berth == berth &&
            facts.scenario.categories[static_cast<std::size_t>(work.category)].name == trade.category)
            excepted.emplace_back(work.stretches, std::nullopt,
                                  spec.weather == ExceptedWeather::alongside ? ExceptedFor::alongside
                                                                             : ExceptedFor::all_hours);
    return excepted;
}

DespatchOn despatch_of(const LaytimeSpec& spec, const TradeSpec& trade, const Scenario& scenario)
{
    if (spec.despatch_on != DespatchOn::usual) return spec.despatch_on;
    for (const CategorySpec& category : scenario.categories)
        if (category.name == trade.category && category.group == Group::oil) return DespatchOn::none;
    return DespatchOn::all_time;
}

void add_trade(Sum& sum, const Facts& facts, std::size_t t, int period)
{
    const TradeSpec& trade = facts.scenario.trades[t];
    if (trade.laytime.empty()) return;
    const LaytimeSpec& spec = trade.laytime.front();
    std::map<int, std::vector<Excepted>> excepted; // by line of berths
    const DespatchOn despatch = despatch_of(spec, trade, facts.scenario);
    LaytimeTerms terms{
        {}, ticks(spec.turn_time), spec.starts == LaytimeStart::work, spec.stops == LaytimeStop::documents};
    UnitTicks on_demurrage = 0;
    UnitTicks saved = 0;
    for (const CallStages& call : facts.visits.totals(t, period).stages) {
        terms.allowed = ticks(spec.rate ? hours(call.parcel / spec.rate->value) : spec.allowed.value_or(Span{}));
        auto at_berth = excepted.find(call.berth);
        if (at_berth == excepted.end())
            at_berth = excepted.emplace(call.berth, excepted_at(call.berth, spec, trade, facts)).first;
        const LaytimeCount count = count_laytime(call, terms, at_berth->second);
        const sim::Duration of_despatch = despatch == DespatchOn::all_time       ? count.time_saved
                                          : despatch == DespatchOn::working_time ? count.laytime_left
                                                                                 : sim::Duration::zero();
        sum.allowed.push_back(sim::to_hours(terms.allowed));
        sum.used.push_back(sim::to_hours(count.used));
        sum.demurrage.push_back(sim::to_hours(count.on_demurrage));
        sum.saved.push_back(sim::to_hours(of_despatch));
        if (count.on_demurrage > sim::Duration::zero()) ++sum.on_demurrage;
        on_demurrage += count.on_demurrage.count();
        saved += of_despatch.count();
    }
    const std::string money = spec.currency + (spec.price_year ? " of " + std::to_string(spec.price_year->value) : "");
    sum.demurrage_paid[money] += static_cast<double>(on_demurrage) * spec.demurrage / ticks_a_day;
    sum.despatch_paid[money] += static_cast<double>(saved) * spec.demurrage * spec.despatch.value / ticks_a_day;
}

void add_figures(FigureList& list, const std::string& of, const Sum& sum)
{
    list.add_spread("laytime allowed", of, sum.allowed);
    list.add_spread("laytime used", of, sum.used);
    list.add_spread("time on demurrage", of, sum.demurrage);
    list.add_spread("time saved for despatch", of, sum.saved);
    const auto calls = static_cast<double>(sum.used.size());
    list.add("calls on demurrage", of, "share", calls > 0 ? std::optional(sum.on_demurrage / calls) : std::nullopt);
    for (const auto& [money, paid] : sum.demurrage_paid) list.add("demurrage", of, money, paid);
    for (const auto& [money, paid] : sum.despatch_paid) list.add("despatch", of, money, paid);
}

} // namespace

LaytimeMoney laytime_money(const Facts& facts, std::size_t trade, int period)
{
    Sum sum;
    add_trade(sum, facts, trade, period);
    LaytimeMoney money;
    for (const auto& [name, paid] : sum.demurrage_paid) money.demurrage += paid;
    for (const auto& [name, paid] : sum.despatch_paid) money.despatch += paid;
    return money;
}

void measure_laytime(const Facts& facts, int period, FigureList& list)
{
    const Scenario& scenario = facts.scenario;
    const auto measure = [&](const std::string& of, const auto& belongs) {
        Sum sum;
        bool counted = false;
        for (const std::size_t t : by_name(scenario.trades)) {
            if (scenario.trades[t].laytime.empty() || !belongs(scenario.trades[t])) continue;
            add_trade(sum, facts, t, period);
            counted = true;
        }
        if (counted) add_figures(list, of, sum);
    };
    measure("port", [](const TradeSpec&) { return true; });
    for (const CategorySpec& category : scenario.categories)
        measure(category.name, [&](const TradeSpec& t) { return t.category == category.name; });
    for (const TradeSpec& trade : scenario.trades)
        if (trade.name != trade.category) measure(trade.name, [&](const TradeSpec& t) { return &t == &trade; });
}

} // namespace port
