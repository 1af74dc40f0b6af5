#pragma once
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace port {

/// What is paid at the end of each of `years` years for a capital of 1 at `rate` a year: rate / (1 - (1 +
/// rate)^-years), and 1 / years where the rate is nought.
/// @param years  at least 1
[[nodiscard]] double annuity(double rate, int years);

/// How many calendar years lie between two instants: each day is one part in 365 or 366 of its own year.
/// @param start  the date at whose midnight the time is nought; `from` and `to` are counted from there, `from` <= `to`
[[nodiscard]] double years_between(Date start, sim::Duration from, sim::Duration to);

/// What an investment costs between two instants: its annuity from its opening on for its life, and its yearly cost
/// from its opening on, in proportion to the calendar years.
/// @param start, from, to  as in `years_between`
[[nodiscard]] double investment_cost(const Investment& investment, double rate, Date start, sim::Duration from,
                                     sim::Duration to);

} // namespace port
