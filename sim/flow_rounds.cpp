#include "sim/flow_state.h"

#include <algorithm>
#include <utility>

// Rates: what is marked, who is joined with whom, and what they get.
namespace sim::detail {

void FlowState::want_decision()
{
    if (sim.pending(decision_event)) return;
    decision_event = sim.at(
        sim.now(), [this] { decide(); }, decision);
}

void FlowState::mark_flow(Index flow)
{
    if (flows[flow].marked) return;
    flows[flow].marked = true;
    marked_flows.push_back(flow);
    want_decision();
}

void FlowState::mark_flows(const std::vector<Index>& which)
{
    for (const Index flow : which) mark_flow(flow);
}

void FlowState::mark_place(Index place)
{
    if (places[place].marked) return;
    places[place].marked = true;
    marked_places.push_back(place);
    want_decision();
}

/// Marks whatever may get another rate when this flow does.
void FlowState::mark_neighbours(Index flow)
{
    const Flow& f = flows[flow];
    for (const Index machine : routes[f.route].machines) mark_flows(machines[machine].flows);
    each_end(routes[f.route], [this](Index end) {
        const double level = level_now(places[end]);
        if (places[end].fills(level) || level <= places[end].floor) mark_flows(places[end].flows);
        mark_place(end);
    });
}

/// Finds whether a place is full or empty at this instant, once a decision.
void FlowState::classify(Index index)
{
    Place& p = places[index];
    if (p.classified == round) return;
    p.classified = round;
    const double level = p.held ? p.pinned : p.level == endless ? endless : level_now(p);
    if (level <= p.capacity) p.over = false;
    p.full = p.fills(level);
    p.empty = level <= p.floor;
    if (p.held || !(p.full || p.empty)) return;
    // It may lie beyond the bound by what rounding handed on to it.
    if (!p.over) set_exactly(index, p.full ? p.capacity : p.floor);
}

bool FlowState::stopped(const Flow& flow) const
{
    bool out_stopped = places[flow.from].out_stopped;
    for (const auto& [further, share] : routes[flow.route].further)
        out_stopped = out_stopped || (share < 0 && places[further].out_stopped);
    return transfers[flow.transfer].paused || out_stopped || places[flow.to].in_stopped || own_limit(flow) <= 0;
}

double FlowState::own_limit(const Flow& flow) const
{
    double least = endless;
    for (const Index machine : routes[flow.route].machines) least = std::min(least, machines[machine].limit);
    return least;
}

void FlowState::decide()
{
    sim.cancel(decision_event);
    if (marked_flows.empty() && marked_places.empty()) return;
    ++round;
    touched_places.clear();
    touched_transfers.clear();
    while (!marked_flows.empty()) {
        // One group after another; a flow that a search of this pass has found is in a group already solved.
        const std::uint64_t pass = search;
        std::erase_if(marked_flows, [this](Index flow) { // ended since it was marked
            if (flows[flow].transfer == none) flows[flow].marked = false;
            return flows[flow].transfer == none;
        });
        sort_flows(marked_flows);
        for (std::size_t i = 0; i < marked_flows.size(); ++i)
            if (flows[marked_flows[i]].seen <= pass) solve_from(marked_flows[i]);
        for (const Index flow : marked_flows) flows[flow].marked = false;
        marked_flows.clear();
        stop_at_bounds();
    }
    for (const Index place : marked_places)
        if (places[place].used) touch_place(place);
    sort_places(touched_places);
    for (const Index place : touched_places) update_place(place);
    for (const Index place : marked_places) places[place].marked = false;
    marked_places.clear();
    for (const Index transfer : touched_transfers) schedule_transfer(transfer);
    if (observer)
        for (const Index transfer : touched_transfers) tell_transfer(transfer);
    for (const Index transfer : touched_transfers) transfers[transfer].touched = false;
    sim.cancel(decision_event);
}

void FlowState::visit(Index flow)
{
    if (flows[flow].seen == search) return;
    flows[flow].seen = search;
    group.push_back(flow);
}

/// Collects the flows joined to this one by shared machines and by full or empty places, and finds their rates.
void FlowState::solve_from(Index first)
{
    ++search;
    ++solve;
    group.clear();
    solving.clear();
    visit(first);
    for (std::size_t i = 0; i < group.size(); ++i) {
        const Index index = group[i];
        const Flow& f = flows[index];
        each_end(routes[f.route], [this](Index end) { touch_place(end); });
        if (!f.marked && stopped(f)) continue; // it stood before and stands now: it joins nobody
        for (const Index m : routes[f.route].machines) {
            if (machines[m].seen == search) continue;
            machines[m].seen = search;
            for (const Index other : machines[m].flows) visit(other);
        }
        each_end(routes[f.route], [this](Index end) {
            Place& p = places[end];
            classify(end);
            if (p.seen == search || !(p.full || p.empty)) return;
            p.seen = search;
            for (const Index other : p.flows) visit(other);
        });
    }
    sort_flows(group);
    for (const Index flow : group)
        if (!stopped(flows[flow])) solving.push_back(flow);
    describe_problem();
    const auto rates = allocator.allocate(problem);
    for (std::size_t i = 0; i < solving.size(); ++i) set_rate(solving[i], rates[i]);
    for (const Index flow : group)
        if (stopped(flows[flow])) set_rate(flow, 0);
}

void FlowState::describe_problem()
{
    problem.clear();
    for (const Index flow : solving)
        for (const Index index : routes[flows[flow].route].machines) {
            Machine& m = machines[index];
            if (m.in_problem != solve) {
                m.in_problem = solve;
                m.users = 0;
                m.problem_index = none;
            }
            ++m.users;
        }
    for (const Index flow : solving) {
        const Flow& f = flows[flow];
        RateProblem::Flow described{transfers[f.transfer].priority, endless};
        for (const Index index : routes[f.route].machines) {
            Machine& m = machines[index];
            if (m.users == 1) {
                described.limit = std::min(described.limit, m.limit);
                continue;
            }
            if (m.problem_index == none) {
                m.problem_index = static_cast<Index>(problem.limits.size());
                problem.limits.push_back(m.limit);
            }
            problem.uses.push_back({static_cast<Index>(problem.flows.size()), m.problem_index});
        }
        const auto bound = [this](Index index) {
            Place& p = places[index];
            // With a threshold a bound does not slow: it stops, and only once the rates are known (stop_at_bounds).
            const bool full = p.full && std::isnan(p.resume_below);
            const bool empty = p.empty && std::isnan(p.resume_above);
            if (!full && !empty) return RateProblem::nowhere;
            if (p.in_problem != solve) {
                p.in_problem = solve;
                p.problem_index = static_cast<Index>(problem.places.size());
                problem.places.push_back({full, empty});
            }
            return p.problem_index;
        };
        described.from = bound(f.from);
        described.to = bound(f.to);
        described.from_share = routes[f.route].from_share;
        for (const auto& [further, share] : routes[f.route].further)
            if (const Index place = bound(further); place != RateProblem::nowhere)
                problem.counts.push_back({static_cast<Index>(problem.flows.size()), place, share});
        problem.flows.push_back(described);
    }
}

void FlowState::set_rate(Index index, double rate)
{
    Flow& f = flows[index];
    Transfer& t = transfers[f.transfer];
    if (!t.touched) {
        t.touched = true;
        touched_transfers.push_back(f.transfer);
    }
    if (f.rate == rate) return;
    // A held level stays held until update_place: no time passes before, and nothing must be handed on to it meanwhile.
    each_end(routes[f.route], [this](Index end) {
        if (places[end].held) settle_place(end);
    });
    settle(index);
    tell(index);
    f.rate = rate;
}

void FlowState::touch_place(Index place)
{
    Place& p = places[place];
    if (p.touched == round) return;
    p.touched = round;
    touched_places.push_back(place);
}

/// A place with a threshold that would slow a flow stops it instead; all that would slow at this instant stop together.
void FlowState::stop_at_bounds()
{
    for (const Index index : touched_places) {
        Place& p = places[index];
        if ((std::isnan(p.resume_below) || p.in_stopped) && (std::isnan(p.resume_above) || p.out_stopped)) continue;
        classify(index);
        if (!p.full && !p.empty) continue;
        double in = 0;
        double out = 0;
        for (const Index flow : p.flows) add_rate(flow, index, in, out);
        const double nought = 1e-9 * std::max(in, out);
        if (p.full && !std::isnan(p.resume_below) && !p.in_stopped && in - out > nought) {
            p.in_stopped = true;
            mark_flows(p.flows);
        }
        if (p.empty && !std::isnan(p.resume_above) && !p.out_stopped && out - in > nought) {
            p.out_stopped = true;
            mark_flows(p.flows);
        }
    }
}

/// After the rates: is the level held, and if not, when does it reach something?
void FlowState::update_place(Index index)
{
    Place& p = places[index];
    if (p.level == endless) return;
    double in = 0;
    double out = 0;
    for (const Index flow : p.flows) add_rate(flow, index, in, out);
    p.net = in - out;
    if (std::abs(p.net) <= 1e-9 * std::max(in, out)) p.net = 0;
    // The rates obey the bounds but for rounding.
    classify(index);
    if ((p.full && p.net > 0) || (p.empty && p.net < 0)) p.net = 0;
    if (p.net == 0 && !p.held) {
        // What others handed on since it was classified may have moved it off its bound by a hair.
        for (const Index flow : p.flows) settle(flow);
        const double upper = p.over ? p.level : p.capacity;
        set_exactly(index, p.full && !p.over ? p.capacity : p.empty ? p.floor : std::clamp(p.level, p.floor, upper));
        p.held = true;
        p.pinned = p.level;
    } else if (p.net != 0 && p.held) {
        settle_place(index);
        p.held = false;
    }
    if (p.net != 0 && p.crumb != 0) p.level += std::exchange(p.crumb, 0.0);
    schedule_place(index);
}

void FlowState::tell_transfer(Index index)
{
    Transfer& t = transfers[index];
    double rate = 0;
    for (const Index flow : t.flows) rate += flows[flow].rate;
    const TransferId id{index, t.serial};
    if (rate != t.told_rate) {
        t.told_rate = rate;
        observer->rate_changed(id, rate);
    }
    const Limit is = limit_of(t);
    if (is == t.limit) return;
    const Limit was = std::exchange(t.limit, is);
    observer->limit_changed(id, was, is);
}

/// Whether a machine is what this flow stands at: nothing is left of it, and nobody whom fairness or priority puts
/// behind has more of it.
bool FlowState::holds_back(const Machine& machine, Index index) const
{
    const Flow& f = flows[index];
    const int priority = transfers[f.transfer].priority;
    double sum = 0;
    for (const Index other : machine.flows) sum += flows[other].rate;
    if (sum < machine.limit * (1 - 1e-9)) return false;
    for (const Index other : machine.flows) {
        if (other == index || flows[other].rate == 0) continue;
        const int its = transfers[flows[other].transfer].priority;
        if (its < priority) return false;
        if (its == priority && flows[other].rate > f.rate * (1 + 1e-9)) return false;
    }
    return true;
}

/// A bound holds only if the place neither drains nor fills.
bool FlowState::is_at_its_least(const Place& place)
{
    return place.out_stopped || (place.held && place.pinned <= place.floor);
}

bool FlowState::is_at_its_most(const Place& place)
{
    return place.held ? place.fills(place.pinned) : place.over;
}

Limit FlowState::limit_of(Index index) const
{
    const Flow& f = flows[index];
    if (transfers[f.transfer].paused) return Limit::paused;
    const double own = own_limit(f);
    if (own <= 0) return Limit::machine_down;
    if (f.rate >= own * (1 - 1e-9)) return Limit::none;
    const Place& from = places[f.from];
    const Place& to = places[f.to];
    if (to.in_stopped) return Limit::full_destination;
    if (from.out_stopped) return Limit::empty_source;
    for (const Index machine : routes[f.route].machines)
        if (holds_back(machines[machine], index)) return Limit::shared_machine;
    bool starved = is_at_its_least(from);
    bool blocked = is_at_its_most(to);
    for (const auto& [further, share] : routes[f.route].further) {
        starved = starved || (share < 0 && is_at_its_least(places[further]));
        blocked = blocked || (share > 0 && is_at_its_most(places[further]));
    }
    if (starved) return Limit::empty_source;
    if (blocked) return Limit::full_destination;
    return Limit::shared_machine;
}

Limit FlowState::limit_of(const Transfer& t) const
{
    if (t.paused) return Limit::paused;
    Limit worst = Limit::none;
    double most = 0;
    bool any_up = false;
    for (const Index flow : t.flows) {
        const double own = own_limit(flows[flow]);
        any_up = any_up || own > 0;
        const double loss = own - flows[flow].rate;
        const Limit limit = limit_of(flow);
        if (limit != Limit::none && limit != Limit::machine_down && loss > most) {
            most = loss;
            worst = limit;
        }
    }
    return any_up || t.flows.empty() ? worst : Limit::machine_down;
}

} // namespace sim::detail
