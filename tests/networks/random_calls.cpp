#include "models/scenario/handles.h"
#include "tests/networks/dice.h"
#include "tests/networks/random_port.h"

#include <algorithm>

namespace port::test {
namespace {

/// Berths of one category each where there are enough of them: ships with both have to shift.
void part_berths(Scenario& s, Dice& dice)
{
    if (s.categories.size() < 2 || s.berths.size() < 2 || !dice.chance(0.6)) return;
    s.berth_rule.shifting = true;
    for (std::size_t b = 0; b < s.berths.size(); ++b) {
        const std::string& only = s.categories[b % s.categories.size()].name;
        std::erase_if(s.berths[b].handles, [&](const HandlingSpec& h) { return h.category != only; });
    }
}

void add_further(Scenario& s, Dice& dice)
{
    for (TradeSpec& trade : s.trades) {
        if (!dice.chance(0.6)) continue;
        for (const TradeSpec& other : s.trades) {
            if (other.name == trade.name || !dice.chance(0.5)) continue;
            const Mass tonnes{dice.between(300, 3'000)};
            trade.also.push_back({other.name, tonnes, tonnes, tonnes});
        }
        if (trade.also.size() > 2) trade.also.resize(2);
        if (dice.chance(0.5)) trade.parcels = ParcelsWorked::together;
    }
}

void add_ships_in_port(Scenario& s, Dice& dice)
{
    for (const BerthSpec& berth : s.berths)
        for (TradeSpec& trade : s.trades) {
            if (!handles(berth, trade.category) || !dice.chance(0.3)) continue;
            const double parcel = dice.between(500, 8'000);
            trade.in_port.push_back({"coaster", {parcel}, {parcel * dice.between(0, 1)}, berth.name});
            break;
        }
    for (TradeSpec& trade : s.trades)
        if (dice.chance(0.2)) trade.in_port.push_back({"coaster", {dice.between(500, 8'000)}});
}

void add_storms(Scenario& s, Dice& dice)
{
    if (!dice.chance(0.5)) return;
    WeatherState calm, storm;
    calm.name = "calm";
    calm.stay = {{"exponential", {{"mean", 60 * 3600.0}}}};
    calm.next = {{"storm", share(1)}};
    storm.name = "storm";
    storm.stay = {{"exponential", {{"mean", 6 * 3600.0}}}};
    storm.next = {{"calm", share(1)}};
    storm.closes = {Closes::arrivals, Closes::sailings};
    if (dice.chance(0.5)) storm.closes.push_back(Closes::work);
    s.weather.states = {calm, storm};
    for (BerthSpec& berth : s.berths)
        for (HandlingSpec& handling : berth.handles) handling.restart = hours(dice.between(0, 2));
}

} // namespace

Scenario with_calls_of_all_kinds(Scenario s, std::uint64_t number)
{
    Dice dice(number, "calls of all kinds");
    part_berths(s, dice);
    add_further(s, dice);
    add_ships_in_port(s, dice);
    add_storms(s, dice);
    return s;
}

} // namespace port::test
