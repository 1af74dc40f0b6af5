#include "models/landside/train_source.h"
#include "sim/process.h"

#include <algorithm>

namespace port {
namespace {

class Timetable final : public TrainSource {
public:
    explicit Timetable(TrainService& service) { service.sim.start(run(service), {service.spec->name}); }

private:
    static sim::Process run(TrainService& service)
    {
        const std::vector<TimeOfDay>& times = service.spec->times; // not dated, so they stay
        for (sim::Time from = service.sim.now();;) {
            sim::Time next = sim::end_of_time;
            for (const TimeOfDay clock : times) next = std::min(next, service.calendar.next(clock, from));
            auto turn = sim::until(service.sim, next, sim::Priority::begins);
            co_await turn;
            service.come(service.trade);
            from = next + sim::Duration{1};
        }
    }
};

} // namespace

std::unique_ptr<TrainSource> trains_by_timetable(TrainService& service)
{
    return std::make_unique<Timetable>(service);
}

} // namespace port
