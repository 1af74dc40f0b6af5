#include "models/scenario/arrival_names.h"
#include "models/scenario/checks.h"
#include "models/scenario/name_index.h"
#include "models/scenario/parcels.h"
#include "models/scenario/problems.h"
#include "models/scenario/quotas.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <set>

namespace port {
namespace {

std::string text(double tonnes)
{
    return readable_text(tonnes, *type_info<Mass>());
}

/// Whose cargo it counts: trades of that store, each in one quota.
void check_owner(const Scenario& s, const StoreSpec& store, const QuotaSpec& quota, const std::string& path,
                 std::set<std::string>& seen, Findings& findings)
{
    NameList trades("trades", "trade");
    for (const TradeSpec& trade : s.trades) trades.add(trade.name);
    if (quota.share && store.capacity.value <= 0)
        findings.add(codes::quota_of_store, path + ".share", "is of a store without a capacity in tonnes",
                     "'most', in tonnes");
    if (quota.trades.empty())
        findings.add(codes::quota_of_store, path + ".trades", "names no trade", "the trades whose cargo it counts");
    for (std::size_t t = 0; t < quota.trades.size(); ++t) {
        const std::string at = item_path(path + ".trades", t);
        if (!findings.known(quota.trades[t], trades, at)) continue;
        const TradeSpec* const trade = named(s.trades, quota.trades[t]);
        if (trade->store != store.name)
            findings.add(codes::quota_of_store, at, "'" + trade->name + "' has its cargo in '" + trade->store + "'",
                         "trades of '" + store.name + "'");
        if (!seen.insert(trade->name).second)
            findings.add(codes::named_twice, at, "'" + trade->name + "' is named twice in the quotas of this store",
                         "once: its cargo is one owner's");
    }
}

/// What of the opening stock is theirs.
void check_opening(const Scenario& s, const StoreSpec& store, const QuotaSpec& quota, const std::string& path,
                   double& sum, Findings& findings)
{
    if (store.yard == YardUse::assembled) {
        if (quota.opening)
            findings.add(codes::quota_of_store, path + ".opening", "is of a yard in which nothing lies at the start",
                         "no opening stock beside 'yard: assembled'");
        return;
    }
    const double opening = opening_of(s, store, quota);
    sum += opening;
    double all = store.opening.value;
    for (const StoreGrade& own : store.grades) all += own.opening.value;
    const std::string at = path + (quota.opening ? ".opening" : key_of(quota));
    if (sum > all * (1 + 1e-9))
        return findings.add(codes::quota_of_store, at,
                            "gives owners " + text(sum) + " of an opening stock of " + text(all),
                            "no more than lies there");
    if (opening > most_of(store, quota) * (1 + 1e-9))
        findings.add(codes::quota_of_store, at,
                     "has " + text(opening) + " there at the start, of " + text(most_of(store, quota)) + " allowed",
                     "a quota of at least the opening stock");
}

/// What of a parcel of that trade must be in the store, or fit into it, at one time.
double needed(const StoreSpec& store, const TradeSpec& trade, double parcel)
{
    if (store.yard == YardUse::assembled || trade.arrivals.name == stock_controlled) return parcel;
    return trade.ready ? trade.ready->value * parcel : 0;
}

/// Whether all that comes to lie there for the trade is brought under the quota.
bool brings_all(const Scenario& s, const StoreSpec& store, const TradeSpec& trade, const QuotaSpec& quota)
{
    if (trade.direction == Direction::unloaded || store.yard == YardUse::assembled) return true;
    return std::all_of(s.trades.begin(), s.trades.end(), [&](const TradeSpec& other) {
        const bool same = other.store == store.name && (store.mixing || other.grade == trade.grade);
        return !same || quota.counts(other.name);
    });
}

} // namespace

void check_quotas(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.stores.size(); ++i) {
        std::set<std::string> seen;
        double opening = 0;
        for (std::size_t k = 0; k < s.stores[i].quotas.size(); ++k) {
            const QuotaSpec& quota = s.stores[i].quotas[k];
            const std::string path = item_path(item_path("stores", i) + ".quotas", k);
            if (!findings.intact(path)) continue;
            if (quota.most.has_value() == quota.share.has_value()) {
                findings.add(codes::one_of_two, path,
                             quota.most ? "has both 'most' and 'share'" : "has neither 'most' nor 'share'",
                             "one of them: how much may lie there");
                continue;
            }
            check_owner(s, s.stores[i], quota, path, seen, findings);
            if (findings.intact("trades") && findings.intact(item_path("stores", i)))
                check_opening(s, s.stores[i], quota, path, opening, findings);
        }
    }
}

void check_parcels_in_quotas(const Scenario& s, const std::vector<double>& capacities, Findings& findings)
{
    if (!findings.intact("trades")) return;
    for (std::size_t i = 0; i < s.stores.size(); ++i) {
        StoreSpec store = s.stores[i];
        store.capacity = tonnes(capacities[i]);
        for (std::size_t k = 0; k < store.quotas.size(); ++k) {
            const QuotaSpec& quota = store.quotas[k];
            const std::string path = item_path(item_path("stores", i) + ".quotas", k);
            if (!findings.intact(path) || quota.most.has_value() == quota.share.has_value()) continue;
            for (const TradeSpec& trade : s.trades) {
                if (!quota.counts(trade.name) || trade.store != store.name) continue;
                const double most = most_of(store, quota);
                const double wanted = needed(store, trade, largest_parcel(s, trade));
                if (wanted <= most * (1 + 1e-9) || !brings_all(s, store, trade, quota)) continue;
                findings.add(codes::parcel_above_quota, path + key_of(quota),
                             "is " + text(most) + ", and a ship of '" + trade.name + "' needs " + text(wanted) +
                                 " there at one time",
                             "as much as the greatest parcel needs");
            }
        }
    }
}

} // namespace port
