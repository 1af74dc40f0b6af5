#include "models/bound/berth_groups.h"
#include "models/scenario/name_index.h"
#include "models/scenario/parcels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace port::bound {
namespace {

constexpr double an_hour = 3600; // s

/// UNCTAD, Port Development, 1985: berth occupancy at most, for 1, 2, ... berths; the last one for all larger groups.
constexpr std::array<double, 6> guides{0.40, 0.50, 0.55, 0.60, 0.65, 0.70};

/// The share of all hours that a handling's equipment works, in the mean.
double working_share(const Waterfall& handling)
{
    return handling.calendar > 0 && handling.rated > 0 ? handling.weather.value_or(handling.breakdowns) / handling.rated
                                                       : 0;
}

/// h that a cargo takes at a berth of some line that handles it, in the mean over those that take it by what they can
/// do.
double work_hours(const Scenario& s, const Links& links, std::size_t trade, const Offered& offered, double tonnes,
                  std::optional<double> drawn)
{
    const std::vector<double> shares = berth_shares(s, trade, offered);
    double sum = 0;
    for (std::size_t b = 0; b < shares.size(); ++b) {
        if (shares[b] <= 0) continue;
        const HandlingSpec* h = handling_of(s.berths[b], s.trades[trade].category);
        const Waterfall& fall = links.handlings[b][static_cast<std::size_t>(h - s.berths[b].handles.data())];
        const double share = working_share(fall);
        if (share <= 0) continue;
        const double by_rate = tonnes / effective_rate(s, *h);
        sum += shares[b] * std::max(by_rate, drawn.value_or(0) / an_hour) / share;
    }
    return sum;
}

/// h from the start of passage to unberthed of a call of that class.
double service_hours(const Scenario& s, const Links& links, const std::vector<Offered>& all, std::size_t trade,
                     const ClassCalls& of)
{
    const TradeSpec& its = s.trades[trade];
    const ShipClass& ship = s.ships[of.ship];
    double seconds = s.marine.berthing.value + its.before_work.value + its.after_work.value + s.marine.unberthing.value;
    for (const ChannelSection& section : s.marine.channel)
        seconds += section.length.value /
                   std::min(ship.channel_speed.value, section.greatest_speed.value_or(ship.channel_speed).value);
    double hours = seconds / an_hour + work_hours(s, links, trade, all[trade], of.parcel, of.work);
    for (const FurtherParcel& more : its.also)
        hours += work_hours(s, links, static_cast<std::size_t>(index_of(s.trades, more.trade)), all[trade],
                            mean_parcel(more), std::nullopt);
    return hours;
}

/// Parts lines and trades into groups: two are in one if a chain of shared berths joins them.
std::vector<BerthGroup> parted(const Scenario& s, const std::vector<Offered>& all)
{
    std::vector<std::size_t> group(s.berths.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> uses(s.trades.size());
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        if (all[t].by_class.empty() && !all[t].open) continue;
        for (std::size_t b = 0; b < s.berths.size(); ++b)
            if (handling_of(s.berths[b], s.trades[t].category) && takes(s.berths[b], s, all[t])) uses[t].push_back(b);
        for (const std::size_t b : uses[t]) {
            const std::size_t old = std::max(group[b], group[uses[t].front()]);
            const std::size_t other = std::min(group[b], group[uses[t].front()]);
            std::replace(group.begin(), group.end(), old, other);
        }
    }
    std::vector<BerthGroup> groups;
    for (std::size_t g = 0; g < s.berths.size(); ++g) {
        BerthGroup own;
        for (std::size_t t = 0; t < s.trades.size(); ++t)
            if (!uses[t].empty() && group[uses[t].front()] == g) own.trades.push_back(t);
        if (own.trades.empty()) continue;
        for (std::size_t b = 0; b < s.berths.size(); ++b) {
            if (group[b] != g) continue;
            own.berths.push_back(b);
            own.name += (own.name.empty() ? "" : " + ") + s.berths[b].name;
        }
        groups.push_back(std::move(own));
    }
    return groups;
}

/// Ships that a line has room for at one time.
double room_for_ships(const BerthSpec& berth, double mean_length)
{
    if (!berth.continuous) return berth.count;
    return berth.count *
           std::max(1.0, std::floor((berth.length.value + berth.gap.value) / (mean_length + berth.gap.value)));
}

/// h that a group's berths are there in a period, less closures that are listed.
double berth_hours(const Plan& plan, const WeatherShare& weather, const BerthGroup& group, int period,
                   double mean_length)
{
    double sum = 0;
    for (const Piece& piece : plan.pieces(period))
        for (const std::size_t b : group.berths) {
            const BerthSpec& berth = piece.now->berths[b];
            const HandlingSpec& first = berth.handles.front();
            const Windows closed = weather.stops({first.equipment, first.category}, plan.calendar(), piece.when);
            sum += room_for_ships(berth, mean_length) * hours_of(without({piece.when}, closed));
        }
    return sum;
}

void add_waiting(BerthGroup& own)
{
    if (own.calls <= 0 || own.count <= 0 || own.occupancy >= 1) return;
    own.waiting_mm = erlang_c(own.count, own.occupancy) / (own.count * (1 - own.occupancy));
    // Mean wait of M/G/n = (1 + cv^2) / 2 x that of M/M/n, exact for one server; the cv^2 of E2 is a half.
    // Source: Lee and Longton, "Queueing processes associated with airline passenger check-in", Operational Research
    // Quarterly 10, 1959.
    constexpr double erlang_two = 0.5;
    own.waiting_me2 = *own.waiting_mm * (1 + erlang_two) / 2;
}

} // namespace

double erlang_c(int servers, double load)
{
    double lost = 1;
    const double offered = load * servers;
    for (int n = 1; n <= servers; ++n) lost = offered * lost / (n + offered * lost);
    return lost / (1 - load * (1 - lost));
}

std::vector<BerthGroup> berth_groups(const Plan& plan, const WeatherShare& weather, const Links& links,
                                     const std::vector<Offered>& all, int period)
{
    const Scenario& s = plan.usual(period);
    std::vector<BerthGroup> groups = parted(s, all);
    for (BerthGroup& own : groups) {
        double hours = 0;
        double lengths = 0;
        for (const std::size_t t : own.trades) {
            own.open = own.open || all[t].open;
            for (const ClassCalls& of : all[t].by_class) {
                own.calls += of.calls;
                lengths += of.calls * s.ships[of.ship].length.value;
                hours += of.calls * service_hours(s, links, all, t, of);
            }
        }
        own.service = own.calls > 0 ? hours / own.calls : 0;
        const double mean_length = own.calls > 0 ? lengths / own.calls : 1;
        double count = 0;
        for (const std::size_t b : own.berths) count += room_for_ships(s.berths[b], mean_length);
        own.count = static_cast<int>(count);
        const double there = berth_hours(plan, weather, own, period, mean_length);
        own.occupancy = there > 0 ? hours / there : 0;
        own.guide = guides[static_cast<std::size_t>(std::clamp(own.count, 1, static_cast<int>(guides.size()))) - 1];
        add_waiting(own);
    }
    return groups;
}

} // namespace port::bound
