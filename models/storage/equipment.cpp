#include "models/storage/equipment.h"

#include <algorithm>

namespace port {

Equipment::Equipment(sim::FlowNetwork& network, Weather& weather, const Periods& periods, Plant plant,
                     std::uint64_t seed, std::uint64_t replication)
    : network_(network), sim_(network.simulation()), weather_(weather), periods_(periods), plant_(std::move(plant)),
      kind_(weather.kind(plant_.kind)), machine_(network.add_machine({plant_.name}, plant_.rated)), fair_(fair()),
      since_(sim_.now())
{
    const auto n = static_cast<std::size_t>(periods.count());
    use_ = {std::vector<double>(n), std::vector<double>(n), std::vector<double>(n),
            std::vector<double>(n), std::vector<double>(n), std::vector<double>(n)};
    set_limit();
    failures_.reserve(plant_.breakdowns.size()); // events point at them
    const sim::Stream chance(seed, replication, plant_.name + "/breakdowns");
    for (const Breakdown& from : plant_.breakdowns) {
        failures_.push_back({time_laws().make(from.up),
                             time_laws().make(from.repair),
                             from.wears == Wears::always,
                             chance.child(failures_.size()),
                             {},
                             {},
                             false,
                             {}});
        begin_life(failures_.back());
    }
    for (std::size_t i = 0; i < plant_.maintenance.size(); ++i) {
        struct Begins {
            Equipment* equipment;
            std::size_t plan;
            void operator()() const { equipment->maintain(plan, true); }
        };
        const sim::Time first = periods.end(0) + ticks(plant_.maintenance[i].first);
        sim_.at(first, Begins{this, i}, sim::Priority::begins);
    }
}

double Equipment::fair() const
{
    return plant_.category < 0 ? weather_.on_equipment(kind_) : weather_.on_work(plant_.category, kind_);
}

void Equipment::settle()
{
    const double hours = sim::to_hours(sim_.now() - since_);
    const double tonnes = plant_.rated * hours;
    since_ = sim_.now();
    const auto period = static_cast<std::size_t>(periods_.current());
    use_.possible[period] += tonnes;
    if (down_ > 0)
        use_.down[period] += tonnes;
    else
        use_.weather[period] += tonnes * (1 - fair_);
    if (down_ > 0 || (blocked_ == 0 && starved_ == 0)) return;
    const double unused = std::max(0.0, tonnes * fair_ - rate_ * hours);
    (blocked_ > 0 ? use_.blocked : use_.starved)[period] += unused;
}

void Equipment::set_limit()
{
    network_.set_limit(machine_, down_ > 0 ? 0 : pace());
    if (told_) told_();
}

void Equipment::rate(double rated)
{
    settle();
    plant_.rated = rated;
    set_limit();
}

void Equipment::weather_changed()
{
    const double fair = this->fair();
    if (fair == fair_) return;
    settle();
    fair_ = fair;
    set_limit();
    if (turned_) turned_(*this);
}

void Equipment::stand(int more)
{
    settle();
    down_ += more;
    set_limit();
    if (turned_) turned_(*this);
}

void Equipment::flows(double rate, int blocked, int starved)
{
    settle();
    rate_ += rate;
    blocked_ += blocked;
    starved_ += starved;
}

void Equipment::runs(int flows)
{
    const bool before = flows_ > 0;
    flows_ += flows;
    if (before == (flows_ > 0)) return;
    for (Failure& failure : failures_)
        if (!failure.always) count(failure, flows_ > 0);
}

void Equipment::begin_life(Failure& failure)
{
    const std::optional<double> up = failure.up->draw(failure.chance);
    if (!up) return;
    // At least a second, or a law that gives nought would never let the clock go on.
    failure.left = std::max(sim::from_seconds(*up), sim::Duration{std::chrono::seconds(1)});
    count(failure, failure.always || flows_ > 0);
}

/// From now on its hours do, or do not, bring the breakdown nearer.
void Equipment::count(Failure& failure, bool counts)
{
    if (counts == failure.counts || failure.left == sim::Duration{}) return; // it stands already
    failure.counts = counts;
    if (!counts) {
        // What is due at this very instant breaks now: its last hour is over.
        if (sim_.now() - failure.since >= failure.left) return;
        failure.left -= sim_.now() - failure.since;
        sim_.cancel(failure.next);
        return;
    }
    failure.since = sim_.now();
    struct Breaks {
        Equipment* equipment;
        Failure* failure;
        void operator()() const { equipment->breaks(*failure); }
    };
    failure.next = sim_.at(sim_.now() + failure.left, Breaks{this, &failure}, sim::Priority::begins);
}

void Equipment::breaks(Failure& failure)
{
    failure.left = {};
    failure.counts = false;
    stand(1);
    struct Repaired {
        Equipment* equipment;
        Failure* failure;
        void operator()() const { equipment->repaired(*failure); }
    };
    const double repair = failure.repair->draw(failure.chance).value_or(0);
    failure.next = sim_.at(sim_.now() + sim::from_seconds(repair), Repaired{this, &failure}, sim::Priority::ends);
}

void Equipment::repaired(Failure& failure)
{
    stand(-1);
    begin_life(failure);
}

void Equipment::maintain(std::size_t plan, bool begins)
{
    struct Turn {
        Equipment* equipment;
        std::size_t plan;
        bool begins;
        void operator()() const { equipment->maintain(plan, begins); }
    };
    const Maintenance& by = plant_.maintenance[plan];
    stand(begins ? 1 : -1);
    const sim::Duration until = begins ? ticks(by.lasts) : ticks(by.every) - ticks(by.lasts);
    sim_.at(sim_.now() + until, Turn{this, plan, !begins}, begins ? sim::Priority::ends : sim::Priority::begins);
}

} // namespace port
