#include "models/landside/train_source.h"
#include "sim/event.h"
#include "sim/process.h"

#include <deque>

namespace port {
namespace {

/// Sets that bring cargo begin with being loaded inland, those that take it with the way to the port.
class Fleet final : public TrainSource {
public:
    explicit Fleet(TrainService& service)
        : service_(service), inland_(time_laws().make(service.spec->inland)),
          travel_(time_laws().make(service.spec->travel))
    {
        for (int n = 1; n <= service.spec->sets; ++n) {
            const auto number = static_cast<std::uint64_t>(n);
            Set& set = sets_.emplace_back(service, number);
            service.sim.start(run(set), {service.spec->name, n});
        }
    }

    void cleared(std::uint64_t train) override
    {
        for (Set& set : sets_)
            if (set.train == train) {
                set.back.trigger();
                set.back.reset();
            }
    }

private:
    struct Set {
        Set(TrainService& service, std::uint64_t number)
            : back(service.sim, {"a train set"}), at_inland(service.chance.child(number, 0)),
              on_the_way(service.chance.child(number, 1))
        {
        }
        std::uint64_t train = 0; ///< as which it is in the port
        sim::Event back;
        sim::Stream at_inland, on_the_way;
    };

    static sim::Duration drawn(const TimeLaw& law, sim::Stream& chance)
    {
        return sim::from_seconds(law.draw(chance).value_or(0));
    }
    sim::Process run(Set& set)
    {
        const bool brings = service_.brings[service_.trade];
        for (;;) {
            if (brings) {
                auto loading = sim::delay(service_.sim, drawn(*inland_, set.at_inland));
                co_await loading;
            }
            auto way_in = sim::delay(service_.sim, drawn(*travel_, set.on_the_way), sim::Priority::begins);
            co_await way_in;
            set.train = service_.come(service_.trade);
            auto in_port = set.back.wait();
            co_await in_port;
            auto way_back = sim::delay(service_.sim, drawn(*travel_, set.on_the_way));
            co_await way_back;
            if (!brings) {
                auto unloading = sim::delay(service_.sim, drawn(*inland_, set.at_inland));
                co_await unloading;
            }
        }
    }

    TrainService& service_;
    std::unique_ptr<const TimeLaw> inland_, travel_;
    std::deque<Set> sets_;
};

} // namespace

std::unique_ptr<TrainSource> trains_of_fleet(TrainService& service)
{
    return std::make_unique<Fleet>(service);
}

} // namespace port
