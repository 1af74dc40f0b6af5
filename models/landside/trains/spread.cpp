#include "models/landside/train_source.h"
#include "sim/process.h"

namespace port {
namespace {

class Spread final : public TrainSource {
public:
    explicit Spread(TrainService& service) : between_(time_laws().make(service.spec->between))
    {
        service.sim.start(run(service, *between_), {service.spec->name});
    }

private:
    static sim::Process run(TrainService& service, const TimeLaw& between)
    {
        for (sim::Time next = service.sim.now();;) {
            const std::optional<double> gap = between.draw(service.chance);
            if (!gap) co_return;
            next += sim::from_seconds(*gap);
            auto turn = sim::until(service.sim, next, sim::Priority::begins);
            co_await turn;
            for (int n = 0; n < service.spec->batch; ++n) service.come(service.trade);
        }
    }

    std::unique_ptr<const TimeLaw> between_;
};

} // namespace

std::unique_ptr<TrainSource> trains_by_spread(TrainService& service)
{
    return std::make_unique<Spread>(service);
}

} // namespace port
