#include "models/marine/marine.h"

#include <algorithm>

namespace port {
namespace {

constexpr sim::Duration far = std::chrono::hours(24 * 400); ///< how far ahead water is looked for

} // namespace

MoveRequest::MoveRequest(Marine& marine, Way way, const MoveNeeds& needs, Visit& visit)
    : Wait(marine.simulation()), marine_(marine), move_(way, needs, marine.sections_.size()), visit_(visit)
{
}

bool MoveRequest::begin()
{
    auto& queue = marine_.queue_;
    const auto place = std::upper_bound(queue.begin(), queue.end(), this, [this](const auto* a, const auto* b) {
        return marine_.before(a->move_, b->move_);
    });
    queue.insert(place, this);
    marine_.ask_for_decision(marine_.sim_.now());
    return false;
}

void MoveRequest::withdraw() noexcept
{
    marine_.queue_.erase(std::find(marine_.queue_.begin(), marine_.queue_.end(), this));
}

Marine::Marine(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
               const Tide& tide, Weather& weather)
    : Watcher(weather), sim_(sim), spec_(&scenario.marine), tide_(tide), weather_(weather),
      daylight_(scenario.marine.daylight, calendar), horizon_(periods.horizon())
{
    for (const ChannelSection& section : spec_->channel) sections_.emplace_back(StateClock(periods, section.name, 1));
    if (!spec_->tugs.empty()) tugs_.emplace(periods, "tugs", spec_->tugs.front().count);
    if (!spec_->pilots.empty()) pilots_.emplace(periods, "pilots", spec_->pilots.front().count);
}

sim::Duration Marine::passage(double speed) const
{
    sim::Duration sum{};
    for (const ChannelSection& section : spec_->channel) sum += sim::from_seconds(section.length.value / speed);
    return sum;
}

Marine::Booking Marine::plan(const Move& move, sim::Time start) const
{
    const auto n = spec_->channel.size();
    Booking booking{move.way, std::vector<sim::Time>(n), std::vector<sim::Time>(n), start,          start,
                    start,    move.needs.tugs,           move.needs.pilots,         move.needs.beam};
    sim::Time at = move.way == Way::in ? start : start + unberthing();
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t s = move.way == Way::in ? k : n - 1 - k;
        booking.enter[s] = at;
        at += sim::from_seconds(spec_->channel[s].length.value / move.needs.speed);
        booking.leave[s] = at;
    }
    if (move.way == Way::in) at += berthing();
    booking.tugs_back = at + (spec_->tugs.empty() ? sim::Duration{} : ticks(spec_->tugs.front().travel_back));
    booking.pilots_back = at + (spec_->pilots.empty() ? sim::Duration{} : ticks(spec_->pilots.front().travel_back));
    return booking;
}

sim::Time Marine::water_from(Move& move, sim::Time start)
{
    const Booking from = plan(move, start);
    for (std::size_t s = 0; s < sections_.size(); ++s) {
        const double level = move.needs.draught + spec_->under_keel_clearance.value - spec_->channel[s].depth.value;
        if (level <= tide_.lowest()) continue;
        const sim::Duration offset = from.enter[s] - start;
        const sim::Duration stay = from.leave[s] - from.enter[s];
        sim::Time at = from.enter[s];
        for (;;) {
            sim::Time& opens = move.water_from[s];
            sim::Time& closes = move.water_until[s];
            if (!(opens <= at && at < closes)) {
                const auto rises = tide_.rises_to(level, at, sim_.now() + far);
                if (!rises) return sim::end_of_time;
                opens = at = *rises;
                closes = tide_.falls_below(level, at, sim_.now() + far).value_or(sim::end_of_time);
            }
            if (at + stay <= closes) break;
            at = closes;
        }
        if (at > from.enter[s]) return at - offset;
    }
    return start;
}

