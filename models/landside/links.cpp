#include "models/landside/links.h"

#include "models/landside/opening_hours.h"
#include "models/scenario/name_index.h"
#include "sim/flow_waits.h"

namespace port {
namespace {

/// Tells a link how the order of one trade goes.
class LinkWork final : public Follower {
public:
    LinkWork(sim::Simulation& sim, Links::Link& link) : sim_(sim), link_(link)
    {
        link_.settle(sim_.now());
        ++link_.at_work;
        link_.show(sim_.now());
    }
    LinkWork(const LinkWork&) = delete;
    ~LinkWork()
    {
        link_.settle(sim_.now());
        link_.passing -= rate_;
        if (--link_.at_work == 0) link_.passing = 0; // no rounding is left over
        link_.show(sim_.now());
    }
    void goes(double rate, sim::Limit limit) override
    {
        link_.settle(sim_.now());
        link_.passing += rate - rate_;
        rate_ = rate;
        if (rate == 0)
            link_.why = limit == sim::Limit::full_destination ? State::blocked
                        : limit == sim::Limit::empty_source   ? State::starved
                                                              : State::waiting;
        link_.show(sim_.now());
    }

private:
    sim::Simulation& sim_;
    Links::Link& link_;
    double rate_ = 0;
};

} // namespace

Links::Link::Link(const Periods& its_periods, std::string its_name, bool is_road, std::size_t its_number)
    : periods(&its_periods), name(std::move(its_name)), road(is_road), number(its_number), clock(its_periods, name, 1),
      deferred(static_cast<std::size_t>(its_periods.count()))
{
}

void Links::Link::settle(sim::Time now)
{
    const double hours = sim::to_hours(now - since);
    since = now;
    if (at_work > 0 && passing < limit * (1 - 1e-9))
        deferred[static_cast<std::size_t>(periods->current())] += (limit - passing) * hours;
}

void Links::Link::show(sim::Time now)
{
    const State shown = !open                           ? State::closed
                        : at_work == 0                  ? State::idle
                        : passing >= limit * (1 - 1e-9) ? State::busy
                        : passing > 0                   ? State::slowed
                                                        : why;
    clock.move(state, shown, now);
    state = shown;
}

Links::Links(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
             Storage& storage, Ledger& ledger, Roads& roads)
    : sim_(sim), scenario_(&scenario), storage_(storage), ledger_(ledger), roads_(roads)
{
    for (std::size_t i = 0; i < scenario.road_services.size(); ++i)
        if (scenario.road_services[i].mode == RoadMode::flow)
            links_.emplace_back(periods, scenario.road_services[i].name, true, i);
    for (std::size_t i = 0; i < scenario.pipelines.size(); ++i)
        links_.emplace_back(periods, scenario.pipelines[i].name, false, i);
    for (Link& link : links_) {
        link.limit = limit(link);
        link.machine = storage.network().add_machine({link.name}, link.limit);
        if (!link.road) continue;
        const RoadService& gate = scenario.road_services[link.number];
        sim.start(keep_hours(sim, calendar, gate.opens, gate.closes,
                             [this, &link](bool open) {
                                 link.open = open;
                                 set_limit(link);
                             }),
                  {link.name});
    }
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (const LandShare& share : scenario.trades[t].land) add(t, share);
}

void Links::add(std::size_t trade, const LandShare& share)
{
    for (std::size_t l = 0; l < links_.size(); ++l) {
        if (links_[l].name != share.by) continue;
        Task& task = tasks_.emplace_back(sim_, l, trade);
        storage_.orders().take(trade, share.share.value, [this, &task](double tonnes) {
            if (tonnes > 0) order(task, tonnes);
        });
        sim_.start(carry(task), {links_[l].name});
    }
}

/// Asks for tonnes, once their first truck has come by road.
void Links::order(Task& task, double tonnes)
{
    struct Comes {
        Task* task;
        double tonnes;
        void operator()() const
        {
            task->outstanding += tonnes;
            task->ordered.trigger();
        }
    };
    const Link& link = links_[task.link];
    const RoadService* service = link.road ? &scenario_->road_services[link.number] : nullptr;
    if (!service || service->road.empty()) return Comes{&task, tonnes}();
    const auto road = static_cast<std::size_t>(index_of(scenario_->roads, service->road));
    const double an_hour = service->lanes / (service->gate_time.value / 3600);
    sim_.after(roads_.flow(road, an_hour, sim_.now()), Comes{&task, tonnes}, sim::Priority::begins);
}

double Links::limit(const Link& link) const
{
    if (!link.open) return 0;
    if (!link.road) {
        const Pipeline& line = scenario_->pipelines[link.number];
        return line.rate.value * line.efficiency.value;
    }
    const RoadService& road = scenario_->road_services[link.number];
    return road.lanes * road.payload.value / (road.gate_time.value / 3600);
}

void Links::set_limit(Link& link)
{
    link.settle(sim_.now());
    link.limit = limit(link);
    storage_.network().set_limit(link.machine, link.limit);
    link.show(sim_.now());
}

const std::vector<std::string>& Links::through(const Link& link) const
{
    return link.road ? scenario_->road_services[link.number].through : scenario_->pipelines[link.number].through;
}

/// Moves what was ordered, one lot after another.
sim::Process Links::carry(Task& task)
{
    Link& link = links_[task.link];
    const TradeSpec& trade = scenario_->trades[task.trade];
    const bool inbound = trade.direction == Direction::loaded;
    const int store = index_of(scenario_->stores, trade.store);
    const sim::PlaceId ashore = storage_.place(store);
    const sim::PlaceId land = storage_.land();
    const Ledger::LineId line =
        ledger_.line(inbound ? AccountKind::land : AccountKind::store, inbound ? AccountKind::store : AccountKind::land,
                     index_of(scenario_->categories, trade.category), link.name);
    std::vector<sim::MachineId> machines = storage_.machines(through(link));
    machines.insert(machines.begin(), link.machine);
    const sim::RouteId route = storage_.route(
        {.name = {link.name}, .from = inbound ? land : ashore, .to = inbound ? ashore : land, .machines = machines},
        line, store, inbound ? 1 : -1);
    for (;;) {
        auto ordered = task.ordered.wait();
        co_await ordered;
        task.ordered.reset();
        const double tonnes = std::exchange(task.outstanding, 0);
        if (tonnes <= 0) continue;
        LinkWork work(sim_, link);
        const sim::TransferId transfer =
            storage_.start({.name = {trade.name}, .routes = {&route, 1}, .amount = tonnes}, work, {});
        auto end = storage_.network().finished(transfer);
        co_await end;
        storage_.forget(transfer);
    }
}

void Links::change(const Scenario& scenario)
{
    scenario_ = &scenario;
    for (Link& link : links_) set_limit(link);
}

void Links::settle(sim::Time now)
{
    for (Link& link : links_) {
        link.settle(now);
        link.clock.settle(now);
    }
}

} // namespace port
