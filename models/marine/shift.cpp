#include "models/marine/traffic.h"
#include "sim/any_of.h"

#include <algorithm>

namespace port {

/// Her draught with what is aboard now, m.
double Traffic::draught_now(const Call& call, const std::vector<Cargo>& cargo) const
{
    double aboard = call.aboard;
    for (const Cargo& own : cargo) aboard += storage_.network().level(own.hold);
    return draught(scenario_->ships[static_cast<std::size_t>(call.ship)], aboard);
}

/// How many of her parcels, from the first one left, are worked where she lies.
std::size_t Traffic::worked_at(const std::vector<Cargo>& cargo, std::size_t first, const Berth& berth) const
{
    std::size_t last = first;
    while (last < cargo.size() && berths_.handles(berth, trades_[cargo[last].trade].category)) ++last;
    return last - first;
}

/// All her parcels, at one berth after another where the scenario lets ships shift.
sim::Task<void> Traffic::work_at_berths(const Call& call, const std::vector<Cargo>& cargo, Visit& visit,
                                        std::optional<BerthLease>& at)
{
    double moved = cargo.front().moved;
    for (std::size_t first = 0; first < cargo.size();) {
        if (first > 0) {
            auto shifted = shift(call, cargo, first, visit, at);
            co_await shifted;
        }
        const std::size_t n = std::max<std::size_t>(1, worked_at(cargo, first, **at));
        auto worked = work_parcels(call, cargo, first, n, visit, *at, moved);
        co_await worked;
        first += n;
    }
}

/// From her berth to another one, at which her next parcel is worked. If one is hers at once she goes straight to it;
/// else she leaves for the anchorage and comes from there, with the place in the order that she had: who lies at a
/// berth without being worked would keep others from it, and two such ships could wait for each other for ever.
sim::Task<void> Traffic::shift(const Call& call, const std::vector<Cargo>& cargo, std::size_t next, Visit& visit,
                               std::optional<BerthLease>& at)
{
    const Draughts draughts = this->draughts(call);
    BerthNeeds wanted = berth_needs(call, cargo[next].hold, draughts);
    wanted.category = trades_[cargo[next].trade].category;
    wanted.tonnes = cargo[next].tonnes;
    wanted.tonnes_also = 0;
    wanted.also.clear();
    wanted.ready = {}; // of a further parcel nothing need be ready
    wanted.seconds.reset();
    visit.cause(Cause::no_berth, sim_.now());
    at->state(State::waiting);
    MoveNeeds needs = move_needs(call, Way::shift);
    needs.draught = draught_now(call, cargo);
    auto direct = berths_.allocate(wanted, visit);
    auto at_once = sim::within(sim_, sim::Duration{}, direct, sim::Priority::last);
    const bool is_hers = co_await at_once;
    if (is_hers) {
        std::optional<BerthLease> other;
        other.emplace(direct.lease());
        auto moves = move_to(needs, visit, at, other);
        co_await moves;
        co_return;
    }
    needs = move_needs(call, Way::out);
    needs.draught = draught_now(call, cargo);
    needs.berth = &**at;
    auto out = move(Way::out, needs, visit, *at, false);
    co_await out;
    at.reset();

    visit.cause(Cause::no_berth, sim_.now());
    auto request = berths_.allocate(wanted, visit);
    co_await request;
    at.emplace(request.lease());
    needs = move_needs(call, Way::in);
    needs.draught = draught_now(call, cargo);
    needs.berth = &**at;
    needs.lease = &*at;
    auto in = move(Way::in, needs, visit, *at, false);
    co_await in;
    visit.also_at((*at)->name);
}

/// Straight from one berth to the other.
sim::Task<void> Traffic::move_to(MoveNeeds needs, Visit& visit, std::optional<BerthLease>& at,
                                 std::optional<BerthLease>& other)
{
    needs.berth = &**at;
    needs.lease = &*other;
    auto request = marine_.ask(Way::shift, needs, visit);
    co_await request;
    other->state(State::waiting);
    visit.cause(Cause::unberthing, sim_.now());
    auto off = sim::delay(sim_, marine_.unberthing());
    co_await off;
    at.reset(); // she has unberthed
    at.emplace(std::move(*other));
    visit.cause(Cause::passage, sim_.now());
    auto between = sim::delay(sim_, marine_.shifting());
    co_await between;
    while (at->must_wait()) {
        visit.cause(Cause::no_berth, sim_.now());
        auto gone = (*at)->gone.wait();
        co_await gone;
    }
    visit.cause(Cause::berthing, sim_.now());
    auto fast = sim::delay(sim_, marine_.berthing());
    co_await fast;
    visit.also_at((*at)->name);
}

} // namespace port