sim::Time Marine::channel_from(Move& move, sim::Time start)
{
    const Booking own = plan(move, start);
    sim::Duration later{};
    for (const Booking& other : booked_) {
        // Of one direction, whoever is first at one end of a section is first at every end, a headway apart.
        bool before = true;
        sim::Duration behind{}; // how much later she must be to be behind the other everywhere
        for (std::size_t s = 0; s < sections_.size(); ++s) {
            if (other.way == own.way) {
                const sim::Duration headway = ticks(spec_->channel[s].headway);
                before = before && own.leave[s] + headway <= other.leave[s] && own.enter[s] + headway <= other.enter[s];
                behind = std::max(
                    {behind, other.enter[s] + headway - own.enter[s], other.leave[s] + headway - own.leave[s]});
            } else if (!may_meet(own, other, s) && own.enter[s] < other.leave[s] && other.enter[s] < own.leave[s]) {
                later = std::max(later, other.leave[s] - own.enter[s]);
            }
        }
        if (other.way == own.way && !before) later = std::max(later, behind);
    }
    return start + later;
}

sim::Time Marine::crew_from(sim::Time start, sim::Time end, int needed, bool tugs) const
{
    const auto& pool = tugs ? spec_->tugs : spec_->pilots;
    if (pool.empty() || needed == 0) return start;
    const int count = pool.front().count;
    const auto held = [&](const Booking& b) { return tugs ? b.tugs : b.pilots; };
    const auto back = [&](const Booking& b) { return tugs ? b.tugs_back : b.pilots_back; };
    const auto busy_at = [&](sim::Time t) {
        int busy = 0;
        for (const Booking& b : booked_)
            if (b.start <= t && t < back(b)) busy += held(b);
        return busy;
    };
    // The number at work only rises where a booked move starts: look there and at the start itself.
    sim::Time short_at = sim::end_of_time;
    if (busy_at(start) + needed > count) short_at = start;
    for (const Booking& b : booked_)
        if (b.start > start && b.start < end && b.start < short_at && busy_at(b.start) + needed > count)
            short_at = b.start;
    if (short_at == sim::end_of_time) return start;
    sim::Time next = sim::end_of_time; // not before one of those that are at work then is back
    for (const Booking& b : booked_)
        if (held(b) > 0 && b.start <= short_at && back(b) > short_at) next = std::min(next, back(b));
    return next;
}

/// Another ship may still lie at her berth: she arrives there when that one has unberthed.
sim::Time Marine::place_from(Move& move, sim::Time start)
{
    if (!move.needs.lease || !move.needs.lease->must_wait()) return start;
    const sim::Time leaves = move.needs.berth->leaves;
    if (leaves == sim::end_of_time) return leaves;
    return std::max(start, leaves - std::min(passage(move.needs.speed), leaves - sim::start_of_time));
}

sim::Time Marine::berth_from(Move& move, sim::Time start)
{
    return move.way == Way::in && move.needs.berth ? move.needs.berth->opens.opens(start) : start;
}

bool Marine::may_meet(const Booking& a, const Booking& b, std::size_t section) const
{
    const ChannelSection& spec = spec_->channel[section];
    return spec.two_way && (spec.most_beam.value == 0 || a.beam + b.beam <= spec.most_beam.value + 1e-9);
}

sim::Time Marine::light_from(Move& move, sim::Time start)
{
    return move.needs.daylight ? daylight_.from(start) : start;
}

sim::Time Marine::pilots_from(Move& move, sim::Time start)
{
    return crew_from(start, plan(move, start).pilots_back, move.needs.pilots, false);
}

sim::Time Marine::tugs_from(Move& move, sim::Time start)
{
    return crew_from(start, plan(move, start).tugs_back, move.needs.tugs, true);
}

bool Marine::barred(const Move& move) const
{
    const MoveKind kind{move.needs.ship, move.needs.tugs > 0, move.needs.pilots > 0};
    return move.way == Way::in ? weather_.bars_arrival(kind) : weather_.bars_sailing(kind);
}

