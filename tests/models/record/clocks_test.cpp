#include "models/record/clocks.h"

#include "models/record/trains.h"

using namespace port;

TEST_CASE("hours of thousands of units together are exact over decades", "[record]")
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
