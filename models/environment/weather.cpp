#include "models/environment/weather.h"

#include "models/scenario/dates.h"
#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {
namespace {

constexpr unsigned bit(Closes what)
{
    return 1u << static_cast<unsigned>(what);
}

} // namespace

Weather::Watcher::Watcher(Weather& weather) : weather_(weather)
{
    weather_.watchers_.push_back(this);
}

Weather::Watcher::~Watcher()
{
    auto& all = weather_.watchers_;
    all.erase(std::find(all.begin(), all.end(), this));
}

Weather::Weather(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
                 std::uint64_t seed, std::uint64_t replication)
    : sim_(sim), calendar_(calendar), periods_(periods), ice_(scenario, calendar, seed, replication)
{
    if (ice_.changes(sim::start_of_time) != sim::end_of_time) sim.start(ice_turns(), {"ice"});
    const std::vector<WeatherState>& states = scenario.weather.states;
    for (const WeatherState& state : states) {
        for (const std::string& kind : state.equipment)
            if (this->kind(kind) < 0) kinds_.push_back(kind);
        for (const SlowedWork& slowed : state.slows)
            if (!slowed.equipment.empty() && kind(slowed.equipment) < 0) kinds_.push_back(slowed.equipment);
    }
    for (const WeatherState& state : states) {
        states_.push_back(resolve(state, scenario));
        held_.push_back({state.name, std::vector<UnitTicks>(static_cast<std::size_t>(periods.count()))});
    }
    if (states_.empty()) return;
    states_.front().holds = 1;
    if (scenario.weather.record.empty())
        sim.start(turns(seed, replication), {"weather"});
    else
        sim.start(recorded(scenario.weather.record), {"weather"});
    for (const Closure& closure : scenario.weather.closures) close(closure);
}

std::size_t Weather::named(const std::string& state) const
{
    std::size_t i = 0;
    while (held_[i].state != state) ++i;
    return i;
}

void Weather::close(const Closure& closure)
{
    struct Turn {
        Weather* weather;
        std::size_t state;
        int more;
        void operator()() const { weather->hold(state, more); }
    };
    const sim::Time from = std::max(calendar_.at(closure.from), sim_.now());
    const sim::Time to = calendar_.at(closure.to);
    if (to <= from) return; // it was over before the run began
    const std::size_t state = named(closure.state);
    sim_.at(from, Turn{this, state, 1}, sim::Priority::begins);
    sim_.at(to, Turn{this, state, -1}, sim::Priority::ends);
}

Weather::State Weather::resolve(const WeatherState& from, const Scenario& scenario)
{
    State state;
    for (const Closes what : from.closes) state.closes |= bit(what);
    state.ships.resize(scenario.ships.size());
    for (const std::string& ship : from.ships)
        state.ships[static_cast<std::size_t>(index_of(scenario.ships, ship))] = true;
    state.categories.resize(scenario.categories.size());
    for (const std::string& category : from.categories)
        state.categories[static_cast<std::size_t>(index_of(scenario.categories, category))] = true;
    state.kinds.resize(kinds_.size());
    for (const std::string& equipment : from.equipment) state.kinds[static_cast<std::size_t>(kind(equipment))] = true;
    for (const SlowedWork& slowed : from.slows)
        state.slows.push_back({slowed.category.empty() ? -1 : index_of(scenario.categories, slowed.category),
                               slowed.equipment.empty() ? -1 : kind(slowed.equipment), slowed.to.value});
    state.stay = time_laws().make(from.stay);
    for (const NextWeather& next : from.next)
        state.next.emplace_back(index_of(scenario.weather.states, next.state), next.odds.value);
    state.season = from.season;
    return state;
}

int Weather::kind(std::string_view equipment) const
{
    const auto found = std::find(kinds_.begin(), kinds_.end(), equipment);
    return found == kinds_.end() ? -1 : static_cast<int>(found - kinds_.begin());
}

bool Weather::bars(const MoveKind& move, Closes what) const
{
    for (const State& state : states_) {
        if (state.holds == 0) continue;
        if (state.closes & bit(what) || state.ships[static_cast<std::size_t>(move.ship)]) return true;
        if (move.tugs && state.closes & bit(Closes::tugs)) return true;
        if (move.pilot && state.closes & bit(Closes::pilots)) return true;
    }
    return false;
}

double Weather::on_equipment(int kind) const
{
    double left = 1;
    for (const State& state : states_) {
        if (state.holds == 0 || kind < 0) continue;
        if (state.kinds[static_cast<std::size_t>(kind)]) return 0;
        for (const State::Slowed& slowed : state.slows)
            if (slowed.kind == kind && slowed.category < 0) left = std::min(left, slowed.to);
    }
    return left;
}

