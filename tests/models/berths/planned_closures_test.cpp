// Planned closures of a berth, against a look at each minute.
#include "models/berths/planned_closures.h"

#include "models/scenario/dates.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

using namespace port;

namespace {

struct Spec {
    BerthSpec berth;
    /// From and every and lasts of each handling's plans, in minutes.
    std::vector<std::vector<std::array<int, 3>>> plans;
};

Spec random_spec(sim::Stream& stream)
{
    const auto below = [&](int n) { return static_cast<int>(stream.uniform() * n); };
    Spec spec;
    if (stream.uniform() < 0.6) {
        spec.berth.opens.shifts = {{{below(86'400) / 60 * 60}, {below(86'400) / 60 * 60}}};
        if (stream.uniform() < 0.5) spec.berth.opens.rest = {Weekday::sunday};
    }
    for (int h = 1 + below(2); h > 0; --h) {
        HandlingSpec handling;
        spec.plans.emplace_back();
        for (int n = below(3); n > 0; --n) {
            const int every = 60 + below(4000);
            const int lasts = 1 + below(every - 1);
            const int first = below(3000);
            handling.maintenance.push_back({minutes(first), minutes(every), minutes(lasts)});
            spec.plans.back().push_back({first, every, lasts});
        }
        spec.berth.handles.push_back(handling);
    }
    return spec;
}

bool closed_at(const Spec& spec, const Hours& opens, sim::Time time, int minute)
{
    if (!opens.open(time)) return true;
    for (const auto& plans : spec.plans) {
        bool stands = false;
        for (const auto& [first, every, lasts] : plans)
            stands = stands || (minute >= first && (minute - first) % every < lasts);
        if (!stands) return false;
    }
    return true;
}

} // namespace

TEST_CASE("a berth's planned closures are what a look at each minute finds")
{
    Scenario scenario;
    scenario.start = to_date({2009, 1, 1});
    scenario.warm_up = days(2);
    const Calendar calendar(scenario);
    sim::Stream stream(1, 0, "closures test");
    int open = 0;
    int closed_some = 0;
    for (int i = 0; i < 300; ++i) {
        const Spec spec = random_spec(stream);
        const PlannedClosures closures(spec.berth, calendar, calendar.start());
        const Hours opens(spec.berth.opens, calendar);
        const int from = -2 * 1440 + static_cast<int>(stream.uniform() * 4000);
        const int to = from + static_cast<int>(stream.uniform() * 8000);
        int closed = 0;
        for (int m = from; m < to; ++m) closed += closed_at(spec, opens, calendar.start() + std::chrono::minutes(m), m);
        CAPTURE(i, from, to);
        CHECK(closures.within(calendar.start() + std::chrono::minutes(from),
                              calendar.start() + std::chrono::minutes(to)) == std::chrono::minutes(closed));
        if (closures.never()) CHECK(closed == 0);
        open += closed == 0;
        closed_some += closed > 0 && closed < to - from;
    }
    CHECK(open > 20);
    CHECK(closed_some > 100);
}
