#include "models/marine/marine.h"
#include "models/marine/pool_plan.h"
#include "models/scenario/squat.h"

#include <algorithm>

namespace port {
namespace {

constexpr sim::Duration far = std::chrono::hours(24 * 400); ///< how far ahead water is looked for

/// The berth that a move leads to, if any.
const Berth* goes_to(const Move& move)
{
    if (move.way == Way::out) return nullptr;
    return move.way == Way::shift ? &**move.needs.lease : move.needs.berth;
}

} // namespace

/// m/s in the channel of a move that starts then.
double Marine::speed_of(const Move& move, sim::Time start) const
{
    const double own = ice_.speed(move.needs.ship, move.needs.speed, start);
    return move.pace ? std::min(own, *move.pace) : own;
}

/// m/s in a section of a ship that makes `speed` in the channel.
double Marine::speed_in(const ChannelSection& section, double speed)
{
    return section.greatest_speed ? std::min(speed, section.greatest_speed->value) : speed;
}

int Marine::tugs_of(const Move& move, sim::Time start) const
{
    return move.needs.tugs + ice_.more_tugs(move.needs.ship, start);
}

bool Marine::needs_breaker(const Move& move, sim::Time start) const
{
    return breakers_ && move.way != Way::shift && ice_.needs_breaker(move.needs.ship, start);
}

/// Asked again and again while a start is looked for: it is written where the last one stood, and takes no memory.
const Marine::Booking& Marine::plan(const Move& move, sim::Time start) const
{
    const auto n = move.way == Way::shift ? 0 : spec_->channel.size();
    const double speed = speed_of(move, start);
    Booking& booking = plan_;
    booking.way = move.way;
    booking.enter.resize(n);
    booking.leave.resize(n);
    booking.start = booking.ends = start;
    booking.tugs = {tugs_of(move, start), start, start};
    booking.pilots = {move.needs.pilots, start, start};
    booking.beam = move.needs.beam;
    sim::Time at = move.way == Way::in ? start : start + unberthing();
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t s = move.way == Way::in ? k : n - 1 - k;
        booking.enter[s] = at;
        at += sim::from_seconds(spec_->channel[s].length.value / speed_in(spec_->channel[s], speed));
        booking.leave[s] = at;
    }
    if (move.way == Way::shift) at += shifting();
    if (move.way != Way::out) at += berthing();
    booking.ends = at;
    for (Booking::Crew* crew : {&booking.tugs, &booking.pilots}) {
        const bool of_tugs = crew == &booking.tugs;
        const auto& pool = of_tugs ? spec_->tugs : spec_->pilots;
        const std::optional<std::size_t>& joins = of_tugs ? tugs_join_ : pilots_join_;
        crew->from = joins && move.way == Way::in ? booking.enter[*joins] : start;
        crew->back = joins && move.way == Way::out ? booking.leave[*joins] : at;
        if (!pool.empty()) crew->back += ticks(pool.front().travel_back);
    }
    return booking;
}

/// The first instant from `at` on from which the sea is that high for so long; the end of time if none is found.
sim::Time Marine::high_for(double level, sim::Time at, sim::Duration stay, Move::Water& water) const
{
    if (level <= tide_.lowest()) return at;
    if (water.level != level) water = {level, sim::end_of_time, sim::start_of_time};
    for (;;) {
        if (!(water.from <= at && at < water.until)) {
            const auto rises = tide_.rises_to(level, at, sim_.now() + far);
            if (!rises) return sim::end_of_time;
            water.from = at = *rises;
            water.until = tide_.falls_below(level, at, sim_.now() + far).value_or(sim::end_of_time);
        }
        if (at + stay <= water.until) return at;
        at = water.until;
    }
}

/// In each section for the whole time she is in it, and alongside where ships do not float at all tides.
sim::Time Marine::water_from(Move& move, sim::Time start)
{
    const Booking& from = plan(move, start);
    const double speed = speed_of(move, start);
    for (std::size_t s = 0; s < from.enter.size(); ++s) {
        const ChannelSection& section = spec_->channel[s];
        const double level = move.needs.draught + spec_->under_keel_clearance.value - section.depth.value +
                             squat(move.needs.hull, section, speed_in(section, speed));
        const sim::Time at = high_for(level, from.enter[s], from.leave[s] - from.enter[s], move.water[s]);
        if (at == sim::end_of_time) return at;
        if (at > from.enter[s]) return start + (at - from.enter[s]);
    }
    const Berth* berth = move.way == Way::out ? move.needs.berth : goes_to(move);
    if (!berth || berth->at_low_water == AtLowWater::does_not_come) return start;
    const sim::Time moves = move.way == Way::out ? start : from.ends - berthing();
    const sim::Duration stay = move.way == Way::out ? unberthing() : berthing();
    const sim::Time at = high_for(move.needs.draught + berth->clearance - berth->depth, moves, stay, move.water.back());
    return at == sim::end_of_time ? at : start + (at - moves);
}

