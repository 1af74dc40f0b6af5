#include "models/marine/marine.h"

#include "models/scenario/name_index.h"

#include <algorithm>

namespace port {

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
    : Watcher(weather), sim_(sim), spec_(&scenario.marine), tide_(tide), weather_(weather), ice_(weather.ice()),
      daylight_(scenario.marine.daylight, calendar), horizon_(periods.horizon())
{
    for (const ChannelSection& section : spec_->channel) sections_.emplace_back(StateClock(periods, section.name, 1));
    if (!spec_->tugs.empty()) tugs_.emplace(periods, "tugs", spec_->tugs.front().count);
    if (!spec_->pilots.empty()) pilots_.emplace(periods, "pilots", spec_->pilots.front().count);
    const auto joins = [&](const std::vector<PoolSpec>& pool) -> std::optional<std::size_t> {
        if (pool.empty() || pool.front().joins_at.empty()) return std::nullopt;
        return static_cast<std::size_t>(index_of(spec_->channel, pool.front().joins_at));
    };
    tugs_join_ = joins(spec_->tugs);
    pilots_join_ = joins(spec_->pilots);
    if (!spec_->ice.breakers.empty()) breakers_.emplace(periods, spec_->ice.breakers.front());
}

sim::Duration Marine::passage(double speed) const
{
    sim::Duration sum{};
    for (const ChannelSection& section : spec_->channel)
        sum += sim::from_seconds(section.length.value / speed_in(section, speed));
    return sum;
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

/// Written over what was booked at the decision before, whose memory serves again.
void Marine::book(const Booking& booking)
{
    if (bookings_ == booked_.size()) booked_.emplace_back();
    booked_[bookings_++] = booking;
}

void Marine::decide()
{
    next_at_ = sim::end_of_time;
    const sim::Time now = sim_.now();
    std::erase_if(under_way_, [&](const Booking& b) {
        return std::max(b.tugs.back, b.pilots.back) <= now &&
               std::all_of(b.leave.begin(), b.leave.end(),
                           [&](sim::Time t) { return t + std::chrono::hours(6) <= now; });
    });
    bookings_ = 0;
    for (const Booking& move : under_way_) book(move);
    leaves_moved_ = false;
    for (MoveRequest* request : queue_) request->planned_ = false;
    if (breakers_) {
        breakers_->plan_anew();
        for (std::size_t lead = 0; lead < breakers_->leads().size(); ++lead) follow_lead(lead, now);
    }
    if (spec_->order == ChannelOrder::convoy) follow_in_convoy(now);
    for (std::size_t i = 0; i < queue_.size();)
        if (queue_[i]->planned_ || !start_or_book(i, now)) ++i;
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
        const bool follows = !request.planned_ && request.move_.way == last_way_ &&
                             earliest(request.move_, now).start == now && start_or_book(i, now);
        i = follows ? 0 : i + 1; // a lead may have taken others with her
    }
}

/// Ready ships of a lead's direction follow on it, ahead of whoever is not planned yet.
void Marine::follow_lead(std::size_t lead, sim::Time now)
{
    for (std::size_t i = 0; i < queue_.size();) {
        MoveRequest& request = *queue_[i];
        const std::optional<sim::Time> start =
            request.planned_ ? std::nullopt : behind(breakers_->leads()[lead], request.move_, now);
        if (!start) {
            ++i;
            continue;
        }
        const std::optional<double> pace = std::exchange(request.move_.pace, std::nullopt);
        const Reason reason = why_not(request.move_, now); // as if there were no lead
        request.move_.pace = pace;
        if (start_or_book(request, {*start, reason.cause, reason.until}, now, lead))
            queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0; // the next one starts behind her
    }
}

/// Plans the one at that place of the queue, and who follows on a lead of hers. @return whether she started, and left
/// the queue
bool Marine::start_or_book(std::size_t place, sim::Time now)
{
    MoveRequest& request = *queue_[place];
    const std::size_t leads = breakers_ ? breakers_->leads().size() : 0;
    const bool started = start_or_book(request, earliest(request.move_, now), now, std::nullopt);
    if (started) queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(place));
    if (breakers_ && breakers_->leads().size() > leads) follow_lead(leads, now);
    return started;
}

