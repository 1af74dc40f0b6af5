#include "models/storage/yard.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

/// More than any machine passes, and little enough beside them for sums in doubles.
constexpr double unlimited = 1e7; // t/h

double threshold(const std::optional<Mass>& level)
{
    return level ? level->value : sim::no_threshold;
}

} // namespace

std::vector<std::string> grades_of(const Scenario& scenario, const StoreSpec& store)
{
    std::vector<std::string> grades;
    const auto add = [&](const std::string& grade) {
        if (std::find(grades.begin(), grades.end(), grade) == grades.end()) grades.push_back(grade);
    };
    for (const StoreGrade& grade : store.grades) add(grade.grade);
    if (!store.mixing)
        for (const TradeSpec& trade : scenario.trades)
            if (trade.store == store.name) add(trade.grade);
    if (grades.empty()) grades.emplace_back();
    return grades;
}

Yard::Yard(sim::FlowNetwork& network, const StoreSpec& store, std::vector<std::string> grades,
           std::vector<double> holds, Regraded regraded)
    : network_(network), sim_(network.simulation()), name_(store.name), grades_(std::move(grades)),
      holds_(std::move(holds)), regraded_(std::move(regraded)), at_once_(store.at_once),
      settling_(ticks(store.settling)), heel_(store.heel.value), fills_again_(threshold(store.fills_again_below)),
      empties_again_(threshold(store.empties_again_above))
{
    // The list's grades come first; what is of none of them is of the first.
    const auto number = [](int grade) { return grade < 0 ? std::size_t{0} : static_cast<std::size_t>(grade); };
    const OpeningPlaces opening = opening_places(store, [&](int grade) { return holds_[number(grade)]; });
    const bool plain = opening.places.size() == 1 && grades_.size() == 1 && at_once_;
    for (std::size_t p = 0; p < opening.places.size(); ++p) {
        const OpeningPlace& from = opening.places[p];
        const sim::PlaceId place = network.add_place({.name = {name_, plain ? -1 : static_cast<std::int64_t>(p) + 1},
                                                      .capacity = holds_[number(from.grade)],
                                                      .level = from.level,
                                                      .floor = heel_,
                                                      .resume_below = fills_again_,
                                                      .resume_above = empties_again_});
        heaps_.push_back({place, number(from.grade), store.yard == YardUse::dedicated, from.level <= heel_});
    }
    if (plain) return;
    for (std::size_t g = 0; g < grades_.size(); ++g)
        for (std::vector<Work>* works : {&in_, &out_}) {
            Work& work = works->emplace_back();
            work.front = network.add_place({.name = {name_}, .capacity = 0});
            work.passes = network.add_machine({name_}, unlimited);
        }
}

void Yard::works(std::size_t grade, int sign, bool starts)
{
    if (plain()) return;
    Work& work = (sign > 0 ? in_ : out_)[grade];
    if (starts && work.users == 0) work.since = ++asked_;
    work.users += starts ? 1 : -1;
    if (work.users == 0) work.through = false;
    ask_for_decision();
}

double Yard::level(std::size_t grade) const
{
    double sum = plain() ? 0 : network_.level(in_[grade].front) + network_.level(out_[grade].front);
    for (const Heap& heap : heaps_)
        if (heap.grade == grade) sum += network_.level(heap.place);
    return sum;
}

double Yard::level() const
{
    double sum = 0;
    for (std::size_t g = 0; g < grades_.size(); ++g) sum += level(g);
    return sum;
}

double Yard::stock(std::size_t grade) const
{
    double sum = 0;
    for (const Heap& heap : heaps_)
        if (heap.grade == grade) sum += std::max(0.0, network_.level(heap.place) - heel_);
    return sum;
}

double Yard::room(std::size_t grade) const
{
    double sum = 0;
    for (const Heap& heap : heaps_)
        if (may_fill(heap, grade)) sum += std::max(0.0, holds_[grade] - network_.level(heap.place));
    return sum;
}

