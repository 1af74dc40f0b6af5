#include "sim/examples/harbour.h"

#include "sim/condition.h"
#include "sim/distributions/exponential.h"
#include "sim/distributions/gamma.h"
#include "sim/distributions/pert.h"
#include "sim/expects.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/stream.h"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace sim::examples {
namespace {

using std::numbers::pi;

/// What a size of ship needs, and how long she unloads.
struct Size {
    int tugs;
    double most_wind;   ///< m/s
    double least_depth; ///< m
    Pert unloading;     ///< h
};

Duration hours(double h)
{
    return from_seconds(h * 3600);
}

class Harbour {
public:
    Harbour(std::uint64_t seed, std::uint64_t replication, double warm_up, const Ties& ties)
        : root_(seed, replication, "harbour"), ships_(root_.child(1)), weather_(root_.child(2)),
          warm_up_(hours(warm_up))
    {
        sim_.ties(ties);
        weather();
        sim_.start(bulletins(), {"bulletins"});
        sim_.start(arrivals(), {"arrivals"});
    }

    HarbourResult run(double until)
    {
        sim_.run_until(start_of_time + hours(until));
        result_.inside = static_cast<std::uint64_t>(inside_);
        result_.events = sim_.events_run();
        return result_;
    }

private:
    Process arrivals()
    {
        const Exponential gap(2.0);
        for (std::int64_t number = 1;; ++number) {
            auto next = delay(sim_, hours(gap(ships_)));
            co_await next;
            sim_.start(ship(ships_.uniform() < 0.25, number), {"ship", number});
        }
    }

    Process ship(bool large, std::int64_t number)
    {
        Stream own = root_.child(1000 + static_cast<std::uint64_t>(number));
        const Size& size = sizes_[large];
        Resource& berths = large ? large_berths_ : small_berths_;
        const Time arrived = sim_.now();
        ++result_.arrived;
        ++inside_;

        auto allowed = may_enter_.until([this, large] { return may_enter(large); });
        co_await allowed;
        Lease berth = *berths.try_take();
        Lease tugs = *tugs_.try_take(size.tugs);
        Task<> docked = move(own);
        co_await docked;
        tugs.give_back();

        auto unloaded = delay(sim_, hours(size.unloading(own)));
        co_await unloaded;
        auto again = tugs_.take(size.tugs);
        tugs = co_await again;
        Task<> undocked = move(own);
        co_await undocked;
        tugs.give_back();
        berth.give_back();

        ++result_.left;
        --inside_;
        if (sim_.now() >= start_of_time + warm_up_)
            (large ? result_.large : result_.small).add(to_hours(sim_.now() - arrived));
        may_enter_.signal(); // a departure lets others in
    }

    /// A call on the radio, then along or off the berth.
    Task<> move(Stream& own)
    {
        auto ask = radio_.take();
        Lease channel = co_await ask;
        auto called = delay(sim_, hours(call_(own)));
        co_await called;
        channel.give_back();
        auto moved = delay(sim_, hours(docking_(own)));
        co_await moved;
    }

    [[nodiscard]] bool may_enter(bool large)
    {
        const Size& size = sizes_[large];
        const Resource& berths = large ? large_berths_ : small_berths_;
        // Those who wait to leave have asked for tugs before.
        return berths.available() > 0 && tugs_.queue_length() == 0 && tugs_.available() >= size.tugs &&
               wind_ <= size.most_wind && depth() >= size.least_depth;
    }

    /// By the last bulletin; worked out when somebody asks, since in many hours nobody does.
    [[nodiscard]] double depth()
    {
        if (!depth_)
            depth_ = 15 + std::sin(2 * pi * hour_ / 12.4) + 0.5 * std::sin(2 * pi * hour_ / 24) +
                     0.25 * std::sin(2 * pi * hour_ / 354) + 0.5 * wind_ * (1 - std::sin(direction_now_));
        return *depth_;
    }

    Process bulletins()
    {
        for (;;) {
            auto hour = delay(sim_, hours(1));
            co_await hour;
            weather();
            may_enter_.signal();
        }
    }

    void weather()
    {
        hour_ = to_hours(sim_.now() - start_of_time);
        const double rayleigh = 5 * std::sqrt(-2 * std::log(weather_.uniform()));
        wind_ = 0.5 * rayleigh + 0.5 * wind_;
        direction_now_ = direction_(weather_) * pi / 180;
        depth_.reset();
    }

    Simulation sim_;
    Stream root_, ships_, weather_;
    Duration warm_up_;
    std::array<Size, 2> sizes_{Size{1, 10, 8, Pert(6, 8, 16)}, Size{3, 12, 13, Pert(9, 12, 24)}}; ///< small, large
    Pert docking_{0.4, 0.5, 0.8};
    Gamma call_{5, 0.01};
    Pert direction_{0, 225, 360};
    Pool tugs_{sim_, {"tugs"}, 10};
    Resource small_berths_{sim_, {"small berths"}, 6};
    Resource large_berths_{sim_, {"large berths"}, 3};
    Resource radio_{sim_, {"radio"}};
    Condition may_enter_{sim_, {"harbour master"}};
    double wind_ = 0;               ///< m/s
    double hour_ = 0;               ///< of the last bulletin
    double direction_now_ = 0;      ///< rad
    std::optional<double> depth_{}; ///< m; nothing until it is asked for
    std::int64_t inside_ = 0;
    HarbourResult result_;
};

} // namespace

HarbourResult harbour(std::uint64_t seed, std::uint64_t replication, double warm_up_hours, double hours,
                      const Ties& ties)
{
    Harbour model(seed, replication, warm_up_hours, ties);
    return model.run(warm_up_hours + hours);
}

} // namespace sim::examples
