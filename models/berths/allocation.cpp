#include "models/berths/berths.h"

#include <algorithm>

namespace port {

/// What one round of decisions knows beside the berths.
struct Berths::Round {
    sim::Time now;
    std::vector<std::string> held_up;           ///< queues in which somebody waits
    std::vector<std::pair<Berth*, double>> due; ///< taken berths that ships wait for: h until they are free after those
    sim::Time again = sim::end_of_time;         ///< when a passage can start that somebody waits for
};

void Berths::ask_for_decision(sim::Time when)
{
    if (when >= next_at_) return;
    sim_.cancel(next_);
    struct Decide {
        Berths* berths;
        void operator()() const { berths->decide(); }
    };
    next_at_ = when;
    next_ = sim_.at(when, Decide{this}, sim::decisions_at(0));
}

int Berths::waiting(int trade) const
{
    return static_cast<int>(
        std::count_if(queue_.begin(), queue_.end(), [&](const BerthRequest* r) { return r->needs_.trade == trade; }));
}

void Berths::moves_planned()
{
    if (!queue_.empty() && scenario_->berth_rule.given != BerthGiven::when_free) ask_for_decision(sim_.now());
}

/// Those that wait at anchor may wait for something else from now on.
void Berths::weather_changed()
{
    if (!queue_.empty()) ask_for_decision(sim_.now());
}

bool Berths::can_take(const Berth& berth, const BerthNeeds& needs) const
{
    if (!fits(berth, needs)) return false;
    return berth.free_for(needs.length) ||
           (scenario_->berth_rule.given == BerthGiven::when_booked_out && berth.booked_out());
}

/// Hours of her cargo work there, were the berth's equipment hers alone.
double Berths::hours_at(const Berth& berth, const BerthNeeds& needs) const
{
    const double rate = storage_.equipment(berth.machine[static_cast<std::size_t>(needs.category)])->rated();
    return std::max(rate > 0 ? (needs.tonnes + needs.tonnes_also) / rate : 0, needs.seconds.value_or(0) / 3600);
}

const std::string& Berths::terminal_of(const BerthNeeds& needs) const
{
    static const std::string whole_port;
    if (scenario_->berth_rule.queues == BerthQueues::port) return whole_port;
    for (const Berth& berth : berths_)
        if (fits(berth, needs)) return spec(berth).terminal;
    return whole_port;
}

/// Whether what she needs ashore is there for that berth, beside what ships before her have been given a berth for.
bool Berths::is_ready(const BerthNeeds& needs, const Berth& berth)
{
    const BerthNeeds::Ready& own = needs.ready;
    if (own.lot) return is_gathered(own);
    if (own.tonnes <= 0) return true;
    sim::FlowNetwork& network = storage_.network();
    Quotas& quotas = storage_.quotas();
    double wanted = own.tonnes;
    double of_owner = own.tonnes; // of the quota, where she unloads
    for (const Claim& claim : claims_) {
        if (claim.of.loads != own.loads) continue;
        // What she may take from one at work is hers as if it were not given yet.
        if (storage_.priority(needs.priority) > storage_.priority(claim.priority)) continue;
        const double level = network.level(claim.of.hold);
        const double moved = own.loads ? level : claim.parcel - level;
        const double more = std::max(0.0, claim.of.tonnes - moved);
        if (claim.of.store == own.store) wanted += more;
        if (quotas.of_trade(claim.trade) == quotas.of_trade(needs.trade)) of_owner += more;
    }
    const double there = own.loads ? storage_.stock(own.store, berth.line) : storage_.room(own.store, berth.line);
    constexpr double close = 1e-6; // t
    const double allowed = own.loads ? sim::endless : quotas.room(needs.trade);
    if (there >= wanted - close && allowed >= of_owner - close) return true;
    struct Again {
        Berths* berths;
        void operator()() const { berths->ask_for_decision(berths->sim_.now()); }
    };
    if (allowed < of_owner - close) quotas.watch(needs.trade, of_owner - allowed, Again{this}, watches_);
    if (there < wanted - close) storage_.watch(own.store, own.loads, wanted - there, Again{this}, watches_);
    return false;
}

/// Whether so much of her own pile is gathered. One whose room is not reserved yet waits too: at a berth she would keep
/// it from those who have theirs.
bool Berths::is_gathered(const BerthNeeds::Ready& own)
{
    if (!own.lot->begun) return false; // the yard tells when it is
    constexpr double close = 1e-6;     // t
    if (storage_.network().level(own.lot->pile) >= own.tonnes - close) return true;
    struct Again {
        Berths* berths;
        void operator()() const { berths->ask_for_decision(berths->sim_.now()); }
    };
    watches_.push_back(storage_.network().watch(own.lot->pile, sim::Reach::from_below, own.tonnes, Again{this}));
    return false;
}

/// By plan, so many hours from now; who takes a century longer than any run is never gone.
sim::Time Berths::gone_by(double hours) const
{
    constexpr double centuries = 24 * 365.25 * 150;
    return sim_.now() + sim::from_seconds(3600 * std::min(hours, centuries));
}

void Berths::grant(BerthRequest& request, Berth& berth)
{
    const BerthNeeds& needs = request.needs_;
    request.granted_ = &berth;
    request.stay_ = &berth.take(needs.length, sim_.now());
    berth.frees = gone_by(hours_at(berth, needs) + needs.papers);
    if (needs.ready.tonnes <= 0 || needs.ready.lot) return;
    request.stay_->hold = needs.ready.hold;
    claims_.push_back({needs.ready, needs.tonnes, needs.trade, needs.priority});
}

std::optional<Cause> Berths::serve(BerthRequest& request, Round& round)
{
    const BerthNeeds& needs = request.needs_;
    const bool any_state = choice_->looks_at_taken();
    std::vector<Berth*> which;
    std::vector<BerthOffer> offers;
    bool open = false; // one that is open before one that she would have to wait for
    bool some_free = false;
    bool any = false; // one that fits, ready or not
    for (Berth& berth : berths_) {
        const bool free = can_take(berth, needs);
        some_free = some_free || free;
        if (!free && !(any_state && fits(berth, needs))) continue;
        any = true;
        if (!is_ready(needs, berth)) continue;
        const bool is_open = !free || berth.opens.open(round.now);
        if (open && !is_open) continue;
        if (is_open && !open) which.clear(), offers.clear();
        open = open || is_open;
        double wait = free ? 0 : std::max(0.0, sim::to_hours(berth.frees - round.now));
        for (const auto& [due, hours] : round.due)
            if (due == &berth) wait = std::max(wait, hours);
        which.push_back(&berth);
        offers.push_back({berth.length, spec(berth).depth.value, wait, hours_at(berth, needs)});
    }
    const std::string& queue = terminal_of(needs);
    const bool held_up = !scenario_->berth_rule.overtaking &&
                         std::find(round.held_up.begin(), round.held_up.end(), queue) != round.held_up.end();
    if (!any) return Cause::no_berth;
    if (held_up) return some_free ? Cause::behind_another : Cause::no_berth;
    if (which.empty()) return some_free ? Cause::cargo_not_ready : Cause::no_berth;
    const std::size_t chosen = choice_->choose(needs.length, offers);
    Berth& berth = *which[chosen];
    if (!can_take(berth, needs) || offers[chosen].free_in > 0) {
        round.due.emplace_back(&berth, offers[chosen].free_in + offers[chosen].work + needs.papers);
        return Cause::no_berth; // she waits for that one
    }
    if (scenario_->berth_rule.given == BerthGiven::when_she_can_come && passages_) {
        const Passages::Start start = passages_->passage_to(needs, berth);
        if (start.at > round.now) {
            round.again = std::min(round.again, start.at);
            return start.why;
        }
    }
    grant(request, berth);
    return std::nullopt;
}

void Berths::decide()
{
    next_at_ = sim::end_of_time;
    for (const sim::WatchId watch : watches_) storage_.network().cancel(watch);
    watches_.clear();
    Round round{sim_.now(), {}, {}};
    for (std::size_t i = 0; i < queue_.size();) {
        BerthRequest& request = *queue_[i];
        if (const std::optional<Cause> why = serve(request, round)) {
            const bool weather = weather_.bars_arrival(request.needs_.move);
            request.visit_.cause(weather ? Cause::weather : *why, round.now);
            round.held_up.push_back(terminal_of(request.needs_));
            ++i;
            continue;
        }
        queue_.erase(queue_.begin() + static_cast<std::ptrdiff_t>(i));
        request.complete();
    }
    if (round.again != sim::end_of_time) ask_for_decision(round.again);
}

void Berths::release(Berth& berth, Berth::Stay& stay)
{
    std::erase_if(claims_, [&](const Claim& claim) { return claim.of.hold == stay.hold; });
    berth.leave(stay, sim_.now());
    ask_for_decision(sim_.now());
}

} // namespace port
