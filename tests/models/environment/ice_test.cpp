// Bands of ice against a thickness that is computed here by the definition, in whole numbers; degree-days against the
// sum written out; and what a band means for a class.
#include "models/environment/ice.h"
#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;
using namespace std::chrono_literals;

namespace {

__extension__ typedef __int128 Wide;

constexpr double growth = 0.01; // m

Moment after_start(std::int64_t seconds)
{
    return {midnight_of(to_date({2009, 1, 1})).seconds + seconds};
}

Scenario scenario_of(std::vector<IceThickness> rows, std::vector<int> bands_mm)
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.marine.ice.thickness = std::move(rows);
    for (const int mm : bands_mm) scenario.marine.ice.bands.push_back({"band", metres(mm / 1000.0)});
    scenario.ships.resize(2);
    scenario.ships[0].name = "coaster";
    scenario.ships[1].name = "barge";
    return scenario;
}

/// Thickness in whole millimetres, at uneven times; some rows alike, so that it also stands, and some without ice.
std::vector<IceThickness> random_rows(sim::Stream& stream, int n)
{
    std::vector<IceThickness> rows;
    std::int64_t at = 0;
    double thickness = 0;
    for (int i = 0; i < n; ++i) {
        if (stream.uniform() > 0.2) thickness = std::max(0.0, std::floor(500 * stream.uniform() - 100)) / 1000;
        rows.push_back({after_start(at), metres(thickness)});
        at += 1 + static_cast<std::int64_t>(200'000 * stream.uniform() * stream.uniform());
    }
    return rows;
}

/// The band by the definition: the last one whose least thickness the ice has. Every row is looked at.
int band_at(const std::vector<IceThickness>& rows, const std::vector<int>& bands_mm, sim::Time time)
{
    const auto at = [&](std::size_t k) { return (rows[k].at.seconds - after_start(0).seconds) * 1'000'000'000; };
    const auto level = [&](std::size_t k) { return std::llround(rows[k].thickness.value * 1000); };
    const std::int64_t t = time.time_since_epoch().count();
    const auto thick = [&](int mm) {
        for (std::size_t k = 0; k + 1 < rows.size(); ++k)
            if (t < at(k + 1))
                return Wide{level(k)} * (at(k + 1) - t) + Wide{level(k + 1)} * (t - at(k)) >=
                       Wide{mm} * (at(k + 1) - at(k));
        return level(rows.size() - 1) >= mm;
    };
    int band = -1;
    for (std::size_t b = 0; b < bands_mm.size(); ++b)
        if (thick(bands_mm[b])) band = static_cast<int>(b);
    return band;
}

} // namespace

TEST_CASE("bands change on the ticks on which the thickness by its definition does")
{
    sim::Stream stream(1, 0, "ice test");
    int changes = 0;
    for (int c = 0; c < 200; ++c) {
        const auto rows = random_rows(stream, 2 + static_cast<int>(40 * stream.uniform()));
        std::vector<int> bands;
        for (int mm = 1 + static_cast<int>(60 * stream.uniform()); mm < 420 && bands.size() < 5;
             mm += 1 + static_cast<int>(150 * stream.uniform()))
            bands.push_back(mm);
        const Scenario scenario = scenario_of(rows, bands);
        const Calendar calendar(scenario);
        const Ice ice(scenario, calendar, 1, 0);
        const sim::Time end = calendar.at(rows.back().at);
        CAPTURE(c);
        // At each change the old band holds one tick before; between two changes it is the same wherever one looks.
        sim::Time from = sim::start_of_time;
        for (;;) {
            const sim::Time next = ice.changes(from);
            const int band = ice.band(from);
            REQUIRE(band == band_at(rows, bands, from));
            const sim::Time until = std::min(next, end);
            for (int q = 0; q < 20; ++q) {
                const auto part = static_cast<double>((until - from).count()) * stream.uniform();
                const sim::Time t = from + sim::Duration{static_cast<std::int64_t>(part)};
                if (t < until) CHECK(band_at(rows, bands, t) == band);
            }
            if (next == sim::end_of_time) break;
            CHECK(band_at(rows, bands, next - 1ns) == band);
            CHECK(band_at(rows, bands, next) != band);
            ++changes;
            from = next;
        }
        // The bands' hours, and those of open water, are all there are.
        sim::Duration sum{};
        for (int band = -1; band < static_cast<int>(bands.size()); ++band)
            sum += ice.held(band, sim::start_of_time, end);
        CHECK(sum == end - sim::start_of_time);
    }
    CHECK(changes > 3000);
}

TEST_CASE("degree-days freeze, thaw and never fall below nought")
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 15});
    scenario.warm_up = days(10.25);
    scenario.horizon = days(200);
    IceClimate climate;
    climate.temperatures.assign(12, celsius(15));
    for (const auto& [month, c] : {std::pair{0, -7.4}, {1, -4.3}, {2, 2.1}, {10, 0.9}, {11, -5.0}})
        climate.temperatures[static_cast<std::size_t>(month)] = celsius(c);
    climate.freezing_point = celsius(-1.7);
    climate.growth = metres(growth);
    climate.thawing = 1.5;
    const Calendar calendar(scenario);
    const auto rows = ice_by_degree_days(climate, calendar, 1, 0);
    REQUIRE(rows.size() == 212); // from 4 January, which the warm-up begins in, to the end's midnight of 3 August
    CHECK(rows.front().at == calendar.midnight(to_date({2009, 1, 4})));
    CHECK(rows.back().at == calendar.midnight(to_date({2009, 8, 3})));
    // November is above the freezing point; December has 31 x 3.3 = 102.3 degree-days.
    const auto degree_days = [&](CivilDate date) {
        const int n = to_date(date).days - to_date({2009, 1, 4}).days;
        const double metres = rows[static_cast<std::size_t>(n)].metres;
        return metres / growth * (metres / growth);
    };
    CHECK(degree_days({2009, 1, 4}) == Approx(102.3 + 3 * 5.7));
    CHECK(degree_days({2009, 2, 1}) == Approx(102.3 + 31 * 5.7));
    CHECK(degree_days({2009, 3, 1}) == Approx(102.3 + 31 * 5.7 + 28 * 2.6));
    CHECK(degree_days({2009, 3, 11}) == Approx(102.3 + 31 * 5.7 + 28 * 2.6 - 10 * 1.5 * 3.8));
    CHECK(degree_days({2009, 4, 1}) == Approx(102.3 + 31 * 5.7 + 28 * 2.6 - 31 * 1.5 * 3.8));
    CHECK(degree_days({2009, 5, 1}) == 0); // April thaws 25 a day
}

