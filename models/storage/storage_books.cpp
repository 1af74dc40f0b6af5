#include "models/storage/storage.h"

namespace port {
namespace {

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

void Storage::Books::moved(sim::RouteId route, sim::TransferId, double amount, sim::Time from, sim::Time to)
{
    if (route.index >= storage.routes_.size()) return;
    const RouteBook& book = storage.routes_[route.index];
    const auto period = at(storage.periods_.current());
    for (Equipment* equipment : book.through) equipment->use().passed[period] += amount;
    if (!book.made) return;
    storage.ledger_.post(book.line, amount);
    storage.trade_lines_[book.trade_line].tonnes[period] += amount;
    if (book.slot < 0) return;
    // The amount came evenly over [from, to): until the period's end it lies there for that end less the middle of it.
    const sim::Time end = storage.periods_.end(storage.periods_.current());
    const double lies = static_cast<double>((end - from).count()) - 0.5 * static_cast<double>((to - from).count());
    storage.stocks_[at(book.slot)].tonne_ticks[period] += book.sign * amount * lies;
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