sim::Time Marine::channel_from(Move& move, sim::Time start)
{
    if (move.way == Way::shift) return start;
    const Booking& own = plan(move, start);
    sim::Duration later{};
    for (const Booking& other : booked()) {
        if (other.way == Way::shift) continue;
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
    return free_from(
        booked(), pool.front().count, needed, start, end,
        [&](const Booking& b) { return (tugs ? b.tugs : b.pilots).units; },
        [&](const Booking& b) { return (tugs ? b.tugs : b.pilots).back; });
}

/// Another ship may still lie at her berth: she arrives there when that one has unberthed.
sim::Time Marine::place_from(Move& move, sim::Time start)
{
    if (!move.needs.lease || !move.needs.lease->must_wait()) return start;
    const sim::Time leaves = goes_to(move)->leaves;
    if (leaves == sim::end_of_time) return leaves;
    const sim::Duration on_the_way =
        move.way == Way::shift ? unberthing() + shifting() : passage(speed_of(move, start));
    return std::max(start, leaves - std::min(on_the_way, leaves - sim::start_of_time));
}

sim::Time Marine::berth_from(Move& move, sim::Time start)
{
    const Berth* const berth = goes_to(move);
    return berth ? berth->opens.opens(start) : start;
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
    return crew_from(start, plan(move, start).pilots.back, move.needs.pilots, false);
}

sim::Time Marine::tugs_from(Move& move, sim::Time start)
{
    return crew_from(start, plan(move, start).tugs.back, tugs_of(move, start), true);
}

/// Who follows on a lead has the ice-breaker that is there.
sim::Time Marine::breaker_from(Move& move, sim::Time start)
{
    if (move.pace || !needs_breaker(move, start)) return start;
    return breakers_->free_for(start, plan(move, start).ends);
}

/// What bars her now is no plan of hers; what will bar her at a later start is.
sim::Time Marine::ice_from(Move& move, sim::Time start)
{
    return ice_.opens(move.needs.ship, move.way == Way::in ? IceCloses::arrivals : IceCloses::sailings, start);
}

bool Marine::barred(const Move& move) const
{
    const MoveKind kind{move.needs.ship, tugs_of(move, sim_.now()) > 0, move.needs.pilots > 0};
    return move.way == Way::in ? weather_.bars_arrival(kind) : weather_.bars_sailing(kind);
}

/// In the ledger's order: the first that does not allow a start now is the cause.
const Marine::Condition Marine::conditions[] = {
    {Cause::weather, Cause::sail_weather, &Marine::ice_from},
    {Cause::no_berth, Cause::no_berth, &Marine::place_from},
    {Cause::berth_closed, Cause::berth_closed, &Marine::berth_from},
    {Cause::water, Cause::sail_water, &Marine::water_from},
    {Cause::light, Cause::sail_light, &Marine::light_from},
    {Cause::channel, Cause::sail_channel, &Marine::channel_from},
    {Cause::pilot, Cause::sail_pilot, &Marine::pilots_from},
    {Cause::tugs, Cause::sail_tugs, &Marine::tugs_from},
    {Cause::ice_breaker, Cause::sail_ice_breaker, &Marine::breaker_from},
};

/// Why she does not start now, and when that ends, looked at alone.
Marine::Reason Marine::why_not(Move& move, sim::Time now)
{
    const bool in = move.way == Way::in;
    Reason reason{Cause::channel, now};
    for (const Condition& condition : conditions) {
        reason = {in ? condition.in : condition.out, (this->*condition.from)(move, now)};
        if (reason.until > now) break;
    }
    return reason;
}

/// The first instant from `from` on at which all conditions allow a start; the end of time if none is known.
///
/// Between two changes of the ice a condition's answer is right: before it she can't start. Behind the next change she
/// may be faster or need less, so no answer leads beyond it without another look.
sim::Time Marine::first_start(Move& move, sim::Time from)
{
    for (sim::Time start = from; start != sim::end_of_time;) {
        sim::Time later = start;
        for (const Condition& condition : conditions) later = std::max(later, (this->*condition.from)(move, start));
        if (later == start) return start;
        if (later == sim::end_of_time && place_from(move, start) == later) break; // whatever the ice
        start = std::min(later, ice_.changes(start));
    }
    return sim::end_of_time;
}

Marine::Earliest Marine::earliest(Move& move, sim::Time now)
{
    const bool in = move.way == Way::in;
    // Nobody knows when weather clears: such a move is not planned, and keeps no other from going.
    if (barred(move)) return {sim::end_of_time, in ? Cause::weather : Cause::sail_weather, sim::end_of_time};
    const Reason reason = why_not(move, now);
    return {first_start(move, std::min(reason.until, ice_.changes(now))), reason.cause, reason.until};
}

/// Her start behind the last ship of a lead; nothing if she is not ready, or there is no room behind it.
std::optional<sim::Time> Marine::behind(const Lead& lead, Move& move, sim::Time now)
{
    sim::Duration headway{};
    for (const ChannelSection& section : spec_->channel) headway = std::max(headway, ticks(section.headway));
    const sim::Time latest = lead.last + headway;
    if (move.way != lead.way || latest < now || barred(move)) return std::nullopt;
    move.pace = lead.pace;
    const sim::Time start = first_start(move, std::max(now, lead.last));
    const bool takes = start <= latest && needs_breaker(move, start) && breakers_->takes(lead, plan(move, start).ends);
    if (takes) return start; // the pace stays hers until she is planned
    move.pace.reset();
    return std::nullopt;
}

} // namespace port
