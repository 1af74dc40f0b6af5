// Energy, fuel and CO2 of Jinzhou with random uses: worked out again from throughput and calls, and the port is the sum
// of its trades, and of its machines.
#include "models/catalogues.h"
#include "models/run.h"
#include "sim/stream.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <map>

using namespace port;

namespace {

Scenario with_random_uses(sim::Stream& stream)
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    REQUIRE(read.ok());
    Scenario scenario = read.scenario;
    scenario.horizon = days(200);
    const auto use = [&](auto& item) {
        item.energy = kilowatt_hours_a_tonne(stream.uniform() * 5);
        item.power = stream.uniform() < 0.5 ? Power::electricity : Power::diesel;
    };
    scenario.machines.emplace_back();
    scenario.machines.back().name = "tower";
    scenario.machines.back().rate = tonnes_per_hour(50'000);
    use(scenario.machines.back());
    for (std::size_t b = 0; b < scenario.berths.size(); ++b)
        for (HandlingSpec& h : scenario.berths[b].handles) {
            use(h);
            if (b % 2 == 0) h.through.push_back("tower");
        }
    for (RailService& s : scenario.rail_services) use(s);
    for (RoadService& s : scenario.road_services) use(s);
    for (Pipeline& s : scenario.pipelines) use(s);
    for (ShipClass& ship : scenario.ships) {
        ship.fuel_at_anchor = tonnes_per_hour(stream.uniform() * 0.2);
        ship.fuel_moving = tonnes_per_hour(stream.uniform());
        ship.fuel_alongside = tonnes_per_hour(stream.uniform() * 0.4);
    }
    scenario.emissions = {stream.uniform() * 2, stream.uniform(), stream.uniform() * 4};
    CostSpec costs;
    costs.currency = "USD";
    costs.price_year = {2009};
    costs.electricity = stream.uniform() * 100;
    costs.diesel = stream.uniform() * 100;
    costs.ship_fuel = stream.uniform() * 700;
    costs.carbon = stream.uniform() * 50;
    scenario.costs.assign(1, costs);
    return scenario;
}

double hours_between(const CallRow& row, Stage from, Stage to)
{
    return static_cast<double>(row.stage[static_cast<std::size_t>(to)] - row.stage[static_cast<std::size_t>(from)]) /
           3.6e12;
}

class Figures {
public:
    explicit Figures(const RunResult& run)
    {
        for (const Measured& m : run.figures) all_[{m.key.measure, m.key.of, m.key.cause}] = m.value.value_or(0);
    }
    [[nodiscard]] double of(const std::string& measure, const std::string& what, const std::string& cause = "") const
    {
        const auto found = all_.find({measure, what, cause});
        return found == all_.end() ? 0 : found->second;
    }

private:
    std::map<std::array<std::string, 3>, double> all_;
};

/// What the calls of each trade burnt, from their stages.
std::map<std::string, double> fuel_by_trade(const Scenario& scenario, const RunResult& run)
{
    std::map<std::string, double> fuel;
    for (const CallRow& row : run.calls) {
        if (row.warm_up || !row.reached.back()) continue;
        const ShipClass& ship = scenario.ships[static_cast<std::size_t>(row.ship_class)];
        fuel[row.trade] += hours_between(row, Stage::arrived, Stage::passage) * ship.fuel_at_anchor.value +
                           (hours_between(row, Stage::passage, Stage::all_fast) +
                            hours_between(row, Stage::unberthing, Stage::clear)) *
                               ship.fuel_moving.value +
                           hours_between(row, Stage::all_fast, Stage::unberthing) * ship.fuel_alongside.value;
    }
    return fuel;
}

/// What passes a berth or a service is a figure of its own; all machines together are the port's.
void check_machines(const Scenario& scenario, const Figures& figures)
{
    double machines = 0;
    double through_tower = 0;
    const auto add = [&](const std::string& name, double kilowatt_hours) {
        const double energy = figures.of("energy by machine", name);
        CAPTURE(name);
        CHECK(energy == Approx(figures.of("throughput", name) * kilowatt_hours / 1000).epsilon(1e-9));
        machines += energy;
    };
    for (std::size_t b = 0; b < scenario.berths.size(); ++b)
        for (int n = 1; n <= scenario.berths[b].count; ++n) {
            const BerthSpec& spec = scenario.berths[b];
            const std::string name = n == 1 ? spec.name : spec.name + " (" + std::to_string(n) + ")";
            if (spec.handles.size() == 1)
                add(name, spec.handles.front().energy.value);
            else
                machines += figures.of("energy by machine", name); // of several categories, each with its own
            if (b % 2 == 0) through_tower += figures.of("throughput", name);
        }
    for (const RailService& s : scenario.rail_services) add(s.name, s.energy.value);
    for (const RoadService& s : scenario.road_services) add(s.name, s.energy.value);
    for (const Pipeline& s : scenario.pipelines) add(s.name, s.energy.value);
    const double tower = figures.of("energy by machine", "tower");
    CHECK(tower == Approx(through_tower * scenario.machines.back().energy.value / 1000).epsilon(1e-9));
    CHECK(machines + tower == Approx(figures.of("energy", "port")).epsilon(1e-9));
}

} // namespace

