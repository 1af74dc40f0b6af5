#pragma once
#include "models/record/calls.h"
#include "models/scenario/scenario.h"
#include "tools/report/table.h"

#include <span>

namespace port::report {

/// One row a ship call: who she is, each stage twice (local date and time; hours since the start of the reported time,
/// with 13 decimals, so that the text gives the tick exactly), and the hours of each cause of the waiting ledger. A
/// stage that was not reached is empty. Hours of the ledger add up to `clear` minus `arrived`.
[[nodiscard]] Table call_rows(const Scenario& scenario, std::span<const CallRow> calls);

/// The same calls as a port's own book has them, the columns of `RecordedCall`, in order of arrival and to the second:
/// those of the reported time that have sailed. The category is the trade's name.
[[nodiscard]] Table record_rows(const Scenario& scenario, std::span<const CallRow> calls);

/// Ticks as hours in decimal, rounded to 13 places: the nearest such number is the tick's own.
[[nodiscard]] std::string exact_hours(std::int64_t ticks);

/// A local date and time, `2009-01-05T03:04:05`, with as many decimals of the second as the tick has.
[[nodiscard]] std::string local_time(Date start, std::int64_t ticks);

} // namespace port::report
