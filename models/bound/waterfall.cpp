#include "models/bound/waterfall.h"

#include "models/chance/time_law.h"

#include <array>

namespace port::bound {
namespace {

/// When it can work for all that is known beforehand.
Windows open_of(const Plan& plan, const WeatherShare& weather, const Machinery& machinery, Window within)
{
    const Calendar& calendar = plan.calendar();
    Windows open = daily_windows(machinery.opens, machinery.closes, calendar, within);
    Windows stops = weather.stops(machinery.exposed, calendar, within);
    if (machinery.maintenance) {
        const Windows planned = maintenance_windows(*machinery.maintenance, calendar, within);
        stops.insert(stops.end(), planned.begin(), planned.end());
    }
    if (machinery.crew)
        for (const Window& closed : without({within}, open_windows(Hours(*machinery.crew, calendar), within)))
            stops.push_back(closed);
    return without(open, std::move(stops));
}

} // namespace

const char* word(LinkKind kind)
{
    static constexpr std::array<const char*, 13> words{"channel", "tugs",     "pilots",  "berth",   "machine pool",
                                                       "machine", "dumper",   "station", "railway", "gate",
                                                       "road",    "pipeline", "network"};
    return words[static_cast<std::size_t>(kind)];
}

std::optional<double> Waterfall::utilisation() const
{
    if (others > 0) return used / others;
    return used > 0 ? std::optional(std::numeric_limits<double>::infinity()) : std::nullopt;
}

double up_share(const std::vector<Breakdown>& breakdowns)
{
    double share = 1;
    double at_work = 0;
    for (const Breakdown& b : breakdowns) {
        const double up = time_laws().make(b.up)->mean().value_or(0);
        const double repair = time_laws().make(b.repair)->mean().value_or(0);
        if (up <= 0 || repair <= 0) continue;
        if (b.wears == Wears::always)
            share *= up / (up + repair);
        else
            at_work += repair / up;
    }
    return share / (1 + at_work);
}

Waterfall waterfall(const Plan& plan, const WeatherShare& weather, int period, LinkKind kind, std::string name,
                    const std::function<Machinery(const Scenario&)>& of)
{
    Waterfall all{.kind = kind, .name = std::move(name)};
    double bound = 0;
    for (const Piece& piece : plan.pieces(period)) {
        const Machinery now = of(*piece.now);
        const Machinery most = of(*piece.most);
        const double open = hours_of(open_of(plan, weather, now, piece.when));
        const double up = now.breakdowns ? up_share(*now.breakdowns) : 1;
        const std::optional<double> fair = weather.expected(now.exposed);
        all.rated += now.rated * hours_of({piece.when});
        all.calendar += now.rated * open;
        all.breakdowns += now.rated * open * up;
        if (!fair) all.weather = std::nullopt;
        if (all.weather) *all.weather += now.rated * open * up * *fair;
        all.efficiency += now.rated * open * up * fair.value_or(1) * now.efficiency;
        bound += most.rated * most.efficiency * open;
    }
    all.others = all.efficiency;
    all.bound = bound;
    return all;
}

} // namespace port::bound
