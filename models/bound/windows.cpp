#include "models/bound/windows.h"

#include <algorithm>

namespace port::bound {
namespace {

void add(Windows& all, sim::Time from, sim::Time to, Window within)
{
    from = std::max(from, within.from);
    to = std::min(to, within.to);
    if (from < to) all.push_back({from, to});
}

} // namespace

double hours_of(const Windows& windows)
{
    sim::Duration sum{};
    for (const Window& w : windows) sum += w.to - w.from;
    return sim::to_hours(sum);
}

Windows without(const Windows& all, Windows stops)
{
    std::sort(stops.begin(), stops.end(), [](const Window& a, const Window& b) { return a.from < b.from; });
    Windows left;
    std::size_t first = 0; // of the stops that may still matter
    for (const Window& w : all) {
        sim::Time at = w.from;
        while (first < stops.size() && stops[first].to <= w.from) ++first;
        for (std::size_t s = first; s < stops.size() && stops[s].from < w.to; ++s) {
            if (stops[s].from > at) left.push_back({at, stops[s].from});
            at = std::max(at, stops[s].to);
        }
        if (at < w.to) left.push_back({at, w.to});
    }
    return left;
}

Windows open_windows(const Hours& hours, Window within)
{
    if (hours.always()) return {within};
    Windows all;
    for (sim::Time at = hours.opens(within.from); at < within.to;) {
        const sim::Time ends = hours.changes(at);
        add(all, at, ends, within);
        if (ends == sim::end_of_time) break;
        at = hours.opens(ends);
    }
    return all;
}

Windows daily_windows(TimeOfDay opens, TimeOfDay closes, const Calendar& calendar, Window within)
{
    if (opens.seconds == 0 && closes.seconds == seconds_a_day) return {within};
    Windows all;
    for (sim::Time day = calendar.midnight(calendar.date(within.from)); day < within.to; day += one_day)
        add(all, day + std::chrono::seconds(opens.seconds), day + std::chrono::seconds(closes.seconds), within);
    return all;
}

Windows maintenance_windows(const std::vector<Maintenance>& plans, const Calendar& calendar, Window within)
{
    Windows all;
    for (const Maintenance& plan : plans) {
        const sim::Duration every = ticks(plan.every);
        sim::Time begins = calendar.start() + ticks(plan.first);
        if (begins < within.from) begins += (within.from - begins) / every * every;
        for (; begins < within.to; begins += every) add(all, begins, begins + ticks(plan.lasts), within);
    }
    return all;
}

} // namespace port::bound
