#include "models/scenario/checks.h"
#include "models/scenario/dates.h"
#include "models/scenario/problems.h"
#include "models/scenario/run_span.h"

namespace port {
namespace {

constexpr std::int64_t ten_years = 3'653 * seconds_a_day;

void check_listed(const Scenario& s, const std::vector<ListedCall>& calls, const std::string& path, Findings& findings)
{
    std::optional<Moment> last;
    for (std::size_t k = 0; k < calls.size(); ++k) {
        const ListedCall& call = calls[k];
        if (call.at.has_value() == call.on.has_value())
            findings.add(codes::one_of_two, item_path(path, k),
                         call.at ? "has both 'at' and 'on'" : "has neither 'at' nor 'on'",
                         "one of them: when she arrives");
        // Laytime is counted in the run's clock, which has no room for what is centuries away.
        if (call.laydays && (call.laydays->seconds < first_second(s).seconds - ten_years ||
                             call.laydays->seconds > last_second(s).seconds + ten_years))
            findings.add(codes::outside_run, item_path(path, k) + ".laydays", "is more than ten years from the run",
                         "a day near her arrival");
        if (!call.on) continue;
        if (static_cast<double>(call.on->seconds - midnight_of(s.start).seconds) < -s.warm_up.value)
            findings.add(codes::outside_run, item_path(path, k) + ".on", "is before the run begins",
                         "from " + to_text(first_second(s)) + " on");
        if (last && *call.on < *last)
            findings.add(codes::back_in_time, item_path(path, k) + ".on",
                         "is before the call above it, " + to_text(*last), "calls in the order they came");
        last = call.on;
    }
}

} // namespace

void check_calls(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.trades.size(); ++i)
        check_listed(s, s.trades[i].calls, item_path("trades", i) + ".calls", findings);
}

} // namespace port