std::vector<sim::WatchId> Yard::watch(std::size_t grade, bool stock, double missing, sim::FlowAction action)
{
    std::vector<sim::WatchId> watches;
    for (const Heap& heap : heaps_) {
        if (!plain() && (stock ? heap.filled != grade : heap.emptied == none)) continue;
        const double level = network_.level(heap.place);
        const double wanted = stock ? level + missing : level - missing;
        // Beyond its bound another place goes on: `told_` says so.
        if (wanted < 0 || wanted > network_.capacity(heap.place)) continue;
        watches.push_back(
            network_.watch(heap.place, stock ? sim::Reach::from_below : sim::Reach::from_above, wanted, action));
    }
    return watches;
}

void Yard::capacity(std::vector<double> holds)
{
    holds_ = std::move(holds);
    for (const Heap& heap : heaps_) network_.set_capacity(heap.place, holds_[heap.grade]);
    if (!plain()) ask_for_decision();
}

std::vector<Yard::Seen> Yard::places() const
{
    std::vector<Seen> seen;
    for (const Heap& heap : heaps_) seen.push_back({heap.place, heap.grade, heap.filled != none, heap.emptied != none});
    return seen;
}

bool Yard::is_empty(const Heap& heap) const
{
    return network_.level(heap.place) <= heel_;
}

bool Yard::has_room(const Heap& heap) const
{
    return network_.room(heap.place) > 0 && !network_.inflow_stopped(heap.place);
}

bool Yard::has_stock(const Heap& heap) const
{
    return !is_empty(heap) && !network_.outflow_stopped(heap.place);
}

/// Whether cargo of that grade may come to lie there, as far as grades go.
bool Yard::may_fill(const Heap& heap, std::size_t grade) const
{
    if (heap.filled != none) return heap.filled == grade;
    return heap.grade == grade || (!heap.bound && is_empty(heap));
}

bool Yard::may_empty(const Heap& heap, std::size_t grade) const
{
    if (heap.grade != grade) return false;
    return at_once_ || (heap.filled == none && heap.settled <= sim_.now());
}

void Yard::ask_for_decision()
{
    if (due_) return;
    due_ = true;
    struct Decide {
        Yard* yard;
        void operator()() const { yard->decide(); }
    };
    // Before the rates of the instant, so that they are found once.
    sim_.at(sim_.now(), Decide{this}, sim::decisions_at(1));
}

void Yard::decide()
{
    due_ = false;
    let_go();
    choose();
    bool other = false;
    for (Work& work : in_) other = join(work, true) || other;
    for (Work& work : out_) other = join(work, false) || other;
    watch_bounds();
    if (other && told_) told_();
}

/// Who no longer works, or can go on nowhere but elsewhere, leaves its place.
void Yard::let_go()
{
    for (Work& work : in_) {
        if (work.heap == none) continue;
        Heap& heap = heaps_[work.heap];
        if (work.users > 0 && has_room(heap)) continue;
        heap.filled = none;
        settles(heap);
        work.heap = none;
        if (!work.through) work.since = ++asked_;
    }
    for (Work& work : out_) {
        if (work.heap == none) continue;
        Heap& heap = heaps_[work.heap];
        if (work.users > 0 && has_stock(heap)) continue;
        heap.emptied = none;
        work.heap = none;
        if (!work.through) work.since = ++asked_;
    }
}

/// A place was filled: when it can be emptied.
void Yard::settles(Heap& heap)
{
    if (at_once_) return;
    heap.settled = sim_.now() + settling_;
    if (settling_ <= sim::Duration{}) return;
    struct Settled {
        Yard* yard;
        void operator()() const { yard->ask_for_decision(); }
    };
    sim_.at(heap.settled, Settled{this}, sim::Priority::ends);
}

std::vector<std::size_t> Yard::in_order(const std::vector<Work>& works) const
{
    std::vector<std::size_t> order;
    for (std::size_t g = 0; g < works.size(); ++g)
        if (works[g].users > 0) order.push_back(g);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return works[a].since < works[b].since; });
    return order;
}

void Yard::choose()
{
    const std::vector<std::size_t> in = in_order(in_);
    const std::vector<std::size_t> out = in_order(out_);
    for (const std::size_t grade : in) choose_in(grade);
    for (const std::size_t grade : out) choose_out(grade);
    if (!at_once_) return;
    for (std::size_t grade = 0; grade < grades_.size(); ++grade) pass_through(grade);
}