/// Starts a move that can start now, else books it. @param lead  that she follows on @return whether it started
bool Marine::start_or_book(MoveRequest& request, const Earliest& found, sim::Time now, std::optional<std::size_t> lead)
{
    Move& move = request.move_;
    request.planned_ = true;
    unberths(move, found.start);
    const bool starts = found.start == now;
    if (!starts) request.visit_.cause(found.cause, now);
    if (found.start == sim::end_of_time) return false;
    const Booking& booking = plan(move, found.start);
    book(booking);
    if (needs_breaker(move, found.start))
        breakers_->add(lead, move.way, found.start, booking.ends, speed_of(move, found.start), starts);
    if (starts) request.in_channel_ = passage(speed_of(move, found.start));
    move.pace.reset();
    if (!starts) {
        // What ends at this very instant has been looked at: to look again would be to go round without time passing.
        ask_for_decision(found.until > now ? std::min(found.start, found.until) : found.start);
        return false;
    }
    if (move.way != Way::shift) {
        in_row_ = move.way == last_way_ && in_channel(move.way, now) ? in_row_ + 1 : 1;
        last_way_ = move.way;
    }
    under_way_.push_back(booking);
    start(booking);
    request.complete();
    return true;
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
    own.hull = needs.hull;
    own.berth = &berth;
    Move move(Way::in, own, sections_.size());
    const Earliest found = earliest(move, sim_.now());
    sim::Time start = found.start;
    if (breakers_)
        for (const Lead& lead : breakers_->leads())
            if (const auto follows = behind(lead, move, sim_.now())) {
                start = std::min(start, *follows);
                move.pace.reset();
            }
    return {start, found.cause};
}

/// Tugs or pilots of a move that starts: reserved until they join her, then busy until they are back.
void Marine::hold_crew(std::optional<StateClock>& clock, const Booking::Crew& crew, sim::Time start)
{
    struct Join {
        StateClock* clock;
        int units;
        sim::Time at;
        void operator()() const
        {
            clock->add(State::reserved, -units, at);
            clock->add(State::busy, units, at);
        }
    };
    struct Back {
        Marine* marine;
        StateClock* clock;
        int units;
        void operator()() const
        {
            clock->add(State::busy, -units, marine->sim_.now());
            if (!marine->queue_.empty()) marine->ask_for_decision(marine->sim_.now());
        }
    };
    if (!clock || !crew.units) return;
    clock->add(crew.from > start ? State::reserved : State::busy, crew.units, start);
    if (crew.from > start) sim_.at(crew.from, Join{&*clock, crew.units, crew.from});
    sim_.at(crew.back, Back{this, &*clock, crew.units});
}

void Marine::start(const Booking& booking)
{
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
    hold_crew(tugs_, booking.tugs, booking.start);
    hold_crew(pilots_, booking.pilots, booking.start);
    if (breakers_) {
        struct Returns {
            Marine* marine;
            void operator()() const
            {
                marine->breakers_->settle(marine->sim_.now());
                if (!marine->queue_.empty()) marine->ask_for_decision(marine->sim_.now());
            }
        };
        for (const Lead& lead : breakers_->leads())
            if (lead.under_way >= 0 && lead.last == booking.start) sim_.at(lead.back, Returns{this});
    }
    for (std::size_t s = 0; s < booking.enter.size(); ++s) {
        sim_.at(booking.enter[s], Passing{this, static_cast<int>(s), 1});
        sim_.at(booking.leave[s], Passing{this, static_cast<int>(s), -1});
    }
}

void Marine::change(const Scenario& scenario)
{
    spec_ = &scenario.marine;
    if (tugs_) tugs_->units(spec_->tugs.front().count, sim_.now());
    if (pilots_) pilots_->units(spec_->pilots.front().count, sim_.now());
    if (breakers_) breakers_->change(spec_->ice.breakers.front(), sim_.now());
    for (MoveRequest* request : queue_)
        request->move_ = Move(request->move_.way, request->move_.needs, sections_.size());
    ask_for_decision(sim_.now());
}

} // namespace port
