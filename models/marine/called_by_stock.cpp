#include "models/marine/traffic.h"

#include <algorithm>

namespace port {

/// Gets all ready to call its ships by the stock.
void Traffic::look_at_stock(std::size_t trade)
{
    struct Came {
        Traffic* traffic;
        void operator()() const { traffic->stock_may_do(); }
    };
    Trade& own = trades_[trade];
    if (std::none_of(trades_.begin(), trades_.end(), [](const Trade& t) { return t.by_stock != nullptr; }))
        storage_.tell([this] { stock_may_do(); });
    own.by_stock = std::make_unique<sim::Event>(sim_, sim::Name{"enough stock for a ship"});
    own.meter = &storage_.meter(own.store, loads(trade) ? 1 : -1, Came{this});
    const int quota = storage_.quotas().of_trade(static_cast<int>(trade));
    if (!loads(trade) && quota != Quotas::none) own.of_owner = &storage_.meter_of_quota(quota, Came{this});
}

/// t of the trade's stock (where it unloads, of the room for it) that are promised to no ship of it, or of another
/// trade of the same cargo whose ships are called alike.
double Traffic::promised_to_nobody(std::size_t trade) const
{
    const int store = trades_[trade].store;
    double free = loads(trade) ? storage_.stock(store) : storage_.room(store);
    for (const Trade& other : trades_)
        if (other.store == store) free -= other.promised;
    for (const InPort& ship : in_port_) {
        const Trade& hers = trades_[ship.trade];
        if (!ship.by_stock || hers.store != store) continue;
        const double level = storage_.network().level(ship.hold);
        free += loads(ship.trade) ? level : ship.parcel - level;
    }
    return free;
}

/// t that ships of a trade that unloads may bring under their owner's quota, beside those that are called; endless
/// where nothing bounds them.
double Traffic::promised_to_none_of_owner(std::size_t trade) const
{
    const Quotas& quotas = storage_.quotas();
    if (!trades_[trade].of_owner) return sim::endless;
    const auto is_theirs = [&](std::size_t other) {
        return quotas.of_trade(static_cast<int>(other)) == quotas.of_trade(static_cast<int>(trade));
    };
    double free = quotas.room(static_cast<int>(trade));
    for (std::size_t other = 0; other < trades_.size(); ++other)
        if (is_theirs(other)) free -= trades_[other].promised;
    for (const InPort& ship : in_port_)
        if (ship.by_stock && is_theirs(ship.trade)) free += ship.parcel - storage_.network().level(ship.hold);
    return free;
}

/// The land side fills the yard at first, as far as the owner's quota goes, or empties it; trades whose ships are
/// called alike share that.
void Traffic::order_at_first(std::size_t trade)
{
    const Quotas& quotas = storage_.quotas();
    const int number = static_cast<int>(trade);
    double of_store = 0, of_owner = 0;
    for (std::size_t other = 0; other < trades_.size(); ++other) {
        if (!trades_[other].by_stock) continue;
        if (trades_[other].store == trades_[trade].store) ++of_store;
        if (quotas.of_trade(static_cast<int>(other)) == quotas.of_trade(number)) ++of_owner;
    }
    const int store = trades_[trade].store;
    const double at_first = (loads(trade) ? storage_.room(store) : storage_.stock(store)) / of_store;
    storage_.orders().place(trade, loads(trade) ? std::min(at_first, quotas.room(number) / of_owner) : at_first);
}

/// Calls as soon as there is cargo for one, or room. The land side fills the yard first (or empties it), and then
/// brings (or takes) what each ship will take (or bring).
sim::Process Traffic::announce_by_stock(std::size_t trade)
{
    Trade& own = trades_[trade];
    const sim::Duration sailing = sim::from_seconds(own.law->called_by_stock().value_or(0));
    constexpr double close = 1e-6; // t
    order_at_first(trade);
    for (std::uint64_t number = 1;; ++number) {
        Call call = draw(trade, number, sim_.now());
        for (;;) {
            const double missing = call.parcel - promised_to_nobody(trade);
            const double of_owner = call.parcel - promised_to_none_of_owner(trade);
            if (missing <= close && of_owner <= close) break;
            own.meter->wait_for(std::max(0.0, missing));
            if (own.of_owner) own.of_owner->wait_for(std::max(0.0, of_owner));
            auto more = own.by_stock->wait();
            co_await more;
            own.by_stock->reset();
        }
        call.arrives = sim_.now() + sailing;
        call.by_stock = true;
        if (call.arrives >= periods_.horizon()) co_return; // nobody comes any more
        own.promised += call.parcel;
        announce(std::move(call), own.calls, number);
        if (was_last(trade, number)) co_return;
    }
}

/// A ship that was called goes: what she was promised and did not take is nobody's.
void Traffic::promise_ends(std::size_t trade, double tonnes)
{
    trades_[trade].promised -= tonnes;
    stock_may_do();
}

/// Those who wait to call a ship look again.
void Traffic::stock_may_do()
{
    for (const Trade& trade : trades_)
        if (trade.by_stock) trade.by_stock->trigger();
}

} // namespace port
