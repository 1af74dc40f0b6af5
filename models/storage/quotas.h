#pragma once
#include "models/scenario/scenario.h"
#include "sim/flow_network.h"

#include <vector>

namespace port {

/// What owners may have lying in the stores: for each quota an account of what came for its trades less what went.
///
/// The flows of its trades into the store count in the account, those out of it count out: at its most they get no more
/// than goes for them, and wait else as for a full store, though it has room for others. Where a trade takes of a grade
/// that others brought, its account goes down all the same, below nought if need be: the accounts add up to the stock.
/// An assembled yard has no accounts: it reserves room for an owner's ships within the quota instead.
class Quotas {
public:
    static constexpr int none = -1;

    Quotas(sim::FlowNetwork& network, const Scenario& scenario);
    Quotas(const Quotas&) = delete;

    /// The quota of a trade, by number; `none` if its owner has none, or for no trade (-1).
    [[nodiscard]] int of_trade(int trade) const
    {
        return trade < 0 ? none : of_trade_[static_cast<std::size_t>(trade)];
    }
    /// t that the owner of a quota may have there.
    [[nodiscard]] double most(int quota) const;
    /// The account that flows of a trade count in; null if there is none.
    [[nodiscard]] const sim::PlaceId* account(int trade) const;
    /// t that may come for a trade now, as far as its owner's quota goes; endless where nothing is counted.
    [[nodiscard]] double room(int trade) const;
    /// Whether no more may come for it than goes, but for what rounding leaves.
    [[nodiscard]] bool at_most(int trade) const;
    /// Adds a watch that calls `action` when there is room for `missing` t more, if that is something.
    void watch(int trade, double missing, sim::FlowAction action, std::vector<sim::WatchId>& watches);
    /// Capacities of another day: shares of them.
    void change(const Scenario& scenario);

private:
    struct Quota {
        int store;
        std::size_t number; ///< in the store's list
        double most;
        bool counted; ///< not of an assembled yard
        sim::PlaceId account;
    };
    [[nodiscard]] const Quota* counted(int trade) const;

    sim::FlowNetwork& network_;
    std::vector<Quota> quotas_;
    std::vector<int> of_trade_;
};

} // namespace port