double Weather::on_work(int category, int kind) const
{
    double left = on_equipment(kind);
    for (const State& state : states_) {
        if (state.holds == 0) continue;
        if (state.closes & bit(Closes::work) || state.categories[static_cast<std::size_t>(category)]) return 0;
        for (const State::Slowed& slowed : state.slows)
            if ((slowed.category < 0 || slowed.category == category) && (slowed.kind < 0 || slowed.kind == kind))
                left = std::min(left, slowed.to);
    }
    return left;
}

/// The state that follows: by the odds, each times its season's weight of this month.
std::size_t Weather::follower(const State& state, double pick) const
{
    const auto month = static_cast<std::size_t>(to_civil(calendar_.date(sim_.now())).month - 1);
    const auto weight = [&](const auto& next) {
        const std::vector<double>& season = states_[next.first].season;
        return next.second * (season.empty() ? 1 : season[month]);
    };
    double sum = 0;
    for (const auto& next : state.next) sum += weight(next);
    pick *= sum;
    std::size_t chosen = state.next.front().first;
    for (const auto& next : state.next) {
        if (weight(next) <= 0) continue;
        chosen = next.first;
        pick -= weight(next);
        if (pick < 0) break;
    }
    return chosen;
}

sim::Process Weather::turns(std::uint64_t seed, std::uint64_t replication)
{
    const sim::Stream chance(seed, replication, "weather");
    std::size_t now = 0;
    for (std::uint64_t number = 0; !states_[now].next.empty(); ++number) {
        sim::Stream how_long = chance.child(number, 0);
        sim::Stream what_next = chance.child(number, 1);
        const std::optional<double> stay = states_[now].stay->draw(how_long);
        if (!stay) co_return;
        auto lasts = sim::delay(sim_, sim::from_seconds(*stay));
        co_await lasts;
        const std::size_t next = follower(states_[now], what_next.uniform());
        hold(now, -1); // what it closed opens among the ends of this instant
        now = next;
        auto begins = sim::until(sim_, sim_.now(), sim::Priority::begins);
        co_await begins;
        hold(now, 1);
    }
}

/// As recorded: each row ends the state before it among the ends of its instant.
sim::Process Weather::recorded(std::vector<WeatherTurn> rows)
{
    std::size_t now = 0;
    for (const WeatherTurn& row : rows) {
        auto due = sim::until(sim_, std::max(calendar_.at(row.on), sim_.now()));
        co_await due;
        hold(now, -1);
        now = named(row.state);
        auto begins = sim::until(sim_, sim_.now(), sim::Priority::begins);
        co_await begins;
        hold(now, 1);
    }
}

void Weather::hold(std::size_t state, int more)
{
    settle(sim_.now());
    states_[state].holds += more;
    for (Stops& stops : stops_) note(stops);
    tell();
}

void Weather::tell()
{
    for (std::size_t i = 0; i < watchers_.size(); ++i) watchers_[i]->weather_changed();
}

/// Tells of each change of the ice's band among the ends of its instant: what is asked then sees the new band.
sim::Process Weather::ice_turns()
{
    for (sim::Time at = ice_.changes(sim_.now()); at != sim::end_of_time; at = ice_.changes(at)) {
        auto due = sim::until(sim_, at);
        co_await due;
        tell();
    }
}

std::size_t Weather::keep_stops(int category, std::vector<int> kinds)
{
    stops_.push_back({category, std::move(kinds), {}});
    note(stops_.back());
    return stops_.size() - 1;
}

/// Begins or ends a stretch if the weather stops, or no longer stops, such work.
void Weather::note(Stops& stops)
{
    const bool stands =
        std::any_of(stops.kinds.begin(), stops.kinds.end(), [&](int k) { return on_work(stops.category, k) == 0; });
    std::vector<Stretch>& all = stops.stretches;
    if (stands == (!all.empty() && all.back().to == sim::end_of_time)) return;
    if (!stands)
        all.back().to = sim_.now();
    else if (!all.empty() && all.back().to == sim_.now())
        all.back().to = sim::end_of_time; // one state follows another, and both stop it
    else
        all.push_back({sim_.now(), sim::end_of_time});
}

void Weather::settle(sim::Time now)
{
    const UnitTicks elapsed = (now - since_).count();
    since_ = now;
    for (std::size_t s = 0; s < states_.size(); ++s)
        if (states_[s].holds > 0) held_[s].ticks[static_cast<std::size_t>(periods_.current())] += elapsed;
}

} // namespace port
