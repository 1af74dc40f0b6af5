#include "models/bound/weather_share.h"

#include "models/chance/time_law.h"
#include "models/scenario/name_index.h"

#include <algorithm>
#include <cmath>

namespace port::bound {
namespace {

bool names(const std::vector<std::string>& list, const std::string& name)
{
    return !name.empty() && std::find(list.begin(), list.end(), name) != list.end();
}

/// What a state leaves of the rate.
double left_by(const WeatherState& state, const Exposed& what)
{
    if (names(state.equipment, what.equipment)) return 0;
    const bool works = !what.category.empty();
    const auto& closes = state.closes;
    if (works && (names(state.categories, what.category) ||
                  std::find(closes.begin(), closes.end(), Closes::work) != closes.end()))
        return 0;
    double left = 1;
    for (const SlowedWork& slowed : state.slows) {
        if (!slowed.equipment.empty() && slowed.equipment != what.equipment) continue;
        if (!works && (!slowed.category.empty() || slowed.equipment.empty())) continue;
        if (!slowed.category.empty() && slowed.category != what.category) continue;
        left = std::min(left, slowed.to.value);
    }
    return left;
}

/// The stationary law of a chain, by elimination (Grassmann, Taksar and Heyman, 1985: no subtraction, so no state gets
/// less than nothing); empty if it has no single one.
std::vector<double> stationary(std::vector<std::vector<double>> odds)
{
    const std::size_t n = odds.size();
    for (std::size_t k = n; k-- > 1;) {
        double out = 0;
        for (std::size_t j = 0; j < k; ++j) out += odds[k][j];
        if (out <= 0) return {};
        for (std::size_t i = 0; i < k; ++i) odds[i][k] /= out;
        for (std::size_t i = 0; i < k; ++i)
            for (std::size_t j = 0; j < k; ++j) odds[i][j] += odds[i][k] * odds[k][j];
    }
    std::vector<double> law(n, 0);
    law[0] = 1;
    for (std::size_t k = 1; k < n; ++k)
        for (std::size_t i = 0; i < k; ++i) law[k] += law[i] * odds[i][k];
    return law;
}

/// The states that can follow from the first, by number, ascending.
std::vector<std::size_t> reached(const WeatherSpec& weather)
{
    std::vector<bool> seen(weather.states.size(), false);
    std::vector<std::size_t> look{0};
    seen[0] = true;
    while (!look.empty()) {
        const WeatherState& state = weather.states[look.back()];
        look.pop_back();
        for (const NextWeather& next : state.next) {
            const auto to = static_cast<std::size_t>(index_of(weather.states, next.state));
            if (seen[to] || next.odds.value <= 0) continue;
            seen[to] = true;
            look.push_back(to);
        }
    }
    std::vector<std::size_t> all;
    for (std::size_t s = 0; s < seen.size(); ++s)
        if (seen[s]) all.push_back(s);
    return all;
}

/// The share of time of each of `states` were it always that month; empty if there is none.
std::vector<double> shares_in(const WeatherSpec& weather, const std::vector<std::size_t>& states,
                              const std::vector<double>& stay, std::size_t month)
{
    const std::size_t n = states.size();
    std::vector<std::vector<double>> odds(n, std::vector<double>(n, 0));
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (const NextWeather& next : weather.states[states[i]].next) {
            const auto to = static_cast<std::size_t>(index_of(weather.states, next.state));
            const std::vector<double>& season = weather.states[to].season;
            const double weight = next.odds.value * (season.empty() ? 1 : season[month]);
            const auto at = std::find(states.begin(), states.end(), to);
            if (weight <= 0) continue;
            odds[i][static_cast<std::size_t>(at - states.begin())] += weight;
            sum += weight;
        }
        if (sum <= 0) return {};
        for (double& o : odds[i]) o /= sum;
    }
    std::vector<double> law = stationary(std::move(odds));
    double all = 0;
    for (std::size_t i = 0; i < law.size(); ++i) all += law[i] *= stay[i];
    for (double& l : law) l /= all;
    return all > 0 && std::isfinite(all) ? law : std::vector<double>{};
}

} // namespace

WeatherShare::WeatherShare(const WeatherSpec& weather) : weather_(weather)
{
    if (weather.states.empty() || !weather.record.empty()) return;
    const std::vector<std::size_t> states = reached(weather);
    if (states.size() == 1 && weather.states[0].next.empty()) {
        shares_.assign(weather.states.size(), 0);
        shares_[0] = 1;
        return;
    }
    std::vector<double> stay;
    for (const std::size_t s : states) {
        const auto mean = time_laws().make(weather.states[s].stay)->mean();
        known_ = known_ && mean && !weather.states[s].next.empty();
        stay.push_back(mean.value_or(0));
    }
    constexpr std::size_t months = 12;
    std::vector<double> sum(weather.states.size(), 0);
    for (std::size_t month = 0; known_ && month < months; ++month) {
        const std::vector<double> now = shares_in(weather, states, stay, month);
        known_ = !now.empty();
        for (std::size_t i = 0; i < now.size(); ++i) sum[states[i]] += now[i] / months;
    }
    if (known_) shares_ = std::move(sum);
}

Windows WeatherShare::stops(const Exposed& what, const Calendar& calendar, Window within) const
{
    Windows all;
    const auto add = [&](const std::string& state, sim::Time from, sim::Time to) {
        from = std::max(from, within.from);
        to = std::min(to, within.to);
        const WeatherState* held = named(weather_.states, state);
        if (from < to && held && left_by(*held, what) <= 0) all.push_back({from, to});
    };
    for (const Closure& closure : weather_.closures)
        add(closure.state, calendar.at(closure.from), calendar.at(closure.to));
    for (std::size_t r = 0; r < weather_.record.size(); ++r) {
        const bool last = r + 1 == weather_.record.size();
        add(weather_.record[r].state, calendar.at(weather_.record[r].on),
            last ? within.to : calendar.at(weather_.record[r + 1].on));
    }
    return all;
}

std::optional<double> WeatherShare::expected(const Exposed& what) const
{
    if (!known_) return std::nullopt;
    double left = shares_.empty() ? 1 : 0;
    for (std::size_t s = 0; s < shares_.size(); ++s) left += shares_[s] * left_by(weather_.states[s], what);
    return left;
}

} // namespace port::bound
