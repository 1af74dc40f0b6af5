#include "models/scenario/checks.h"
#include "models/scenario/dates.h"
#include "models/scenario/problems.h"
#include "models/scenario/run_span.h"

#include <cstdlib>

namespace port {
namespace {

constexpr std::int64_t farthest = 9'000'000'000; ///< s from the start: nanoseconds beyond it would not fit

void check_order(const Scenario& s, const std::string& path, Findings& findings)
{
    const std::vector<TideHeight>& rows = s.marine.tide.heights;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (std::abs(rows[k].at.seconds - midnight_of(s.start).seconds) > farthest)
            findings.add(codes::outside_run, item_path(path, k) + ".at", "is more than 285 years from the start",
                         "heights of the time of the run");
        if (k > 0 && rows[k].at <= rows[k - 1].at)
            findings.add(codes::back_in_time, item_path(path, k) + ".at",
                         "does not come after the row above it, " + to_text(rows[k - 1].at),
                         "rows that ascend in time");
    }
}

} // namespace

void check_tide(const Scenario& s, Findings& findings)
{
    const TideSpec& tide = s.marine.tide;
    const std::string path = "marine.tide.heights";
    if (tide.heights.empty()) return;
    if (!tide.constituents.empty() || tide.mean.value != 0)
        findings.add(codes::one_of_two, path,
                     tide.constituents.empty() ? "stands beside 'mean'" : "stands beside 'constituents'",
                     "heights above chart datum alone, or mean and constituents");
    check_order(s, path, findings);
    const Moment first = tide.heights.front().at;
    const Moment last = tide.heights.back().at;
    if (first > first_second(s) || last < last_second(s))
        findings.add(codes::outside_run, path, "reaches from " + to_text(first) + " to " + to_text(last),
                     "the whole run, from " + to_text(first_second(s)) + " to " + to_text(last_second(s)));
}

} // namespace port
