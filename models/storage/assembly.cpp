#include "models/storage/assembly.h"

#include "sim/simulation.h"

#include <algorithm>

namespace port {

Assembly::Assembly(sim::FlowNetwork& network, std::string name, double capacity, std::size_t grades,
                   const Quotas& quotas)
    : network_(network), name_(std::move(name)), quotas_(quotas), capacity_(capacity)
{
    constexpr double unlimited = 1e7; // t/h: more than any machine passes
    for (std::size_t g = 0; g < grades; ++g)
        fronts_.push_back(
            {network.add_place({.name = {name_}, .capacity = 0}), network.add_machine({name_}, unlimited)});
}

Assembly::Lot& Assembly::call(std::size_t grade, double tonnes, int quota, std::function<void()> begins)
{
    Lot& lot = lots_.emplace_back(Lot{grade, tonnes, quota, std::move(begins), {}});
    lot.pile = network_.add_place({.name = {name_, ++called_}, .capacity = 0});
    ask_for_decision();
    return lot;
}

void Assembly::give_up(Lot& lot)
{
    Front& front = fronts_[lot.grade];
    if (front.lot == &lot) leave(front);
    network_.remove(lot.pile);
    lots_.remove_if([&](const Lot& other) { return &other == &lot; });
    ask_for_decision();
}

double Assembly::level(std::size_t grade) const
{
    double sum = network_.level(fronts_[grade].place);
    for (const Lot& lot : lots_)
        if (lot.grade == grade) sum += network_.level(lot.pile);
    return sum;
}

double Assembly::room(std::size_t grade) const
{
    double sum = 0;
    for (const Lot& lot : lots_)
        if (lot.grade == grade && !lot.complete) sum += network_.room(lot.pile);
    return sum;
}

void Assembly::capacity(double tonnes)
{
    capacity_ = tonnes;
    ask_for_decision();
}

void Assembly::ask_for_decision()
{
    if (due_) return;
    due_ = true;
    struct Decide {
        Assembly* assembly;
        void operator()() const { assembly->decide(); }
    };
    // Before the rates of the instant, so that they are found once.
    network_.simulation().at(network_.simulation().now(), Decide{this}, sim::decisions_at(1));
}

/// t of the yard's room that are reserved for an owner.
double Assembly::reserved_for(int quota) const
{
    double sum = 0;
    for (const Lot& lot : lots_)
        if (lot.quota == quota) sum += lot.reserved;
    return sum;
}

/// Gathering begins for the next ships for which there is room.
void Assembly::decide()
{
    due_ = false;
    constexpr double close = 1e-6; // t: sums of parcels round
    double reserved = 0;
    for (const Lot& lot : lots_) reserved += lot.reserved;
    bool any = false;
    std::vector<int> at_most; // owners of whom a ship waits for room in the quota: those after her wait too
    for (Lot& lot : lots_) {
        if (lot.begun) continue;
        const double room = std::min(lot.tonnes, capacity_);
        if (std::find(at_most.begin(), at_most.end(), lot.quota) != at_most.end()) continue;
        if (lot.quota != Quotas::none && reserved_for(lot.quota) + room > quotas_.most(lot.quota) + close) {
            at_most.push_back(lot.quota);
            continue;
        }
        if (reserved + room > capacity_ + close) break;
        lot.begun = true;
        lot.reserved = room;
        reserved += room;
        network_.set_capacity(lot.pile, room);
        lot.begins();
        any = true;
    }
    for (std::size_t grade = 0; grade < fronts_.size(); ++grade) join(grade);
    if (any && told_) told_();
}

/// What comes of a grade goes to the first lot that is not complete.
void Assembly::join(std::size_t grade)
{
    Front& front = fronts_[grade];
    if (front.lot && !front.lot->complete) return;
    if (front.lot) leave(front);
    const auto next = std::find_if(lots_.begin(), lots_.end(),
                                   [&](const Lot& lot) { return lot.grade == grade && lot.begun && !lot.complete; });
    if (next == lots_.end()) return;
    front.lot = &*next;
    const sim::Name name{name_, static_cast<std::int64_t>(grade)};
    front.route =
        network_.add_route({.name = name, .from = front.place, .to = front.lot->pile, .machines = {&front.passes, 1}});
    struct Done {
        Assembly* assembly;
        std::size_t grade;
        void operator()() const { assembly->completed(grade); }
    };
    front.transfer =
        network_.start({.name = name, .routes = {&front.route, 1}, .amount = front.lot->tonnes}, Done{this, grade});
}

void Assembly::leave(Front& front)
{
    if (network_.active(front.transfer)) network_.stop(front.transfer);
    network_.remove(front.route);
    front.lot = nullptr;
}

void Assembly::completed(std::size_t grade)
{
    Front& front = fronts_[grade];
    front.lot->complete = true;
    ask_for_decision();
}

} // namespace port