/// Whether `a` is planned before `b` though she asked later.
bool Marine::before(const Move& a, const Move& b) const
{
    const auto& pool = spec_->tugs.empty() ? spec_->pilots : spec_->tugs;
    switch (pool.empty() ? ServeOrder::as_asked : pool.front().order) {
    case ServeOrder::as_asked:
        return false;
    case ServeOrder::berthing_first:
        return a.way == Way::in && b.way == Way::out;
    case ServeOrder::sailing_first:
        return a.way == Way::out && b.way == Way::in;
    case ServeOrder::class_priority:
        return a.needs.priority < b.needs.priority;
    }
    return false;
}

/// In the ledger's order: the first that does not allow a start now is the cause.
const Marine::Condition Marine::conditions[] = {
    {Cause::no_berth, Cause::no_berth, &Marine::place_from},
    {Cause::berth_closed, Cause::berth_closed, &Marine::berth_from},
    {Cause::water, Cause::sail_water, &Marine::water_from},
    {Cause::light, Cause::sail_light, &Marine::light_from},
    {Cause::channel, Cause::sail_channel, &Marine::channel_from},
    {Cause::pilot, Cause::sail_pilot, &Marine::pilots_from},
    {Cause::tugs, Cause::sail_tugs, &Marine::tugs_from},
};

Marine::Earliest Marine::earliest(Move& move, sim::Time now)
{
    const bool in = move.way == Way::in;
    // Nobody knows when weather clears: such a move is not planned, and keeps no other from going.
    if (barred(move)) return {sim::end_of_time, in ? Cause::weather : Cause::sail_weather, sim::end_of_time};
    Earliest result{now, Cause::channel, now};
    for (const Condition& condition : conditions) {
        result.until = (this->*condition.from)(move, now);
        result.cause = in ? condition.in : condition.out;
        if (result.until > now) break; // it ends when, looked at alone, it allows a start
    }
    for (result.start = result.until; result.start != sim::end_of_time;) {
        sim::Time later = result.start;
        for (const Condition& condition : conditions)
            later = std::max(later, (this->*condition.from)(move, result.start));
        if (later == result.start) return result;
        result.start = later;
    }
    return result;
}

void Marine::weather_changed()
{
    if (!queue_.empty()) ask_for_decision(sim_.now());
}

void Marine::ask_for_decision(sim::Time when)
{
    if (when >= next_at_) return;
    sim_.cancel(next_);
    struct Decide {
        Marine* marine;
        void operator()() const { marine->decide(); }
    };
    next_at_ = when;
    next_ = sim_.at(when, Decide{this}, sim::decisions_at(1));
}

void Marine::decide()
{
    next_at_ = sim::end_of_time;
    const sim::Time now = sim_.now();
    std::erase_if(under_way_, [&](const Booking& b) {
        return std::max(b.tugs_back, b.pilots_back) <= now &&
               std::all_of(b.leave.begin(), b.leave.end(),
                           [&](sim::Time t) { return t + std::chrono::hours(6) <= now; });
    });
    booked_ = under_way_;
    leaves_moved_ = false;
    if (spec_->order == ChannelOrder::convoy) follow_in_convoy(now);
    for (std::size_t i = 0; i < queue_.size();)
        if (start_or_book(*queue_[i], now))
            queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    if (leaves_moved_ && planned_)
        ask_for_decision(now); // who comes to a berth that is left may have been planned before
    if (planned_) planned_();
}

/// Whether a ship of that direction is in the channel, or on her way into it.
bool Marine::in_channel(Way way, sim::Time now) const
{
    return std::any_of(under_way_.begin(), under_way_.end(), [&](const Booking& b) {
        return b.way == way && std::any_of(b.leave.begin(), b.leave.end(), [&](sim::Time t) { return t > now; });
    });
}

