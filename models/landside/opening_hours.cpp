#include "models/landside/opening_hours.h"

namespace port {

sim::Process keep_hours(sim::Simulation& sim, const Calendar& calendar, TimeOfDay opens, TimeOfDay closes,
                        std::function<void(bool)> set)
{
    if (opens.seconds == 0 && closes.seconds == 86400) co_return;
    const sim::Duration clock = calendar.time_of_day(sim.now());
    bool open = clock >= std::chrono::seconds(opens.seconds) && clock < std::chrono::seconds(closes.seconds);
    if (!open) set(false);
    for (;;) {
        const sim::Time when = calendar.next(open ? closes : opens, sim.now() + sim::Duration{1});
        auto turn = sim::until(sim, when, open ? sim::Priority::begins : sim::Priority::ends);
        co_await turn;
        open = !open;
        set(open);
    }
}

} // namespace port
