#include "models/storage/quotas.h"

#include "models/scenario/quotas.h"
#include "models/storage/storage.h"

#include <algorithm>

namespace port {
namespace {

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

Quotas::Quotas(sim::FlowNetwork& network, const Scenario& scenario)
    : network_(network), of_trade_(scenario.trades.size(), none)
{
    for (std::size_t s = 0; s < scenario.stores.size(); ++s) {
        const StoreSpec& store = scenario.stores[s];
        for (std::size_t q = 0; q < store.quotas.size(); ++q) {
            const QuotaSpec& spec = store.quotas[q];
            Quota quota{static_cast<int>(s), q, most_of(store, spec), store.yard != YardUse::assembled, {}};
            if (quota.counted) {
                const std::string& name = *std::min_element(spec.trades.begin(), spec.trades.end());
                quota.account =
                    network.add_account({name}, quota.most, std::min(quota.most, opening_of(scenario, store, spec)));
            }
            for (std::size_t t = 0; t < scenario.trades.size(); ++t)
                if (spec.counts(scenario.trades[t].name)) of_trade_[t] = static_cast<int>(quotas_.size());
            quotas_.push_back(quota);
        }
    }
}

double Quotas::most(int quota) const
{
    return quotas_[at(quota)].most;
}

const Quotas::Quota* Quotas::counted(int trade) const
{
    const int quota = of_trade(trade);
    return quota == none || !quotas_[at(quota)].counted ? nullptr : &quotas_[at(quota)];
}

const sim::PlaceId* Quotas::account(int trade) const
{
    const Quota* const quota = counted(trade);
    return quota ? &quota->account : nullptr;
}

double Quotas::room(int trade) const
{
    const Quota* const quota = counted(trade);
    return quota ? network_.room(quota->account) : sim::endless;
}

bool Quotas::at_most(int trade) const
{
    constexpr double close = 1e-6; // t
    return room(trade) <= close;
}

void Quotas::watch(int trade, double missing, sim::FlowAction action, std::vector<sim::WatchId>& watches)
{
    const Quota* const quota = counted(trade);
    if (!quota || missing <= 0) return;
    const double wanted = network_.level(quota->account) - missing;
    watches.push_back(network_.watch(quota->account, sim::Reach::from_above, wanted, action));
}

void Quotas::change(const Scenario& scenario)
{
    for (Quota& quota : quotas_) {
        const StoreSpec& store = scenario.stores[at(quota.store)];
        quota.most = most_of(store, store.quotas[quota.number]);
        if (quota.counted) network_.set_capacity(quota.account, quota.most);
    }
}

/// Whether somebody whose cargo of that grade comes now, of a user of the reach table or of everybody, may bring more
/// than a moment's rounding: who is at its quota takes no empty place from others.
bool Storage::may_bring(int store, std::size_t grade, int user) const
{
    const auto goes = [&](int quota) {
        return std::any_of(followed_.begin(), followed_.end(), [&](const Followed& other) {
            if (!other.goes_on) return false;
            const RouteBook& book = routes_[other.routes.front().index];
            const auto has_stock = [&](const Part& part) { return stock(part.slot, book.user) > 0; };
            return book.sign < 0 && quotas_.of_trade(book.trade) == quota &&
                   std::all_of(book.parts.begin(), book.parts.end(), has_stock);
        });
    };
    return std::any_of(followed_.begin(), followed_.end(), [&](const Followed& comes) {
        if (!comes.goes_on) return false;
        const RouteBook& book = routes_[comes.routes.front().index];
        if (book.parts.empty() || book.sign < 0) return false;
        const Slot& slot = slots_[at(book.parts.front().slot)];
        if (slot.store != store || slot.grade != grade || (user != Yard::everybody && book.user != user)) return false;
        return !quotas_.at_most(book.trade) || goes(quotas_.of_trade(book.trade));
    });
}

} // namespace port
