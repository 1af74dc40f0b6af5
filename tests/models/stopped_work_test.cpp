// When weather stops work on a cargo at a berth is told twice: by the weather, for laytime, and hour by hour by the
// ships that are worked there. A month of storms in Jinzhou.
#include "models/catalogues.h"
#include "models/port.h"
#include "models/scenario/name_index.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

using namespace port;

namespace {

WeatherState state(const char* name, double mean_hours, std::vector<NextWeather> next)
{
    WeatherState s;
    s.name = name;
    s.stay = {{"exponential", {{"mean", mean_hours * 3600}}}};
    s.next = std::move(next);
    return s;
}

/// Wind stops cranes, which some berths have or share; rain stops grain, a gale everything.
Scenario stormy()
{
    const io::ReadResult read = io::read_scenario(PORTSIM_ROOT "/scenarios/jinzhou-2009.yaml", catalogues());
    REQUIRE(read.ok());
    Scenario scenario = read.scenario;
    scenario.horizon = days(60);
    scenario.warm_up = days(10);
    WeatherState wind = state("wind", 6, {{"calm", share(0.6)}, {"gale", share(0.4)}});
    wind.equipment = {"crane"};
    WeatherState rain = state("rain", 8, {{"calm", share(0.8)}, {"wind", share(0.2)}});
    rain.categories = {"grain", "steel"};
    WeatherState gale = state("gale", 5, {{"calm"}});
    gale.closes = {Closes::work};
    scenario.weather = {{state("calm", 20, {{"wind", share(0.6)}, {"rain", share(0.4)}}), wind, rain, gale}, {}, {}};
    scenario.machines.push_back({"tower", tonnes_per_hour(50'000), share(1), "crane"});
    for (std::size_t b = 0; b < scenario.berths.size(); ++b)
        for (HandlingSpec& h : scenario.berths[b].handles)
            if (b % 3 == 0)
                h.equipment = "crane";
            else if (b % 3 == 1)
                h.through.push_back("tower");
    LaytimeSpec terms;
    terms.allowed = hours(40);
    terms.weather = ExceptedWeather::working_days;
    for (TradeSpec& trade : scenario.trades) trade.laytime.assign(1, terms);
    return scenario;
}

sim::Duration overlap(const std::vector<Stretch>& stretches, sim::Time from, sim::Time to)
{
    sim::Duration sum{};
    for (const Stretch& s : stretches)
        sum += std::max(std::min(s.to, to) - std::max(s.from, from), sim::Duration::zero());
    return sum;
}

/// The line of berths that a berth is one of: its name, without the number in brackets.
int line_of(const Scenario& scenario, const std::string& berth)
{
    return index_of(scenario.berths, berth.substr(0, berth.rfind(" (")));
}

} // namespace

TEST_CASE("weather stops a ship's work, to the tick, when it stops work like hers")
{
    const Scenario scenario = stormy();
    const Versions days = versions_of(scenario);
    Port port(days, 1, 0, true);
    port.run({});
    const std::vector<StoppedWorkFact> stopped = port.facts().stopped_work;
    int stops = 0;
    int long_ones = 0;
    for (const CallRow& row : port.calls()) {
        if (!row.reached[static_cast<std::size_t>(Stage::work_ends)]) continue;
        const int line = line_of(scenario, row.berth);
        const int category = index_of(scenario.categories, row.category);
        const auto found = std::find_if(stopped.begin(), stopped.end(), [&](const StoppedWorkFact& w) {
            return w.berth == line && w.category == category;
        });
        REQUIRE(found != stopped.end());
        const auto at = [&](Stage s) {
            return sim::start_of_time + ticks(scenario.warm_up) + sim::Duration{row.stage[static_cast<std::size_t>(s)]};
        };
        CAPTURE(row.number, row.berth, row.category);
        const sim::Duration told{row.spent[static_cast<std::size_t>(Cause::work_weather)]};
        CHECK(told == overlap(found->stretches, at(Stage::work_starts), at(Stage::work_ends)));
        stops += told > sim::Duration::zero();
        long_ones += told > std::chrono::hours(10);
        for (std::size_t i = 1; i < found->stretches.size(); ++i)
            REQUIRE(found->stretches[i].from > found->stretches[i - 1].to);
    }
    CHECK(stops > 50);
    CHECK(long_ones > 10);
}