TEST_CASE("winters differ by a normal draw each, and a replication has its own")
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.years = 2;
    IceClimate climate;
    climate.temperatures.assign(12, celsius(30));
    climate.temperatures[0] = celsius(-20);
    climate.freezing_point = celsius(0);
    climate.growth = metres(growth);
    const Calendar calendar(scenario);
    // January alone freezes: its degree-days are 31 x (20 - what the winter is warmer).
    const auto warmer = [&](std::uint64_t replication, int year) {
        const auto rows = ice_by_degree_days(climate, calendar, 7, replication);
        const int n = to_date({year, 2, 1}).days - to_date({2009, 1, 1}).days;
        const double root = rows[static_cast<std::size_t>(n)].metres / growth;
        return 20 - root * root / 31;
    };
    CHECK(warmer(3, 2009) == Approx(0).margin(1e-9));
    climate.deviation = celsius(2);
    CHECK(warmer(3, 2009) == warmer(3, 2009));
    double sum = 0;
    double squares = 0;
    double together = 0;
    constexpr int n = 1000;
    for (std::uint64_t r = 0; r < n; ++r) {
        const double one = warmer(r, 2009);
        sum += one;
        squares += one * one;
        together += one * warmer(r, 2010);
    }
    // Standard errors: 2/sqrt(1000) = 0.063; of the variance 4 sqrt(2/1000) = 0.18; of the covariance 4/sqrt(1000).
    CHECK(std::abs(sum / n) < 4 * 0.063);
    CHECK(squares / n == Approx(4).margin(4 * 0.18));
    CHECK(std::abs(together / n) < 4 * 0.127);
}

TEST_CASE("what a band means is said for all, and otherwise for a class")
{
    Scenario scenario = scenario_of({{after_start(0), metres(0)}, {after_start(86'400), metres(0.24)}}, {60, 120, 180});
    auto& bands = scenario.marine.ice.bands; // from 6, 12 and 18 h on
    bands[0].speed = share(0.5);
    bands[0].tugs = 1;
    bands[0].ice_breaker = true;
    bands[0].classes = {{"barge", {IceCloses::sailings}, {}, 0, false}};
    bands[1].greatest_speed = Speed{3};
    bands[1].closes = {IceCloses::arrivals};
    bands[1].classes = {{"barge", {}, share(0.25), {}, {}}};
    const Calendar calendar(scenario);
    const Ice ice(scenario, calendar, 1, 0);
    const sim::Time start = sim::start_of_time;
    constexpr int coaster = 0, barge = 1;
    CHECK(ice.thickness(start + 9h) == Approx(0.09));
    CHECK(ice.speed(coaster, 8, start + 5h) == 8);
    CHECK(ice.speed(coaster, 8, start + 6h) == 4);
    CHECK(ice.speed(barge, 8, start + 6h) == 4);
    CHECK(ice.speed(coaster, 8, start + 12h) == 3); // no faster than that
    CHECK(ice.speed(barge, 8, start + 12h) == 2);
    CHECK(ice.speed(barge, 8, start + 18h) == 8); // the third band means nothing
    CHECK(ice.more_tugs(coaster, start + 6h) == 1);
    CHECK(ice.more_tugs(barge, start + 6h) == 0);
    CHECK(ice.needs_breaker(coaster, start + 6h));
    CHECK_FALSE(ice.needs_breaker(barge, start + 6h));
    CHECK_FALSE(ice.needs_breaker(coaster, start + 12h));
    CHECK(ice.bars(barge, IceCloses::sailings, start + 6h));
    CHECK_FALSE(ice.bars(barge, IceCloses::arrivals, start + 6h));
    CHECK_FALSE(ice.bars(coaster, IceCloses::sailings, start + 6h));
    CHECK(ice.bars(barge, IceCloses::arrivals, start + 12h));
    CHECK(ice.opens(barge, IceCloses::sailings, start + 7h) == start + 12h);
    CHECK(ice.opens(barge, IceCloses::arrivals, start + 7h) == start + 7h);
    CHECK(ice.opens(coaster, IceCloses::arrivals, start + 12h) == start + 18h);
    CHECK(ice.changes(start + 18h) == sim::end_of_time);
}

TEST_CASE("a class that ice bars to the end is never let in")
{
    Scenario scenario = scenario_of({{after_start(0), metres(0)}, {after_start(86'400), metres(0.24)}}, {60});
    scenario.marine.ice.bands[0].closes = {IceCloses::arrivals, IceCloses::sailings};
    const Calendar calendar(scenario);
    const Ice ice(scenario, calendar, 1, 0);
    CHECK(ice.opens(0, IceCloses::arrivals, sim::start_of_time + 6h) == sim::end_of_time);
    CHECK(ice.opens(0, IceCloses::arrivals, sim::start_of_time + 5h) == sim::start_of_time + 5h);
}
