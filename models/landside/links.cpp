#include "models/landside/links.h"

#include "models/landside/opening_hours.h"
#include "models/scenario/name_index.h"
#include "sim/flow_waits.h"

namespace port {
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
        Plant plant{link.name, link.limit};
        if (!link.road) {
            const Pipeline& line = scenario.pipelines[link.number];
            plant.kind = line.equipment;
            plant.breakdowns = line.breakdowns;
            plant.maintenance = line.maintenance;
        }
        link.machine = storage.equip(std::move(plant)).machine();
        if (!link.road) {
            const Pipeline& line = scenario.pipelines[link.number];
            if (line.restart.value > 0) link.longest_stop = ticks(line.longest_stop);
            continue;
        }
        const RoadService& gate = scenario.road_services[link.number];
        sim.start(keep_hours(sim, calendar, gate.opens, gate.closes,
                             [this, &link](bool open) {
                                 link.open = open;
                                 set_limit(link);
                             }),
                  {link.name});
    }
    fills_.resize(links_.size());
    for (std::size_t l = 0; l < links_.size(); ++l) fill(links_[l], l, scenario);
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (std::size_t way = 0; way < scenario.trades[t].land.size(); ++way) add(t, way);
}

/// Fills a pipeline that has a fill with the cargo it holds at the start.
void Links::fill(Link& link, std::size_t number, const Scenario& scenario)
{
    if (link.road || scenario.pipelines[link.number].fill.value <= 0) return;
    const Pipeline& line = scenario.pipelines[link.number];
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (const LandShare& land : scenario.trades[t].land)
            if (land.by == line.name && (line.holds.empty() || line.holds == scenario.trades[t].name)) {
                fills_[number] = &filled_.emplace_back(sim_, scenario, storage_, ledger_, link, line.fill.value, t,
                                                       [this, &link] { warm(link); });
                return;
            }
}

void Links::add(std::size_t trade, std::size_t way)
{
    const LandShare& share = scenario_->trades[trade].land[way];
    for (std::size_t l = 0; l < links_.size(); ++l) {
        if (links_[l].name != share.by) continue;
        if (FilledLine* const line = fills_[l]) {
            storage_.orders().take(trade, way, share.share.value, [line, trade](double tonnes) {
                if (tonnes > 0) line->order(trade, tonnes);
            });
            continue;
        }
        Task& task = tasks_.emplace_back(sim_, l, trade);
        storage_.orders().take(trade, way, share.share.value, [this, &task](double tonnes) {
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
    if (!link.open || link.warming) return 0;
    if (!link.road) {
        const Pipeline& line = scenario_->pipelines[link.number];
        return line.rate.value * line.efficiency.value;
    }
    const RoadService& road = scenario_->road_services[link.number];
    return road.lanes * road.payload.value / (road.gate_time.value / 3600);
}

/// A heated line stood still too long: it is warmed before it passes anything. Asked for while rates are found, so it
/// takes effect right after, at the same instant.
void Links::warm(Link& link)
{
    struct Cold {
        Links* links;
        Link* link;
        bool over;
        void operator()() const
        {
            const sim::Time now = links->sim_.now();
            link->settle(now);
            if (over)
                link->warmed(now);
            else
                link->warming = true;
            links->set_limit(*link);
        }
    };
    sim_.at(sim_.now(), Cold{this, &link, false}, sim::Priority::decisions);
    sim_.after(ticks(scenario_->pipelines[link.number].restart), Cold{this, &link, true});
}

void Links::set_limit(Link& link)
{
    link.settle(sim_.now());
    link.limit = limit(link);
    storage_.equipment(link.machine)->rate(link.limit);
    link.show(sim_.now());
}

int Links::priority(const Link& link) const
{
    return link.road ? scenario_->road_services[link.number].priority : scenario_->pipelines[link.number].priority;
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
    const int store = storage_.slot(task.trade);
    const int user = link.road ? storage_.road_user(link.number) : storage_.pipeline_user(link.number);
    const sim::PlaceId ashore = inbound ? storage_.into(store, user) : storage_.out_of(store, user);
    const sim::PlaceId land = storage_.land();
    const Ledger::LineId line =
        ledger_.line(inbound ? AccountKind::land : AccountKind::store, inbound ? AccountKind::store : AccountKind::land,
                     index_of(scenario_->categories, trade.category), link.name);
    std::vector<sim::MachineId> machines = storage_.machines(through(link));
    machines.insert(machines.begin(), link.machine);
    const sim::RouteId route = storage_.route(
        {.name = {link.name}, .from = inbound ? land : ashore, .to = inbound ? ashore : land, .machines = machines},
        line, store, inbound ? 1 : -1, task.trade, user);
    for (;;) {
        auto ordered = task.ordered.wait();
        co_await ordered;
        task.ordered.reset();
        const double tonnes = std::exchange(task.outstanding, 0);
        if (tonnes <= 0) continue;
        LinkWork work(sim_, link, [this, &link] { warm(link); });
        const sim::TransferId transfer = storage_.start({.name = {trade.name},
                                                         .routes = {&route, 1},
                                                         .amount = tonnes,
                                                         .priority = storage_.priority(priority(link))},
                                                        work, {});
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
    for (FilledLine& line : filled_) line.settle();
    for (Link& link : links_) {
        link.settle(now);
        link.clock.settle(now);
    }
}

} // namespace port