void Yard::choose_in(std::size_t grade)
{
    if (in_[grade].heap != none) return;
    for (const bool of_its_grade : {true, false})
        for (std::size_t h = 0; h < heaps_.size(); ++h) {
            Heap& heap = heaps_[h];
            if (!may_fill(heap, grade) || !has_room(heap)) continue;
            const bool its_own = heap.grade == grade && (heap.bound || (!heap.fresh && !is_empty(heap)));
            if (of_its_grade && !its_own) continue;
            if (!at_once_ && heap.emptied != none) continue;
            return fill(grade, h);
        }
}

void Yard::fill(std::size_t grade, std::size_t heap)
{
    in_[grade].heap = heap;
    in_[grade].through = false;
    Heap& into = heaps_[heap];
    into.filled = grade;
    into.fresh = false;
    if (into.grade == grade) return;
    regraded_(into.grade, grade, network_.level(into.place));
    network_.set_capacity(into.place, holds_[grade]);
    into.grade = grade;
}

void Yard::choose_out(std::size_t grade)
{
    if (out_[grade].heap != none) return;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        if (!may_empty(heaps_[h], grade) || !has_stock(heaps_[h])) continue;
        out_[grade].heap = h;
        out_[grade].through = false;
        heaps_[h].emptied = grade;
        return;
    }
}

/// With no room left what comes goes through the place that is emptied; with no stock left what goes comes through the
/// place that is filled.
void Yard::pass_through(std::size_t grade)
{
    Work& in = in_[grade];
    Work& out = out_[grade];
    if (in.users > 0 && in.heap == none) {
        std::size_t full = out.heap;
        for (std::size_t h = 0; h < heaps_.size() && full == none; ++h)
            if (heaps_[h].grade == grade && !is_empty(heaps_[h])) full = h;
        if (full != none) {
            fill(grade, full);
            in.through = true;
        }
    }
    if (out.users > 0 && out.heap == none && in.heap != none) {
        out.heap = in.heap;
        out.through = true;
        heaps_[out.heap].emptied = grade;
    }
}

/// Makes the way between a front and the place chosen for it. @return whether it is another than before
bool Yard::join(Work& work, bool in)
{
    if (work.heap == work.joined) return false;
    leave(work);
    work.joined = work.heap;
    if (work.heap == none) return true;
    const sim::PlaceId place = heaps_[work.heap].place;
    const auto grade = static_cast<std::int64_t>(&work - (in ? in_ : out_).data());
    const sim::Name name{name_, 2 * grade + (in ? 0 : 1)};
    work.route = network_.add_route(
        {.name = name, .from = in ? work.front : place, .to = in ? place : work.front, .machines = {&work.passes, 1}});
    work.transfer = network_.start({.name = name, .routes = {&work.route, 1}});
    return true;
}

void Yard::leave(Work& work)
{
    if (work.joined == none) return;
    network_.stop(work.transfer);
    network_.remove(work.route);
    work.joined = none;
}

/// Looks again when a place that is filled is full, one that is emptied is empty, or a threshold lets one go on.
void Yard::watch_bounds()
{
    for (const sim::WatchId watch : watches_) network_.cancel(watch);
    watches_.clear();
    struct Again {
        Yard* yard;
        void operator()() const { yard->ask_for_decision(); }
    };
    const auto look = [&](const Heap& heap, sim::Reach reach, double level) {
        watches_.push_back(network_.watch(heap.place, reach, level, Again{this}));
    };
    for (const Heap& heap : heaps_) {
        const double level = network_.level(heap.place);
        const double capacity = network_.capacity(heap.place);
        if (heap.filled != none && level < capacity) look(heap, sim::Reach::from_below, capacity);
        if (heap.emptied != none && level > heel_) look(heap, sim::Reach::from_above, heel_);
        if (heap.emptied != none && network_.inflow_stopped(heap.place))
            look(heap, sim::Reach::from_above, fills_again_);
        if (heap.filled != none && network_.outflow_stopped(heap.place))
            look(heap, sim::Reach::from_below, empties_again_);
    }
}

} // namespace port
