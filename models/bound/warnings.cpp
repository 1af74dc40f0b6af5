#include "models/bound/warnings.h"

#include "models/environment/tide.h"
#include "models/scenario/name_index.h"
#include "models/scenario/parcels.h"

#include <algorithm>
#include <cmath>

namespace port::bound {
namespace {

std::string in_digits(double value)
{
    const auto text = std::to_string(std::llround(value));
    std::string spaced;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && (text.size() - i) % 3 == 0) spaced += ' ';
        spaced += text[i];
    }
    return spaced;
}

std::string percent(double share)
{
    const long tenths = std::lround(1000 * share);
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " %";
}

std::string metres_text(double m)
{
    const long tenths = std::lround(10 * m);
    return std::to_string(tenths / 10) + "." + std::to_string(std::labs(tenths) % 10) + " m";
}

/// Gathers what is found, each kind and subject once.
class Found {
public:
    void add(const std::string& kind, const std::string& of, int year, std::string text)
    {
        const auto old =
            std::find_if(all.begin(), all.end(), [&](const Warning& w) { return w.kind == kind && w.of == of; });
        if (old == all.end())
            all.push_back({kind, of, {year}, std::move(text)});
        else if (old->years.back() != year)
            old->years.push_back(year);
    }
    std::vector<Warning> all;
};

void see_links(const BoundYear& year, Found& found)
{
    for (const Waterfall* link : year.links.all()) {
        const std::optional<double> use = link->utilisation();
        const bool is_berth = link->kind == LinkKind::berth; // told by groups, whose berths share what comes
        if (!use || *use < 1 || is_berth) continue;
        found.add("demand above a link", link->name, year.year,
                  "the demand asks " + in_digits(link->used) + " " + link->unit + " of the " + word(link->kind) +
                      ", which is to be expected to carry " + in_digits(link->others) +
                      "; no steady state is to be expected");
    }
    for (const Bound& bound : year.bounds) {
        if (!bound.served.tonnes || bound.of == "port") continue;
        constexpr double rounding = 1; // t
        if (bound.demand - *bound.served.tonnes <= rounding) continue;
        std::string cut;
        for (const std::string& name : bound.served.cut) cut += (cut.empty() ? "" : ", ") + name;
        found.add("demand above the chain", bound.of, year.year,
                  "of " + in_digits(bound.demand) + " t asked no more than " + in_digits(*bound.served.tonnes) +
                      " t can pass; what stops more: " + cut);
    }
}

void see_berths(const BoundYear& year, Found& found)
{
    for (const BerthGroup& group : year.groups) {
        const std::string is =
            "the expected occupancy of " + std::to_string(group.count) + " is " + percent(group.occupancy);
        if (group.occupancy >= 1)
            found.add("no steady state", group.name, year.year, is + ": ships come faster than they can be worked");
        else if (group.occupancy > group.guide)
            found.add("berths above the guide", group.name, year.year,
                      is + ", above the " + percent(group.guide) + " that UNCTAD advises for that many");
    }
}

/// t of the largest parcel of a trade, also of ships that are in port when the run begins.
double largest_of(const Scenario& s, const TradeSpec& trade)
{
    double most = largest_parcel(s, trade);
    for (const ShipInPort& ship : trade.in_port) most = std::max(most, ship.parcel.value);
    return most;
}

void see_stores(const Plan& plan, const BoundYear& year, Found& found)
{
    const Scenario& s = plan.usual(year.period);
    for (std::size_t n = 0; n < s.stores.size(); ++n) {
        const StoreSpec& store = s.stores[n];
        bool has_land = false;
        bool way[2] = {false, false};
        double demand = 0;
        for (std::size_t t = 0; t < s.trades.size(); ++t) {
            const TradeSpec& trade = s.trades[t];
            if (trade.store != store.name) continue;
            way[static_cast<std::size_t>(trade.direction)] = true;
            has_land = has_land || !trade.land.empty();
            demand += year.offered[t].tonnes;
            const double room = holds(s, store, store.mixing ? "" : trade.grade) * store.places;
            if (room > 0 && largest_of(s, trade) > room)
                found.add("yard below a parcel", store.name, year.year,
                          "it holds " + in_digits(room) + " t, the largest parcel of '" + trade.name + "' has " +
                              in_digits(largest_of(s, trade)) + " t");
        }
        const double room = year.links.room[n];
        if (!has_land && !(way[0] && way[1]) && demand > room)
            found.add("no way over land", store.name, year.year,
                      "ships ask for " + in_digits(demand) + " t a year of it, it holds " + in_digits(room) +
                          " t, and nothing else fills or empties it");
    }
}

/// What a class needs of berths and channel with the trade's largest parcel of it aboard.
/// @param tide  m, the lowest
void see_class(const Scenario& s, double tide, const TradeSpec& trade, const ClassCalls& of, int year, Found& found)
{
    const ShipClass& ship = s.ships[of.ship];
    const double draught = ship.ballast_draught.value + (ship.laden_draught.value - ship.ballast_draught.value) *
                                                            (of.most + of.aboard) / ship.deadweight.value;
    for (const BerthSpec& berth : s.berths) {
        if (berth.count == 0 || !handling_of(berth, trade.category)) continue;
        if (ship.length > berth.length)
            found.add("longer than a berth", ship.name + " at " + berth.name, year,
                      "a ship of '" + trade.name + "' of " + metres_text(ship.length.value) + " can't use it: it has " +
                          metres_text(berth.length.value));
        else if (berth.depth.value + tide + 1e-9 < draught + berth.clearance.value)
            found.add("afloat on the tide alone", ship.name + " at " + berth.name, year,
                      "with " + in_digits(of.most) + " t of '" + trade.name + "' she draws " + metres_text(draught) +
                          "; at the lowest tide there is water for " +
                          metres_text(berth.depth.value + tide - berth.clearance.value));
    }
    for (const ChannelSection& section : s.marine.channel) {
        const double floats = section.depth.value + tide - s.marine.under_keel_clearance.value -
                              section.squat.value_or(ship.squat.value_or(Length{})).value;
        if (floats + 1e-9 < draught)
            found.add("afloat on the tide alone", ship.name + " in " + section.name, year,
                      "with " + in_digits(of.most) + " t of '" + trade.name + "' she draws " + metres_text(draught) +
                          "; at the lowest tide there is water for " + metres_text(floats));
    }
}

} // namespace

std::vector<Warning> warnings_of(const Plan& plan, const std::vector<BoundYear>& years)
{
    Found found;
    for (const BoundYear& year : years) {
        see_links(year, found);
        see_berths(year, found);
        see_stores(plan, year, found);
        const Scenario& s = plan.usual(year.period);
        const double tide = Tide(s.marine.tide, plan.calendar()).lowest();
        for (std::size_t t = 0; t < s.trades.size(); ++t)
            for (const ClassCalls& of : year.offered[t].by_class) see_class(s, tide, s.trades[t], of, year.year, found);
    }
    return std::move(found.all);
}

} // namespace port::bound
