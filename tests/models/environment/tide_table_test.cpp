// Windows of a record of heights against a level that is computed here in another way: bisected between rows, in whole
// numbers.
#include "models/environment/tide.h"
#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>

using namespace port;
using namespace std::chrono_literals;

namespace {

__extension__ typedef __int128 Wide;

Scenario scenario_of(std::vector<TideHeight> rows)
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.warm_up = days(10);
    scenario.marine.tide.heights = std::move(rows);
    return scenario;
}

Moment after_start(std::int64_t seconds)
{
    return {midnight_of(to_date({2009, 1, 1})).seconds + seconds};
}

/// Heights in whole millimetres, at uneven times; some rows alike, so that the level also stands.
std::vector<TideHeight> random_rows(sim::Stream& stream, int n)
{
    std::vector<TideHeight> rows;
    std::int64_t at = -86'400 * 10;
    double height = 0;
    for (int i = 0; i < n; ++i) {
        if (stream.uniform() > 0.2) height = std::floor(4000 * stream.uniform()) / 1000;
        rows.push_back({after_start(at), metres(height)});
        at += 1 + static_cast<std::int64_t>(20'000 * stream.uniform() * stream.uniform());
    }
    return rows;
}

/// Whether the level is at least `mm` millimetres, by the definition: no row is skipped, nothing is divided.
bool high(const std::vector<TideHeight>& rows, const Calendar& calendar, std::int64_t mm, sim::Time time)
{
    const auto level = [&](std::size_t k) { return std::llround(rows[k].height.value * 1000); };
    if (time <= calendar.at(rows[0].at)) return level(0) >= mm;
    for (std::size_t k = 0; k + 1 < rows.size(); ++k) {
        const std::int64_t from = calendar.at(rows[k].at).time_since_epoch().count();
        const std::int64_t to = calendar.at(rows[k + 1].at).time_since_epoch().count();
        const std::int64_t t = time.time_since_epoch().count();
        if (t >= to) continue;
        return Wide{level(k)} * (to - t) + Wide{level(k + 1)} * (t - from) >= Wide{mm} * (to - from);
    }
    return level(rows.size() - 1) >= mm;
}

/// The first tick of the change, by looking at each row and bisecting between two.
std::optional<sim::Time> looked_for(const std::vector<TideHeight>& rows, const Calendar& calendar, std::int64_t mm,
                                    bool up, sim::Time from, sim::Time limit)
{
    const auto reached = [&](sim::Time t) { return high(rows, calendar, mm, t) == up; };
    if (reached(from)) return from;
    sim::Time before = from;
    for (const TideHeight& row : rows) {
        sim::Time after = calendar.at(row.at);
        if (after <= from) continue;
        if (!reached(after)) {
            before = after;
            continue;
        }
        while (after - before > 1ns) {
            const sim::Time middle = before + (after - before) / 2;
            (reached(middle) ? after : before) = middle;
        }
        return after <= limit ? std::optional(after) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("a record's windows are the ticks that bisection between its rows finds")
{
    sim::Stream stream(1, 0, "tide table test");
    int edges = 0;
    for (int c = 0; c < 300; ++c) {
        const auto rows = random_rows(stream, 2 + static_cast<int>(40 * stream.uniform()));
        const Scenario scenario = scenario_of(rows);
        const Calendar calendar(scenario);
        const Tide tide(scenario.marine.tide, calendar);
        for (int q = 0; q < 40; ++q) {
            const auto mm = static_cast<std::int64_t>(4000 * stream.uniform());
            const bool up = stream.uniform() < 0.5;
            // Now and then exactly at a row, at a row's height, and before or behind all of them.
            const auto k = static_cast<std::size_t>(static_cast<double>(rows.size()) * stream.uniform());
            const bool at_row = stream.uniform() < 0.3;
            const sim::Time from = at_row
                                       ? calendar.at(rows[k].at)
                                       : calendar.at(rows[k].at) +
                                             sim::Duration{static_cast<std::int64_t>(2e13 * (stream.uniform() - 0.3))};
            const std::int64_t height = at_row ? std::llround(rows[k / 2].height.value * 1000) : mm;
            const sim::Time limit = from + sim::Duration{static_cast<std::int64_t>(3e14 * stream.uniform())};
            const double metres = static_cast<double>(height) / 1000;
            const auto found = up ? tide.rises_to(metres, from, limit) : tide.falls_below(metres, from, limit);
            const auto expected = looked_for(rows, calendar, height, up, from, limit);
            CAPTURE(c, q, up, height, from.time_since_epoch().count(), limit.time_since_epoch().count());
            REQUIRE(found.has_value() == expected.has_value());
            if (!found) continue;
            CHECK(found->time_since_epoch().count() == expected->time_since_epoch().count());
            if (*found > from) ++edges;
        }
    }
    CHECK(edges > 2000);
}

TEST_CASE("an edge of a record is the tick of a calculation by hand")
{
    const Scenario scenario =
        scenario_of({{after_start(0), metres(1)}, {after_start(3600), metres(2)}, {after_start(7200), metres(1)}});
    const Calendar calendar(scenario);
    const Tide tide(scenario.marine.tide, calendar);
    CHECK(tide.lowest() == 1);
    CHECK(tide.highest() == 2);
    const sim::Time start = calendar.start();
    CHECK(tide.rises_to(1.3, start, start + 24h) == start + 1080s);                    // 0.3 h to the tick
    CHECK(tide.falls_below(1.3, start + 1h, start + 24h) == start + 1h + 2520s + 1ns); // still 1.3 m at 0.7 h
    CHECK(tide.falls_below(1.3, start + 1080s, start + 24h) == start + 1h + 2520s + 1ns);
    CHECK(tide.falls_below(1.3, start, start + 24h) == start);
    CHECK(tide.rises_to(2, start, start + 24h) == start + 1h); // the very top
    CHECK(tide.falls_below(2, start + 1h, start + 24h) == start + 1h + 1ns);
    CHECK_FALSE(tide.rises_to(2.001, start, start + 24h));
    CHECK_FALSE(tide.falls_below(1, start, start + 24h));
    CHECK_FALSE(tide.rises_to(1.3, start, start + 1079s)); // not until the limit
    CHECK(tide.height(start + 30min) == Approx(1.5));
    CHECK(tide.height(start - 24h) == 1); // before the first row and after the last the level stays
    CHECK(tide.height(start + 24h) == 1);
    CHECK_FALSE(tide.rises_to(1.5, start + 2h, start + 24h * 400));
    CHECK(tide.rises_to(1.5, start - 24h, start + 24h) == start + 30min);
}

TEST_CASE("harmonics sampled finely give nearly the same windows")
{
    TideSpec harmonics;
    harmonics.mean = metres(2);
    harmonics.constituents = {{"M2", metres(1.2), hours(12.42), degrees(30)},
                              {"S2", metres(0.4), hours(12), degrees(100)}};
    std::vector<TideHeight> rows;
    const auto level = [&](double seconds) {
        double sum = harmonics.mean.value;
        for (const TideConstituent& c : harmonics.constituents)
            sum += c.amplitude.value *
                   std::cos(2 * std::numbers::pi * seconds / c.period.value - c.phase.value * std::numbers::pi / 180);
        return sum;
    };
    for (int minute = -10 * 1440; minute <= 60 * 1440; ++minute)
        rows.push_back({after_start(minute * 60), metres(level(minute * 60.0))});
    const Scenario scenario = scenario_of(rows);
    const Calendar calendar(scenario);
    const Tide sampled(scenario.marine.tide, calendar);
    const Tide exact(harmonics, calendar);
    sim::Stream stream(1, 0, "sampled tide");
    int edges = 0;
    for (const double height : {1.0, 1.7, 2.0, 2.9}) {
        sim::Time from = calendar.start() - 9 * one_day;
        for (bool up = true;; up = !up) {
            const sim::Time limit = calendar.start() + 59 * one_day;
            const auto one = up ? exact.rises_to(height, from, limit) : exact.falls_below(height, from, limit);
            const auto other = up ? sampled.rises_to(height, from, limit) : sampled.falls_below(height, from, limit);
            REQUIRE(one.has_value() == other.has_value());
            if (!one) break;
            // A chord of a minute lies within 1.2 m x (2 pi / 12.42 h)^2 x (30 s)^2 / 2, some 0.02 mm, of the curve: at
            // the slopes met here a second or so.
            CHECK(std::abs(sim::to_hours(*one - *other)) < 2.0 / 3600);
            from = std::max(*one, *other) + 60s;
            ++edges;
        }
    }
    CHECK(edges > 400);
}
