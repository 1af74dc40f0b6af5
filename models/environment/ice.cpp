#include "models/environment/ice.h"

#include "models/scenario/dates.h"
#include "models/scenario/name_index.h"
#include "sim/distributions/normal.h"
#include "sim/stream.h"

#include <algorithm>
#include <cmath>

namespace port {

std::vector<LevelTable::Given> ice_by_degree_days(const IceClimate& climate, const Calendar& calendar,
                                                  std::uint64_t seed, std::uint64_t replication)
{
    const sim::Stream winters(seed, replication, "ice/winters");
    const sim::Normal deviation(0, climate.deviation.value);
    const sim::Time end = calendar.periods().horizon();
    const Date first = calendar.date(sim::start_of_time);
    Date day = to_date({to_civil(first).year - 2, 7, 1});
    std::vector<LevelTable::Given> rows;
    double warmer = 0;
    for (double degree_days = 0;; day = {day.days + 1}) {
        if (day >= first) {
            const sim::Time midnight = calendar.midnight(day);
            rows.push_back({midnight, climate.growth.value * std::sqrt(degree_days)});
            if (midnight >= end) return rows;
        }
        const CivilDate civil = to_civil(day);
        if (civil.month == 7 && civil.day == 1 && climate.deviation.value > 0) {
            sim::Stream winter = winters.child(static_cast<std::uint64_t>(civil.year));
            warmer = deviation(winter);
        }
        const double temperature = climate.temperatures[static_cast<std::size_t>(civil.month - 1)].value + warmer;
        const double frost = climate.freezing_point.value - temperature;
        degree_days = std::max(0.0, degree_days + (frost > 0 ? frost : climate.thawing * frost));
    }
}

Ice::Ice(const Scenario& scenario, const Calendar& calendar, std::uint64_t seed, std::uint64_t replication)
{
    const IceSpec& spec = scenario.marine.ice;
    std::vector<LevelTable::Given> rows;
    if (!spec.climate.empty()) rows = ice_by_degree_days(spec.climate.front(), calendar, seed, replication);
    for (const IceThickness& row : spec.thickness) rows.push_back({calendar.at(row.at), row.thickness.value});
    if (rows.empty()) return;
    table_.emplace(rows);
    resolve(scenario);
    find_turns(rows.back().at);
}

void Ice::resolve(const Scenario& scenario)
{
    const auto closes = [](const std::vector<IceCloses>& all, IceCloses what) {
        return std::find(all.begin(), all.end(), what) != all.end();
    };
    for (const IceBand& band : scenario.marine.ice.bands) {
        Effect all{.speed = band.speed.value,
                   .tugs = band.tugs,
                   .breaker = band.ice_breaker,
                   .arrivals = closes(band.closes, IceCloses::arrivals),
                   .sailings = closes(band.closes, IceCloses::sailings)};
        if (band.greatest_speed) all.greatest = band.greatest_speed->value;
        from_.push_back(band.from.value);
        std::vector<Effect>& classes = effects_.emplace_back(scenario.ships.size(), all);
        for (const IceForClass& of : band.classes) {
            Effect& own = classes[static_cast<std::size_t>(index_of(scenario.ships, of.ship))];
            if (of.speed) own.speed = of.speed->value;
            own.tugs = of.tugs.value_or(own.tugs);
            own.breaker = of.ice_breaker.value_or(own.breaker);
            own.arrivals = own.arrivals || closes(of.closes, IceCloses::arrivals);
            own.sailings = own.sailings || closes(of.closes, IceCloses::sailings);
        }
    }
}

int Ice::band_of(sim::Time time) const
{
    int band = static_cast<int>(from_.size()) - 1;
    while (band >= 0 && !table_->is_at_least(from_[static_cast<std::size_t>(band)], time)) --band;
    return band;
}

/// Walks from change to change: of a band, the next is where the ice reaches the band above it or falls below its own
/// least thickness, whichever comes first.
void Ice::find_turns(sim::Time end)
{
    sim::Time at = sim::start_of_time;
    turns_.push_back({at, band_of(at)});
    for (;;) {
        const int band = turns_.back().band;
        std::optional<sim::Time> next;
        sim::Time limit = end;
        if (band >= 0) next = table_->crosses(from_[static_cast<std::size_t>(band)], false, at, limit);
        limit = next.value_or(end);
        if (const auto above = static_cast<std::size_t>(band + 1); above < from_.size())
            if (const auto rises = table_->crosses(from_[above], true, at, limit)) next = rises;
        if (!next) return;
        at = *next;
        turns_.push_back({at, band_of(at)});
    }
}

int Ice::band(sim::Time time) const
{
    if (turns_.empty()) return -1;
    const auto after =
        std::upper_bound(turns_.begin(), turns_.end(), time, [](sim::Time t, const Turn& turn) { return t < turn.at; });
    return after == turns_.begin() ? turns_.front().band : std::prev(after)->band;
}

sim::Time Ice::changes(sim::Time time) const
{
    const auto after =
        std::upper_bound(turns_.begin(), turns_.end(), time, [](sim::Time t, const Turn& turn) { return t < turn.at; });
    return after == turns_.end() ? sim::end_of_time : after->at;
}

const Ice::Effect* Ice::effect(int ship, sim::Time time) const
{
    const int now = band(time);
    return now < 0 ? nullptr : &effects_[static_cast<std::size_t>(now)][static_cast<std::size_t>(ship)];
}

double Ice::speed(int ship, double open_water, sim::Time time) const
{
    const Effect* ice = effect(ship, time);
    return ice ? std::min(open_water * ice->speed, ice->greatest) : open_water;
}

int Ice::more_tugs(int ship, sim::Time time) const
{
    const Effect* ice = effect(ship, time);
    return ice ? ice->tugs : 0;
}

bool Ice::needs_breaker(int ship, sim::Time time) const
{
    const Effect* ice = effect(ship, time);
    return ice && ice->breaker;
}

bool Ice::bars(int ship, IceCloses what, sim::Time time) const
{
    const Effect* ice = effect(ship, time);
    return ice && (what == IceCloses::arrivals ? ice->arrivals : ice->sailings);
}

sim::Time Ice::opens(int ship, IceCloses what, sim::Time time) const
{
    while (time != sim::end_of_time && bars(ship, what, time)) time = changes(time);
    return time;
}

sim::Duration Ice::held(int band, sim::Time from, sim::Time to) const
{
    sim::Duration sum{};
    for (std::size_t k = 0; k < turns_.size(); ++k) {
        if (turns_[k].band != band) continue;
        const sim::Time begins = std::max(from, k == 0 ? from : turns_[k].at);
        const sim::Time ends = std::min(to, k + 1 < turns_.size() ? turns_[k + 1].at : to);
        if (ends > begins) sum += ends - begins;
    }
    return sum;
}

} // namespace port
