#include "tests/networks/random_port.h"

#include "models/scenario/dates.h"
#include "tests/networks/dice.h"

#include <algorithm>

namespace port::test {
namespace {

MassRate rate(Dice& dice, double low, double high)
{
    return tonnes_per_hour(dice.between(low, high));
}

ChoiceOf<TimeFamily> exponential(double hours)
{
    return {{"exponential", {{"mean", hours * 3600}}}};
}

std::vector<Breakdown> breakdowns(Dice& dice)
{
    if (!dice.chance(0.3)) return {};
    Breakdown breakdown;
    breakdown.up = exponential(dice.between(20, 80));
    breakdown.repair = exponential(dice.between(1, 6));
    breakdown.wears = dice.chance(0.5) ? Wears::working : Wears::always;
    return {breakdown};
}

Scenario empty_port(double days_run)
{
    Scenario s;
    s.title = "A port at random";
    s.start = first_of_year(2009);
    s.horizon = days(days_run);
    s.replications = 1;
    s.marine.berthing = hours(0.5);
    s.marine.unberthing = hours(0.5);
    ShipClass ship;
    ship.name = "coaster";
    ship.deadweight = tonnes(20'000);
    ship.length = metres(100);
    ship.beam = metres(20);
    ship.laden_draught = metres(6);
    ship.ballast_draught = metres(4);
    ship.tugs = 0;
    ship.pilot = false;
    ship.channel_speed = kilometres_per_hour(16);
    s.ships = {ship};
    return s;
}

/// A category of its own way: exported or imported, in one store, with a trade for each grade.
void add_category(Scenario& s, Dice& dice, const std::string& name)
{
    s.categories.push_back({name});
    const bool out = dice.chance(0.6);
    StoreSpec store;
    store.name = name + " yard";
    store.category = name;
    store.capacity = tonnes(dice.between(3'000, 12'000));
    const int grades = 1 + dice.below(2);
    const bool assembled = out && dice.chance(0.25);
    if (assembled) {
        store.yard = YardUse::assembled;
        store.capacity = tonnes(dice.between(9'000, 20'000));
    } else {
        store.places = 1 + dice.below(4);
        if (dice.chance(0.3)) store.heel = tonnes(dice.between(50, 300));
        store.opening = tonnes(store.heel.value * store.places);
        if (dice.chance(0.25)) store.fills_again_below = tonnes(store.capacity.value * dice.between(0.5, 0.9));
        if (dice.chance(0.25)) store.empties_again_above = tonnes(store.capacity.value * dice.between(0.15, 0.4));
        if (dice.chance(0.3)) {
            store.at_once = false;
            store.settling = hours(dice.between(0, 8));
        }
        if (grades == 2 && store.places > 1 && dice.chance(0.5)) {
            store.yard = YardUse::dedicated;
            store.opening = {};
            const int first = 1 + dice.below(store.places - 1);
            store.grades = {{"fine", first, tonnes(store.heel.value * first)},
                            {"lump", store.places - first, tonnes(store.heel.value * (store.places - first))}};
        } else if (grades == 2) {
            store.opening = {};
            if (store.heel.value > 0) store.heel = {};
        }
    }
    for (int g = 0; g < grades; ++g) {
        TradeSpec trade;
        trade.name = name + (g == 0 ? " fine" : " lump");
        trade.category = name;
        trade.direction = out ? Direction::loaded : Direction::unloaded;
        trade.store = store.name;
        if (grades == 2) trade.grade = g == 0 ? "fine" : "lump";
        trade.notice = hours(dice.between(5, 60));
        if (!assembled && out && dice.chance(0.3)) trade.ready = share(dice.between(0, 0.6));
        double at = trade.notice.value / 3600;
        for (int call = 0; call < 4 + dice.below(8); ++call) {
            at += dice.between(1, 60);
            trade.calls.push_back({hours(at), "coaster", tonnes(dice.between(500, 8'000))});
        }
        const std::string link = trade.name + " link";
        trade.land = {{link, share(1)}};
        if (dice.chance(0.4)) trade.land = {{link, share(0.5)}, {link + " 2", share(0.5)}};
        s.trades.push_back(std::move(trade));
    }
    s.stores.push_back(std::move(store));
}

void add_link(Scenario& s, Dice& dice, const std::string& name, bool may_be_rail)
{
    const std::vector<std::string> through =
        dice.chance(0.3) ? std::vector<std::string>{"conveyor"} : std::vector<std::string>{};
    switch (dice.below(may_be_rail ? 4 : 3)) {
    case 0: {
        RoadService road;
        road.name = name;
        road.mode = dice.chance(0.5) ? RoadMode::flow : RoadMode::one_by_one;
        road.lanes = 1 + dice.below(3);
        road.payload = tonnes(dice.between(20, 40));
        road.points = 1 + dice.below(3);
        road.over = hours(dice.between(5, 40));
        road.through = through;
        s.road_services.push_back(std::move(road));
        return;
    }
    case 3: {
        const std::string number = std::to_string(s.railways.size());
        RailLine line;
        line.name = "line " + number;
        line.paths = 6 + dice.below(20);
        s.railways.push_back(line);
        s.stations.push_back({"station " + number, line.name, 1 + dice.below(3), hours(dice.between(0, 1))});
        RailService trains;
        trains.name = name;
        trains.station = s.stations.back().name;
        trains.wagons = 10 + dice.below(20);
        trains.rate = rate(dice, 300, 1500);
        trains.places = 1 + dice.below(2);
        trains.through = through;
        trains.breakdowns = breakdowns(dice);
        s.rail_services.push_back(std::move(trains));
        return;
    }
    default: {
        Pipeline line;
        line.name = name;
        line.rate = rate(dice, 50, 600);
        line.through = through;
        line.breakdowns = breakdowns(dice);
        s.pipelines.push_back(std::move(line));
    }
    }
}

/// Each place is served for all, some of them by a second series that serves the berths alone.
void add_reach(Scenario& s, Dice& dice, StoreSpec& store)
{
    const auto add = [&](std::vector<int> places, std::vector<std::string> serves) {
        MachineSpec machine;
        machine.name = store.name + " reclaimer " + std::to_string(store.reach.size() + 1);
        machine.rate = rate(dice, 200, 1500);
        machine.breakdowns = breakdowns(dice);
        s.machines.push_back(machine);
        store.reach.push_back({{machine.name}, std::move(places), std::move(serves)});
    };
    std::vector<int> first, second, berths;
    for (int place = 1; place <= store.places; ++place) {
        (place == 1 || dice.chance(0.5) ? first : second).push_back(place);
        if (dice.chance(0.4)) berths.push_back(place);
    }
    add(std::move(first), {});
    if (!second.empty()) add(std::move(second), {});
    if (berths.empty()) return;
    std::vector<std::string> names;
    for (const BerthSpec& berth : s.berths) names.push_back(berth.name);
    add(std::move(berths), std::move(names));
}

} // namespace

Scenario random_port(std::uint64_t number)
{
    Dice dice(number, "random port");
    Scenario s = empty_port(21);
    s.machines.push_back({"conveyor", rate(dice, 300, 1500), share(1), {}, breakdowns(dice)});
    s.machines.push_back({"loader", rate(dice, 300, 1500), share(1), {}, breakdowns(dice)});
    MachinePoolSpec cranes;
    cranes.name = "cranes";
    cranes.count = 1 + dice.below(4);
    cranes.rate = rate(dice, 100, 500);
    cranes.use = dice.chance(0.5) ? PoolUse::shared : PoolUse::held;
    cranes.breakdowns = breakdowns(dice);
    s.machine_pools = {cranes};
    add_category(s, dice, "coal");
    if (dice.chance(0.6)) add_category(s, dice, "ore");
    for (const TradeSpec& trade : s.trades)
        for (const LandShare& land : trade.land) add_link(s, dice, land.by, true);
    const int berths = 1 + dice.below(3);
    for (int b = 0; b < berths; ++b) {
        BerthSpec berth;
        berth.name = "berth " + std::to_string(b + 1);
        berth.length = metres(150 + 10 * b);
        berth.depth = metres(10 + b);
        for (const CategorySpec& category : s.categories) {
            HandlingSpec handling;
            handling.category = category.name;
            handling.rate = rate(dice, 100, 1200);
            if (dice.chance(0.3)) handling.through = {"loader"};
            if (dice.chance(0.4)) {
                handling.pool = "cranes";
                handling.most = 1 + dice.below(3);
            }
            handling.breakdowns = breakdowns(dice);
            berth.handles.push_back(std::move(handling));
        }
        s.berths.push_back(std::move(berth));
    }
    for (StoreSpec& store : s.stores)
        if (store.yard == YardUse::pooled && dice.chance(0.4)) add_reach(s, dice, store);
    return s;
}

Scenario listed_otherwise(Scenario s, std::uint64_t number)
{
    Dice dice(number, "another order");
    dice.shuffle(s.categories);
    dice.shuffle(s.machines);
    dice.shuffle(s.stores);
    dice.shuffle(s.trades);
    dice.shuffle(s.railways);
    dice.shuffle(s.stations);
    dice.shuffle(s.rail_services);
    dice.shuffle(s.road_services);
    dice.shuffle(s.pipelines);
    dice.shuffle(s.berths);
    for (BerthSpec& berth : s.berths) dice.shuffle(berth.handles);
    for (TradeSpec& trade : s.trades) {
        dice.shuffle(trade.land);
        dice.shuffle(trade.calls);
    }
    for (StoreSpec& store : s.stores) {
        dice.shuffle(store.reach);
        for (ReachSpec& reach : store.reach) {
            dice.shuffle(reach.places);
            dice.shuffle(reach.serves);
        }
    }
    return s;
}

Scenario random_chain(std::uint64_t number, int berths, int links)
{
    Dice dice(number, "random chain");
    Scenario s = empty_port(8);
    s.categories = {{"ore"}};
    StoreSpec store;
    store.name = "yard";
    store.category = "ore";
    store.capacity = tonnes(dice.between(500, 20'000));
    s.stores = {store};
    BerthSpec berth;
    berth.name = "berth";
    berth.count = berths;
    berth.length = metres(150);
    berth.depth = metres(10);
    HandlingSpec handling;
    handling.category = "ore";
    handling.rate = rate(dice, 50, 600);
    berth.handles = {handling};
    s.berths = {berth};
    TradeSpec trade;
    trade.name = "ore";
    trade.category = "ore";
    trade.direction = dice.chance(0.5) ? Direction::unloaded : Direction::loaded;
    trade.store = "yard";
    // Ships that are never done: where parcels end, one more berth may leave the last of them to one berth alone.
    s.ships[0].deadweight = tonnes(500'000);
    for (int call = 0; call < 5; ++call) trade.calls.push_back({hours(0), "coaster", tonnes(400'000)});
    const MassRate pumped = rate(dice, 50, 400);
    for (int link = 0; link < links; ++link) {
        Pipeline line;
        line.name = "line " + std::to_string(link + 1);
        line.rate = pumped;
        trade.land.push_back({line.name, share(1.0 / links)});
        s.pipelines.push_back(std::move(line));
    }
    s.marine.berthing = {}; // a machine has no time between two loads
    s.marine.unberthing = {};
    s.trades = {trade};
    return s;
}

} // namespace port::test
