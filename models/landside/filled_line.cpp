#include "models/landside/filled_line.h"

#include "models/scenario/name_index.h"
#include "sim/flow_waits.h"

#include <algorithm>

namespace port {
namespace {

/// Tonnes below which a batch is rounding.
constexpr double nothing = 1e-9;

} // namespace

FilledLine::FilledLine(sim::Simulation& sim, const Scenario& scenario, Storage& storage, Ledger& ledger, Link& link,
                       double fill, std::size_t holds, sim::FlowAction warm)
    : sim_(sim), scenario_(scenario), storage_(storage), ledger_(ledger), link_(link), warm_(warm),
      ordered_(sim, {"an order"})
{
    for (std::size_t t = 0; t < scenario.trades.size(); ++t)
        for (const LandShare& land : scenario.trades[t].land)
            if (land.by == link.name) add(scenario, t);
    const std::size_t held = cargo_of(holds);
    batches_.push_back({held, storage_.network().put(cargo_[held].held, fill)});
    storage_.opens_with(index_of(scenario.categories, scenario.trades[holds].category), fill);
    sim.start(pump(), {link.name});
}

void FilledLine::add(const Scenario& scenario, std::size_t trade)
{
    const TradeSpec& from = scenario.trades[trade];
    to_port_ = from.direction == Direction::loaded;
    const int category = index_of(scenario.categories, from.category);
    const int store = storage_.slot(trade);
    const int user = storage_.pipeline_user(link_.number);
    const sim::PlaceId ashore = to_port_ ? storage_.into(store, user) : storage_.out_of(store, user);
    std::vector<sim::MachineId> machines = storage_.machines(scenario.pipelines[link_.number].through);
    machines.insert(machines.begin(), link_.machine);
    // The line's end at the port. What lies in the line is booked apart: to the flows it is a land that never fails.
    const sim::RouteId shore =
        storage_.route({.name = {link_.name},
                        .from = to_port_ ? storage_.land() : ashore,
                        .to = to_port_ ? ashore : storage_.land(),
                        .machines = machines},
                       ledger_.line(to_port_ ? AccountKind::pipe : AccountKind::store,
                                    to_port_ ? AccountKind::store : AccountKind::pipe, category, link_.name),
                       store, to_port_ ? 1 : -1, trade, user);
    const sim::PlaceId held = storage_.network().add_place({.name = {link_.name}});
    storage_.afloat(category, held, true);
    cargo_.push_back({trade, held, shore,
                      ledger_.line(to_port_ ? AccountKind::land : AccountKind::pipe,
                                   to_port_ ? AccountKind::pipe : AccountKind::land, category, link_.name)});
}

std::size_t FilledLine::cargo_of(std::size_t trade) const
{
    const auto same = [&](const Cargo& c) { return c.trade == trade; };
    return static_cast<std::size_t>(std::find_if(cargo_.begin(), cargo_.end(), same) - cargo_.begin());
}

void FilledLine::order(std::size_t trade, double tonnes)
{
    orders_.push_back({cargo_of(trade), tonnes});
    ordered_.trigger();
}

/// Books what entered and emerged, `tonnes` of each.
void FilledLine::book(double tonnes)
{
    sim::FlowNetwork& network = storage_.network();
    const Cargo& in = cargo_[stroke_.enters];
    const Cargo& out = cargo_[stroke_.emerges];
    network.put(in.held, tonnes);
    const double gone = network.take(out.held, tonnes);
    ledger_.post(to_port_ ? in.at_far_end : out.at_far_end, to_port_ ? tonnes : gone);
    stroke_.booked += tonnes;
}

void FilledLine::settle()
{
    if (stroke_.pumping && storage_.network().active(stroke_.transfer))
        book(storage_.network().moved(stroke_.transfer) - stroke_.booked);
}

/// A stroke is done: the batches have moved on.
void FilledLine::pushed(double tonnes)
{
    orders_.front().tonnes -= tonnes;
    if (orders_.front().tonnes <= nothing) orders_.pop_front();
    if (batches_.size() == 1 && batches_.front().cargo == stroke_.enters) return;
    batches_.front().tonnes -= tonnes;
    if (batches_.back().cargo == stroke_.enters)
        batches_.back().tonnes += tonnes;
    else
        batches_.push_back({stroke_.enters, tonnes});
    if (batches_.front().tonnes <= nothing) batches_.pop_front();
}

/// Pumps what was ordered; a stroke ends when the batch that enters or the one that emerges does.
sim::Process FilledLine::pump()
{
    for (;;) {
        if (orders_.empty()) {
            ordered_.reset();
            auto more = ordered_.wait();
            co_await more;
        }
        LinkWork work(sim_, link_, warm_);
        while (!orders_.empty()) {
            const Batch& enters = orders_.front();
            const Batch& emerges = batches_.front();
            const bool alone = batches_.size() == 1 && emerges.cargo == enters.cargo; // it pushes out its own kind
            const double tonnes = alone ? enters.tonnes : std::min(enters.tonnes, emerges.tonnes);
            stroke_ = {{}, enters.cargo, emerges.cargo, 0, true};
            const sim::RouteId route = cargo_[to_port_ ? emerges.cargo : enters.cargo].shore;
            stroke_.transfer =
                storage_.start({.name = {scenario_.trades[cargo_[enters.cargo].trade].name},
                                .routes = {&route, 1},
                                .amount = tonnes,
                                .priority = storage_.priority(scenario_.pipelines[link_.number].priority)},
                               work, {});
            auto end = storage_.network().finished(stroke_.transfer);
            co_await end;
            storage_.forget(stroke_.transfer);
            book(tonnes - stroke_.booked);
            stroke_.pumping = false;
            pushed(tonnes);
        }
    }
}

} // namespace port
