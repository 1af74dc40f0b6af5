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

/// Calls as soon as there is cargo for one, or room. The land side fills the yard first (or empties it), and then
/// brings (or takes) what each ship will take (or bring).
sim::Process Traffic::announce_by_stock(std::size_t trade)
{
    Trade& own = trades_[trade];
    const sim::Duration sailing = sim::from_seconds(own.law->called_by_stock().value_or(0));
    constexpr double close = 1e-6; // t
    const auto alike = std::count_if(trades_.begin(), trades_.end(),
                                     [&](const Trade& other) { return other.by_stock && other.store == own.store; });
    const double at_first = loads(trade) ? storage_.room(own.store) : storage_.stock(own.store);
    storage_.orders().place(trade, at_first / static_cast<double>(alike));
    for (std::uint64_t number = 1;; ++number) {
        Call call = draw(trade, number, sim_.now());
        for (;;) {
            const double missing = call.parcel - promised_to_nobody(trade);
            if (missing <= close) break;
            own.meter->wait_for(missing);
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
