// How much deeper a ship lies under way: which of the ways to say it counts.
#include "models/scenario/squat.h"
#include "tests/support/catch.h"

using namespace port;

TEST_CASE("squat by Barrass grows with the square of the speed, and doubles between banks")
{
    ShipClass bulker;
    bulker.block_coefficient = 0.8;
    ChannelSection section;
    CHECK(squat(&bulker, section, knots(10).value) == Approx(0.8));
    CHECK(squat(&bulker, section, knots(5).value) == Approx(0.2));
    section.confined = true;
    CHECK(squat(&bulker, section, knots(10).value) == Approx(1.6));
    CHECK(squat(&bulker, section, 0) == 0);
}

TEST_CASE("what a section says counts before what a class says, and a class without squat has none")
{
    ShipClass ship;
    ChannelSection section;
    CHECK(squat(&ship, section, 5) == 0);
    CHECK(squat(nullptr, section, 5) == 0);
    ship.squat = metres(0.4);
    CHECK(squat(&ship, section, 1) == 0.4);
    CHECK(squat(&ship, section, 9) == 0.4);
    section.squat = metres(0.9);
    CHECK(squat(&ship, section, 5) == 0.9);
    CHECK(squat(nullptr, section, 5) == 0.9);
}
