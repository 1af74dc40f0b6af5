// Windows of water against a level that is computed here in another way, scanned minute by minute and then bisected.
#include "models/environment/tide.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>

using namespace port;
using namespace std::chrono_literals;

namespace {

constexpr sim::Time start{240h};

/// The definition, term by term in long double and without reducing the phase; a period is whole ticks.
long double level_of(const TideSpec& spec, sim::Time time)
{
    const auto since = static_cast<long double>((time - start).count());
    long double level = spec.mean.value;
    for (const TideConstituent& c : spec.constituents) {
        const long double turns = since / static_cast<long double>(ticks(c.period).count()) - c.phase.value / 360.0L;
        level += c.amplitude.value * std::cos(2 * std::numbers::pi_v<long double> * turns);
    }
    return level;
}

/// The first minute of the scan at which the level is (no longer) high enough, narrowed to the tick.
std::optional<sim::Time> scanned(const TideSpec& spec, double height, bool up, sim::Time from, sim::Time limit)
{
    const auto reached = [&](sim::Time t) { return (level_of(spec, t) >= height) == up; };
    if (reached(from)) return from;
    for (sim::Time t = from; t < limit; t += 1min) {
        sim::Time after = t + 1min;
        if (!reached(after)) continue;
        for (sim::Time before = t; after - before > 1ns;) {
            const sim::Time middle = before + (after - before) / 2;
            (reached(middle) ? after : before) = middle;
        }
        return after;
    }
    return std::nullopt;
}

TideSpec random_tide(sim::Stream& stream)
{
    TideSpec spec;
    spec.mean = metres(1 + stream.uniform());
    const auto n = 1 + static_cast<int>(stream.uniform() * 4);
    for (int i = 0; i < n; ++i)
        spec.constituents.push_back(
            {"c", metres(0.1 + stream.uniform()), hours(6 + 20 * stream.uniform()), degrees(360 * stream.uniform())});
    return spec;
}

TideSpec sine(double amplitude)
{
    TideSpec spec;
    spec.mean = metres(1);
    spec.constituents = {{"sine", metres(amplitude), hours(12), degrees(0)}};
    return spec;
}

} // namespace

TEST_CASE("a window's edge is the tick that a dense scan and bisection find")
{
    sim::Stream stream(1, 0, "tide test");
    int edges = 0;
    for (int c = 0; c < 60; ++c) {
        const TideSpec spec = random_tide(stream);
        const Tide tide(spec, start);
        const double height = tide.lowest() + (tide.highest() - tide.lowest()) * (0.1 + 0.8 * stream.uniform());
        sim::Time from = start + std::chrono::minutes(static_cast<int>(stream.uniform() * 60 * 24 * 3650));
        for (int turn = 0; turn < 6; ++turn) {
            const bool up = turn % 2 == 0;
            const sim::Time limit = from + 72h;
            const auto found = up ? tide.rises_to(height, from, limit) : tide.falls_below(height, from, limit);
            const auto expected = scanned(spec, height, up, from, limit);
            CAPTURE(c, turn, height, from.time_since_epoch().count());
            if (!expected) break; // nothing within three days (or less than a minute of it): another tide
            REQUIRE(found);
            CHECK(std::abs((*found - *expected).count()) <= 1); // the last digit of the level is about a tick
            CHECK((tide.height(*found) >= height) == up);
            if (*found > from) CHECK((tide.height(*found - 1ns) >= height) != up);
            from = *found + 5ns; // beyond the ticks on which the two may differ
            ++edges;
        }
    }
    CHECK(edges > 200);
}

TEST_CASE("the edge of one sine is where arccos says")
{
    const Tide tide(sine(1), start);
    const double hours_to_edge = 12 - 12 * std::acos(0.25) / (2 * std::numbers::pi);
    const auto edge = tide.rises_to(1.25, start + 3h, start + 24h);
    REQUIRE(edge);
    CHECK(sim::to_hours(*edge - start) == Approx(hours_to_edge).epsilon(1e-13));
    CHECK((*edge - start).count() == 34'137'301'462'312); // the tick of scenarios/verification/tide-window.yaml
    const auto again = tide.rises_to(1.25, start + 12h * 7300 + 3h, start + 12h * 7300 + 24h);
    REQUIRE(again);
    CHECK(*again - *edge == 12h * 7300); // as sharp after ten years
}

