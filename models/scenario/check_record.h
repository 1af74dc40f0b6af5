#pragma once
#include "models/scenario/dates.h"
#include "models/scenario/findings.h"
#include "models/scenario/problems.h"
#include "models/scenario/run_span.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace port {

/// Rows of a record: each `at` after the one above, near enough for the clock, and all of them over the whole run.
/// There is at least one. @param what  of which there are rows, for the error: "heights"
template <class Row>
void check_record(const Scenario& s, const std::vector<Row>& rows, const std::string& path, const std::string& what,
                  Findings& findings)
{
    constexpr std::int64_t farthest = 9'000'000'000; // s from the start: nanoseconds beyond it would not fit
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (std::abs(rows[k].at.seconds - midnight_of(s.start).seconds) > farthest)
            findings.add(codes::outside_run, item_path(path, k) + ".at", "is more than 285 years from the start",
                         what + " of the time of the run");
        if (k > 0 && rows[k].at <= rows[k - 1].at)
            findings.add(codes::back_in_time, item_path(path, k) + ".at",
                         "does not come after the row above it, " + to_text(rows[k - 1].at),
                         "rows that ascend in time");
    }
    const Moment first = rows.front().at;
    const Moment last = rows.back().at;
    if (first > first_second(s) || last < last_second(s))
        findings.add(codes::outside_run, path, "reaches from " + to_text(first) + " to " + to_text(last),
                     "the whole run, from " + to_text(first_second(s)) + " to " + to_text(last_second(s)));
}

} // namespace port
