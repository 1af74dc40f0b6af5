#include "models/record/clocks.h"
#include "models/record/trains.h"
#include "models/record/visits.h"
#include "tests/support/catch.h"

using namespace port;
using namespace std::chrono_literals;

namespace {

double hours(const StateClock& clock, int period, State state)
{
    return unit_hours(clock.spent(period)[static_cast<std::size_t>(state)]);
}

} // namespace

TEST_CASE("hours of thousands of units together are exact over decades")
{
    const sim::Time end{std::chrono::hours(87'600)};
    Periods periods({sim::Time{}, sim::Time{}, end}, {0});
    periods.turn(); // there is no warm-up
    StateClock gates(periods, "gates", 5000);
    TrainBook book(periods, "coal trains");
    gates.add(State::busy, 3000, sim::Time{});
    book.add(TrainCause::no_path, 4000, sim::Time{});
    gates.settle(end);
    book.settle(end);
    CHECK(unit_hours(gates.spent(1)[static_cast<std::size_t>(State::busy)]) == 3000 * 87'600.0);
    CHECK(unit_hours(gates.spent(1)[static_cast<std::size_t>(State::idle)]) == 2000 * 87'600.0);
    CHECK(unit_hours(gates.total(1)) == 5000 * 87'600.0);
    CHECK(unit_hours(book.spent()[1][static_cast<std::size_t>(TrainCause::no_path)]) == 4000 * 87'600.0);
}

TEST_CASE("units taken away while at work count until they are done; idle time never falls below nought")
{
    Periods periods({sim::Time{0h}, sim::Time{0h}, sim::Time{100h}}, {0});
    periods.turn();
    StateClock tugs(periods, "tugs", 3);
    tugs.add(State::busy, 2, sim::Time{10h});
    tugs.units(1, sim::Time{20h}); // two of them at work
    tugs.add(State::busy, -1, sim::Time{30h});
    tugs.add(State::busy, -1, sim::Time{50h});
    tugs.settle(sim::Time{100h});
    CHECK(hours(tugs, 1, State::busy) == 2 * 20 + 20);
    CHECK(hours(tugs, 1, State::idle) == 3 * 10 + 10 + 50);
    CHECK(unit_hours(tugs.total(1)) == 60 + 90);
}

TEST_CASE("a train that is clear at a period's end counts in the next; its hours up to then in this one")
{
    Periods periods({sim::Time{0h}, sim::Time{0h}, sim::Time{10h}, sim::Time{20h}}, {2009, 2010});
    periods.turn();
    TrainBook book(periods, "coal trains");
    book.add(TrainCause::running, 2, sim::Time{8h});
    book.add(TrainCause::running, -1, sim::Time{9h});
    book.cleared(sim::Time{9h});
    book.add(TrainCause::running, -1, sim::Time{10h});
    book.cleared(sim::Time{10h}); // before the run turns the period
    book.settle(sim::Time{10h});
    periods.turn();
    CHECK(book.clear() == std::vector<int>{0, 1, 1});
    CHECK(unit_hours(book.spent()[1][static_cast<std::size_t>(TrainCause::running)]) == 3);
}

TEST_CASE("a call counts in the period of her arrival; if she is never clear, her hours so far stand beside")
{
    Periods periods({sim::Time{0h}, sim::Time{5h}, sim::Time{10h}, sim::Time{20h}}, {2009, 2010});
    Visits visits(periods, 1, true);
    CallRow row;
    row.parcel = 100;
    Visit warm(visits, 0, row, sim::Time{4h});
    periods.turn();
    Visit at_end(visits, 0, row, sim::Time{10h}); // the end of the first year: the second one's
    warm.cause(Cause::working, sim::Time{8h});
    warm.reach(Stage::passage, sim::Time{8h});
    warm.reach(Stage::passage_out, sim::Time{12h});
    warm.clear(sim::Time{12h});
    at_end.reach(Stage::passage, sim::Time{15h});
    at_end.unfinished(sim::Time{20h});
    CHECK(visits.totals(0, 0).cleared == 1);
    CHECK(visits.totals(0, 1).arrived == 0);
    CHECK(visits.totals(0, 2).arrived == 1);
    CHECK(visits.totals(0, 2).cleared == 0);
    CHECK(unit_hours(visits.totals(0, 2).unfinished) == 10);
    CHECK(visits.totals(0, 0).waiting == std::vector<double>{4});
    CHECK(visits.totals(0, 0).service == std::vector<double>{4});
    REQUIRE(visits.calls().size() == 2);
    CHECK(visits.calls()[0].warm_up);
    CHECK(visits.calls()[0].stage.front() == -3'600'000'000'000); // counted from the reported time
    CHECK(visits.calls()[1].spent[static_cast<std::size_t>(Cause::no_berth)] == 10 * 3'600'000'000'000);
}