TEST_CASE("water that is always there is there now, and water that never comes is not waited for")
{
    const Tide tide(sine(1), start);
    CHECK(tide.lowest() == 0);
    CHECK(tide.highest() == 2);
    CHECK(tide.rises_to(-0.1, start + 6h, start + 24h) == start + 6h);
    CHECK_FALSE(tide.falls_below(0, start, start + 24h * 400));
    CHECK_FALSE(tide.rises_to(2.000001, start, start + 24h * 400));
    CHECK(tide.falls_below(2.5, start, start + 24h) == start);
    CHECK(tide.rises_to(2, start, start + 24h) == start);    // the very top, at the start
    CHECK_FALSE(tide.rises_to(1.9, start + 1h, start + 2h)); // not until the limit

    const Tide flat(TideSpec{}, start);
    CHECK(flat.height(start + 5h) == 0);
    CHECK(flat.rises_to(0, start, start + 1h) == start);
    CHECK_FALSE(flat.rises_to(0.01, start, start + 24h));
    CHECK_FALSE(flat.falls_below(0, start, start + 24h));
}

TEST_CASE("a window that lasts long enough begins where the level rises, or at once")
{
    TideSpec spec;
    spec.constituents = {{"M2", metres(1), hours(12), degrees(0)}, {"slow", metres(0.5), hours(480), degrees(0)}};
    const Tide tide(spec, start);
    sim::Stream stream(1, 0, "lasting windows");
    int later = 0;
    for (int c = 0; c < 200; ++c) {
        const double height = 1.8 * stream.uniform() - 0.5;
        const sim::Duration stay = std::chrono::minutes(static_cast<int>(360 * stream.uniform()));
        const sim::Time from = start + std::chrono::minutes(static_cast<int>(20'000 * stream.uniform()));
        const auto found = tide.high_for(height, stay, from, from + 1000h);
        const auto lasts = [&](sim::Time at) {
            for (sim::Time t = at; t <= at + stay; t += 1min)
                if (tide.height(t) < height - 1e-9) return false;
            return tide.height(at + stay) >= height - 1e-9;
        };
        CAPTURE(c, height, stay.count(), from.time_since_epoch().count());
        const sim::Time seen = found.value_or(from + 900h);
        if (found) CHECK(lasts(*found));
        if (found && *found > from) CHECK_FALSE(tide.height(*found - 1s) >= height);
        for (sim::Time t = from; t < seen - 1min; t += 7min) CHECK_FALSE(lasts(t));
        later += found && *found > from;
    }
    CHECK(later > 60);
}

TEST_CASE("a top that just touches the height is found, and a narrow window has both its edges")
{
    const Tide tide(sine(1), start);
    const auto touched = tide.rises_to(2 - 1e-12, start + 1h, start + 24h);
    REQUIRE(touched);
    CHECK(std::abs(sim::to_hours(*touched - start) - 12) < 1e-4);
    const double near_top = 2 - 1e-7; // a window of about 26 s
    const auto opens = tide.rises_to(near_top, start + 1h, start + 24h);
    REQUIRE(opens);
    const auto closes = tide.falls_below(near_top, *opens, start + 24h);
    REQUIRE(closes);
    const double width = 12 * std::acos(1 - 1e-7) / std::numbers::pi;
    CHECK(sim::to_hours(*closes - *opens) == Approx(width).epsilon(1e-6));
}

TEST_CASE("during the warm-up the tide is the one before the start")
{
    const Tide tide(sine(1), start);
    CHECK(tide.height(start - 3h) == Approx(1));
    CHECK(tide.height(start - 6h) == Approx(0).margin(1e-12));
    const auto edge = tide.rises_to(1.25, start - 9h, start);
    REQUIRE(edge);
    CHECK((*edge - start).count() == 34'137'301'462'312 - 43'200'000'000'000);
}
