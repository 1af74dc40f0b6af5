#include "models/storage/storage.h"

#include <algorithm>

// What moves: who is told of it, and where it is posted.
namespace port {
namespace {

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

sim::TransferId Storage::start(const sim::TransferSpec& spec, Follower& follower, sim::FlowAction done)
{
    const sim::TransferId id = network_.start(spec, done);
    if (id.index >= followed_.size()) followed_.resize(id.index + 1);
    Followed& f = followed_[id.index];
    f.transfer = id;
    f.follower = &follower;
    f.rate = 0;
    f.limit = f.told = sim::Limit::none;
    f.routes.assign(spec.routes.begin(), spec.routes.end());
    tell_yard(f, true);
    return id;
}

void Storage::forget(sim::TransferId transfer)
{
    if (transfer.index >= followed_.size() || followed_[transfer.index].transfer != transfer) return;
    followed_[transfer.index].follower = nullptr;
    tell_meters(followed_[transfer.index], -followed_[transfer.index].rate);
    followed_[transfer.index].rate = 0;
    tell_equipment(followed_[transfer.index], true);
    tell_yard(followed_[transfer.index], false);
}

/// The yard that a transfer fills or empties is told when it starts and ends.
void Storage::tell_yard(Followed& followed, bool starts)
{
    if (followed.goes_on == starts) return;
    followed.goes_on = starts;
    const RouteBook& book = routes_[followed.routes.front().index];
    for (const Part& part : book.parts) {
        const Slot& slot = slots_[at(part.slot)];
        yards_[at(slot.store)].works(slot.grade, book.sign, starts, book.user);
    }
}

/// What stands may stand for another reason from now on, at the same rate of nought.
void Storage::equipment_turned(const Equipment& equipment)
{
    for (const Followed& followed : followed_) {
        if (!followed.follower || followed.rate > 0) continue;
        const auto through_it = [&](sim::RouteId route) {
            const auto& through = routes_[route.index].through;
            return std::find(through.begin(), through.end(), &equipment) != through.end();
        };
        bool passes = std::any_of(followed.routes.begin(), followed.routes.end(), through_it);
        each_beyond(followed, [&](const Part&, const Yard::Beyond& beyond) {
            for (const Yard::Series* series : *beyond.series)
                passes = passes || std::find(series->machines.begin(), series->machines.end(), equipment.machine()) !=
                                       series->machines.end();
        });
        if (passes) followed.follower->goes(followed.rate, followed.told);
    }
}

/// Equipment that wears at work is told which of its flows move.
void Storage::tell_equipment(Followed& followed, bool ended)
{
    for (const sim::RouteId route : followed.routes) {
        RouteBook& book = routes_[route.index];
        const double rate = ended ? 0 : network_.rate(followed.transfer, route);
        const sim::Limit limit = ended ? sim::Limit::none : followed.limit;
        const auto more = [&](sim::Limit which) { return (limit == which ? 1 : 0) - (book.limit == which ? 1 : 0); };
        const double more_rate = rate - book.rate;
        const int blocked = more(sim::Limit::full_destination);
        const int starved = more(sim::Limit::empty_source);
        if (more_rate == 0 && blocked == 0 && starved == 0) continue;
        const bool turns = (rate > 0) != (book.rate > 0);
        book.rate = rate;
        book.limit = limit;
        for (Equipment* equipment : book.through) {
            equipment->flows(more_rate, blocked, starved);
            if (turns) equipment->runs(rate > 0 ? 1 : -1);
        }
    }
}

void Storage::tell_meters(const Followed& followed, double more)
{
    if (meters_.empty() || more == 0) return;
    const RouteBook& book = routes_[followed.routes.front().index];
    if (!book.made) return;
    for (Meter& meter : meters_)
        for (const Part& part : book.parts)
            if (meter.reads(part.slot, book.sign, quotas_.of_trade(book.trade))) meter.flows(more * part.share);
}

void Storage::tell_follower(Followed& followed)
{
    followed.told = seen(followed);
    followed.follower->goes(followed.rate, followed.told);
}

void Storage::Books::moved(sim::RouteId route, sim::TransferId, double amount, sim::Time from, sim::Time to)
{
    if (route.index >= storage.routes_.size()) return;
    const RouteBook& book = storage.routes_[route.index];
    const auto period = at(storage.periods_.current());
    for (Equipment* equipment : book.through) equipment->use().passed[period] += amount;
    if (!book.made) return;
    storage.ledger_.post(book.line, amount);
    storage.trade_lines_[book.trade_line].tonnes[period] += amount;
    // The amount came evenly over [from, to): until the period's end it lies there for that end less the middle of it.
    const sim::Time end = storage.periods_.end(storage.periods_.current());
    const double lies = static_cast<double>((end - from).count()) - 0.5 * static_cast<double>((to - from).count());
    for (const Part& part : book.parts)
        storage.stocks_[at(part.slot)].tonne_ticks[period] += book.sign * (part.share * amount) * lies;
}

void Storage::Books::rate_changed(sim::TransferId transfer, double rate)
{
    if (transfer.index >= storage.followed_.size()) return;
    Followed& f = storage.followed_[transfer.index];
    if (f.transfer != transfer) return;
    storage.tell_meters(f, rate - f.rate);
    f.rate = rate;
    storage.tell_equipment(f, false);
    if (f.follower) storage.tell_follower(f);
}

void Storage::Books::limit_changed(sim::TransferId transfer, sim::Limit, sim::Limit is)
{
    if (transfer.index >= storage.followed_.size()) return;
    Followed& f = storage.followed_[transfer.index];
    if (f.transfer != transfer) return;
    f.limit = is;
    storage.tell_equipment(f, false);
    if (f.follower) return storage.tell_follower(f);
    // What goes on behind a front is held back by something else: those in front of it may be, too.
    for (Followed& in_front : storage.followed_)
        if (in_front.follower && storage.seen(in_front) != in_front.told) storage.tell_follower(in_front);
}

/// t in a slot when the period began.
double Storage::opened_with(std::size_t slot) const
{
    const int period = periods_.current();
    return period == 0 ? opening_[slot] : stocks_[slot].closing[at(period - 1)];
}

void Storage::close_period()
{
    network_.flush();
    for (MachinePool& pool : pools_) pool.settle();
    for (Equipment& equipment : equipment_) equipment.settle();
    for (MachinePool& pool : pools_) pool.close_period();
    const int period = periods_.current();
    const auto whole = static_cast<double>((periods_.end(period) - periods_.start(period)).count());
    for (std::size_t s = 0; s < slots_.size(); ++s) {
        StockBook& book = stocks_[s];
        book.tonne_ticks[at(period)] += opened_with(s) * whole;
        book.closing[at(period)] = yard(slots_[s].store).level(slots_[s].grade);
    }
}

void Storage::cut(sim::Duration sooner)
{
    network_.flush();
    for (std::size_t s = 0; s < slots_.size(); ++s) {
        const double more = yard(slots_[s].store).level(slots_[s].grade) - opened_with(s);
        stocks_[s].tonne_ticks[at(periods_.current())] -= more * static_cast<double>(sooner.count());
    }
}

} // namespace port