TEST_CASE("energy and CO2 of the port are the sum of its trades, and of its machines and ships")
{
    const int draw = GENERATE(0, 1, 2);
    sim::Stream stream(11, static_cast<std::uint64_t>(draw), "uses");
    const Scenario scenario = with_random_uses(stream);
    RunOptions options;
    options.calls = true;
    const RunResult run = port::run(scenario, 1, static_cast<std::uint64_t>(draw), options);
    const Figures figures(run);

    std::map<std::string, double> fuel = fuel_by_trade(scenario, run);
    const std::vector<std::pair<std::string, std::string>> parts{{"energy", ""},
                                                                 {"energy", "electricity"},
                                                                 {"energy", "diesel"},
                                                                 {"ship fuel", ""},
                                                                 {"CO2", ""},
                                                                 {"CO2", "at anchor"},
                                                                 {"CO2", "moving"},
                                                                 {"CO2", "alongside"},
                                                                 {"CO2", "electricity"},
                                                                 {"CO2", "diesel"},
                                                                 {"energy cost", ""},
                                                                 {"ship fuel cost", ""},
                                                                 {"CO2 cost", ""},
                                                                 {"total cost", ""}};
    for (const auto& [measure, cause] : parts) {
        double trades = 0;
        for (const TradeSpec& trade : scenario.trades) trades += figures.of(measure, trade.name, cause);
        CAPTURE(measure, cause);
        CHECK(trades > 0);
        CHECK(figures.of(measure, "port", cause) == Approx(trades).epsilon(1e-9));
    }
    const EmissionSpec& by = scenario.emissions;
    const CostSpec& price = scenario.costs.front();
    for (const TradeSpec& trade : scenario.trades) {
        CAPTURE(trade.name);
        CHECK(figures.of("ship fuel", trade.name) == Approx(fuel[trade.name]).epsilon(1e-9));
        const double electricity = figures.of("energy", trade.name, "electricity");
        const double diesel = figures.of("energy", trade.name, "diesel");
        const double emitted = electricity * by.electricity + diesel * by.diesel + fuel[trade.name] * by.ship_fuel;
        CHECK(figures.of("CO2", trade.name) == Approx(emitted).epsilon(1e-9));
        CHECK(figures.of("CO2 a tonne", trade.name) ==
              Approx(1000 * emitted / figures.of("throughput", trade.name)).epsilon(1e-9));
        CHECK(figures.of("total cost", trade.name) ==
              Approx(electricity * price.electricity + diesel * price.diesel + fuel[trade.name] * price.ship_fuel +
                     emitted * price.carbon)
                  .epsilon(1e-9));
    }
    check_machines(scenario, figures);
}

TEST_CASE("a port that says nothing of energy has no figures of it")
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    Scenario scenario = read.scenario;
    scenario.horizon = days(20);
    for (const Measured& m : port::run(scenario, 1, 0).figures) {
        CHECK(m.key.measure.find("energy") == std::string::npos);
        CHECK(m.key.measure.find("CO2") == std::string::npos);
        CHECK(m.key.measure.find("cost") == std::string::npos);
    }
}