/// Ships of the direction that is in the channel follow each other, ahead of opposite ones that asked before them.
void Marine::follow_in_convoy(sim::Time now)
{
    for (std::size_t i = 0; i < queue_.size() && in_row_ < spec_->most_in_row && in_channel(last_way_, now);) {
        MoveRequest& request = *queue_[i];
        if (request.move_.way == last_way_ && earliest(request.move_, now).start == now && start_or_book(request, now))
            queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

/// Starts a move that can start now, else books it at its earliest start. @return whether it started
bool Marine::start_or_book(MoveRequest& request, sim::Time now)
{
    Move& move = request.move_;
    const Earliest found = earliest(move, now);
    unberths(move, found.start);
    if (found.start == now) {
        const Booking booking = plan(move, now);
        in_row_ = move.way == last_way_ && in_channel(move.way, now) ? in_row_ + 1 : 1;
        last_way_ = move.way;
        under_way_.push_back(booking);
        booked_.push_back(booking);
        start(booking);
        request.complete();
        return true;
    }
    request.visit_.cause(found.cause, now);
    if (found.start != sim::end_of_time) {
        booked_.push_back(plan(move, found.start));
        ask_for_decision(std::min(found.start, found.until));
    }
    return false;
}

/// Tells her berth when a ship that sails will have unberthed.
void Marine::unberths(const Move& move, sim::Time start)
{
    if (move.way == Way::in || !move.needs.berth || move.needs.berth->continuous) return;
    const sim::Time when = start == sim::end_of_time ? start : start + unberthing();
    leaves_moved_ = leaves_moved_ || move.needs.berth->leaves != when;
    move.needs.berth->leaves = when;
}

Passages::Start Marine::passage_to(const BerthNeeds& needs, Berth& berth)
{
    MoveNeeds own;
    own.draught = needs.comes_with;
    own.speed = needs.speed;
    own.tugs = needs.tugs;
    own.pilots = needs.move.pilot ? 1 : 0;
    own.ship = needs.move.ship;
    own.priority = needs.priority;
    own.daylight = needs.daylight;
    own.beam = needs.beam;
    own.berth = &berth;
    Move move(Way::in, own, sections_.size());
    const Earliest found = earliest(move, sim_.now());
    return {found.start, found.cause};
}

void Marine::start(const Booking& booking)
{
    struct Back {
        Marine* marine;
        int tugs, pilots;
        void operator()() const
        {
            const sim::Time now = marine->sim_.now();
            if (tugs) marine->tugs_->add(State::busy, -tugs, now);
            if (pilots) marine->pilots_->add(State::busy, -pilots, now);
            if (!marine->queue_.empty()) marine->ask_for_decision(now);
        }
    };
    struct Passing {
        Marine* marine;
        int section, change;
        void operator()() const
        {
            Section& s = marine->sections_[static_cast<std::size_t>(section)];
            const int before = s.ships;
            s.ships += change;
            if ((before == 0) != (s.ships == 0)) s.clock.add(State::busy, s.ships == 0 ? -1 : 1, marine->sim_.now());
        }
    };
    if (tugs_ && booking.tugs) {
        tugs_->add(State::busy, booking.tugs, booking.start);
        sim_.at(booking.tugs_back, Back{this, booking.tugs, 0});
    }
    if (pilots_ && booking.pilots) {
        pilots_->add(State::busy, booking.pilots, booking.start);
        sim_.at(booking.pilots_back, Back{this, 0, booking.pilots});
    }
    for (std::size_t s = 0; s < sections_.size(); ++s) {
        sim_.at(booking.enter[s], Passing{this, static_cast<int>(s), 1});
        sim_.at(booking.leave[s], Passing{this, static_cast<int>(s), -1});
    }
}

void Marine::change(const Scenario& scenario)
{
    spec_ = &scenario.marine;
    if (tugs_) tugs_->units(spec_->tugs.front().count, sim_.now());
    if (pilots_) pilots_->units(spec_->pilots.front().count, sim_.now());
    for (MoveRequest* request : queue_)
        request->move_ = Move(request->move_.way, request->move_.needs, sections_.size());
    ask_for_decision(sim_.now());
}

} // namespace port
