#include "models/storage/yard.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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
            if (trade.store == store.name && trade.blend.empty()) add(trade.grade);
    if (grades.empty()) grades.emplace_back();
    return grades;
}

Yard::Yard(sim::FlowNetwork& network, const StoreSpec& store, std::vector<std::string> grades,
           std::vector<double> holds, const Quotas& quotas, Regraded regraded)
    : network_(network), sim_(network.simulation()), name_(store.name), grades_(std::move(grades)),
      holds_(std::move(holds)), regraded_(std::move(regraded)), at_once_(store.at_once),
      settling_(ticks(store.settling)), heel_(store.heel.value), fills_again_(threshold(store.fills_again_below)),
      empties_again_(threshold(store.empties_again_above))
{
    if (store.yard == YardUse::assembled) {
        plain_ = true;
        assembly_ = std::make_unique<Assembly>(network, name_, holds_.front(), grades_.size(), quotas);
        return;
    }
    // The list's grades come first; what is of none of them is of the first.
    const auto number = [](int grade) { return grade < 0 ? std::size_t{0} : static_cast<std::size_t>(grade); };
    const OpeningPlaces opening = opening_places(store, [&](int grade) { return holds_[number(grade)]; });
    plain_ = opening.places.size() == 1 && grades_.size() == 1 && at_once_ && store.reach.empty();
    for (std::size_t p = 0; p < opening.places.size(); ++p) {
        const OpeningPlace& from = opening.places[p];
        const sim::PlaceId place = network.add_place({.name = {name_, plain_ ? -1 : static_cast<std::int64_t>(p) + 1},
                                                      .capacity = holds_[number(from.grade)],
                                                      .level = from.level,
                                                      .floor = heel_,
                                                      .resume_below = fills_again_,
                                                      .resume_above = empties_again_});
        heaps_.push_back({place, number(from.grade), store.yard == YardUse::dedicated, from.level <= heel_});
    }
    if (plain_ || !store.reach.empty()) return;
    add_works(nullptr);
}

/// The works of a user, or of everybody: by the name of the grade, not by its number, which is the order of the trades.
void Yard::add_works(const User* user)
{
    std::vector<std::size_t> by_name(grades_.size());
    std::iota(by_name.begin(), by_name.end(), std::size_t{0});
    std::sort(by_name.begin(), by_name.end(), [&](std::size_t a, std::size_t b) { return grades_[a] < grades_[b]; });
    rank_.resize(grades_.size());
    for (std::size_t rank = 0; rank < by_name.size(); ++rank) {
        rank_[by_name[rank]] = rank;
        for (std::vector<Work>* works : {&in_, &out_}) {
            const auto way = 2 * static_cast<std::int64_t>(rank) + (works == &in_ ? 0 : 1);
            Work& work = works->emplace_back(Work{.grade = by_name[rank], .name = {name_, way}, .user = user});
            if (user) work.name.text = user->name;
            work.front = network_.add_place({.name = {name_}, .capacity = 0});
            if (!user) work.passes = network_.add_machine({name_}, unlimited);
        }
    }
}

void Yard::reach(std::vector<User> users, Ways ways)
{
    users_ = std::move(users);
    ways_ = std::move(ways);
    std::vector<std::size_t> by_name(users_.size());
    std::iota(by_name.begin(), by_name.end(), std::size_t{0});
    std::stable_sort(by_name.begin(), by_name.end(),
                     [&](std::size_t a, std::size_t b) { return users_[a].name < users_[b].name; });
    place_of_user_.resize(users_.size());
    for (std::size_t place = 0; place < by_name.size(); ++place) {
        place_of_user_[by_name[place]] = place;
        add_works(&users_[by_name[place]]);
    }
}

/// Works stand in order of the users' names, then the grades': who acts first at an instant is no matter of lists.
std::size_t Yard::number(std::size_t grade, int user) const
{
    return users_.empty() ? rank_[grade]
                          : place_of_user_[static_cast<std::size_t>(user)] * grades_.size() + rank_[grade];
}

/// Whether a place can be reached by that work.
bool Yard::joins(const Work& work, std::size_t heap)
{
    return !work.user || std::any_of(work.user->series.begin(), work.user->series.end(),
                                     [&](const Series& series) { return series.place[heap]; });
}

Yard::Beyond Yard::beyond(std::size_t grade, int sign, int user) const
{
    if (users_.empty()) return {};
    const Work& work = (sign > 0 ? in_ : out_)[number(grade, user)];
    if (work.joined.empty()) return {};
    return {work.transfer, work.users, &work.series};
}

void Yard::works(std::size_t grade, int sign, bool starts, int user)
{
    if (plain()) return;
    Work& work = (sign > 0 ? in_ : out_)[number(grade, user)];
    if (starts && work.users == 0) work.since = ++asked_;
    work.users += starts ? 1 : -1;
    if (work.users == 0) work.through = false;
    ask_for_decision();
}

double Yard::level(std::size_t grade) const
{
    if (assembly_) return assembly_->level(grade);
    double sum = 0;
    for (const std::vector<Work>* works : {&in_, &out_})
        for (const Work& work : *works)
            if (work.grade == grade) sum += network_.level(work.front);
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

double Yard::stock(std::size_t grade, int user) const
{
    if (assembly_) return assembly_->level(grade);
    double sum = 0;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        if (heaps_[h].grade != grade) continue;
        if (user != everybody && !plain() && !joins(out_[number(grade, user)], h)) continue;
        sum += std::max(0.0, network_.level(heaps_[h].place) - heel_);
    }
    return sum;
}

double Yard::room(std::size_t grade, int user) const
{
    if (assembly_) return assembly_->room(grade);
    double sum = 0;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        if (!may_fill(heaps_[h], grade)) continue;
        if (user != everybody && !plain() && !joins(in_[number(grade, user)], h)) continue;
        sum += std::max(0.0, holds_[grade] - network_.level(heaps_[h].place));
    }
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
    if (assembly_) return assembly_->capacity(holds_.front());
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

/// Makes the way between a front and the place chosen for it. @return whether it is another than before
bool Yard::join(Work& work, bool in)
{
    if (work.heaps == work.joined) return false;
    leave(work);
    work.joined = work.heaps;
    if (work.heaps.empty()) return true;
    for (const std::size_t heap : work.heaps) add_routes(work, heap, in);
    work.transfer = network_.start({.name = work.name, .routes = work.routes});
    if (work.user) ways_.made(work.transfer, work.routes, work.series);
    return true;
}

/// One route for each series that joins them; one without a limit where there is no reach table.
void Yard::add_routes(Work& work, std::size_t heap, bool in)
{
    const sim::PlaceId place = heaps_[heap].place;
    const sim::PlaceId from = in ? work.front : place;
    const sim::PlaceId to = in ? place : work.front;
    if (!work.user) {
        work.routes = {network_.add_route({.name = work.name, .from = from, .to = to, .machines = {&work.passes, 1}})};
        return;
    }
    for (const Series& series : work.user->series) {
        if (!series.place[heap]) continue;
        work.series.push_back(&series);
        const sim::Name name{series.name, work.name.number};
        work.routes.push_back(network_.add_route({.name = name, .from = from, .to = to, .machines = series.machines}));
    }
}

void Yard::leave(Work& work)
{
    if (work.joined.empty()) return;
    network_.stop(work.transfer);
    if (work.user) ways_.gone(work.transfer);
    for (const sim::RouteId route : work.routes) network_.remove(route);
    work.routes.clear();
    work.series.clear();
    work.joined.clear();
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
