#include "models/scenario/quotas.h"

#include <algorithm>

namespace port {
namespace {

/// Whether trades of that grade bring their cargo to the store, and all of them are the quota's.
bool is_theirs(const Scenario& scenario, const StoreSpec& store, const QuotaSpec& quota, const std::string* grade)
{
    bool any = false;
    for (const TradeSpec& trade : scenario.trades) {
        if (trade.store != store.name || (grade && trade.grade != *grade)) continue;
        if (!quota.counts(trade.name)) return false;
        any = true;
    }
    return any;
}

} // namespace

double most_of(const StoreSpec& store, const QuotaSpec& quota)
{
    if (quota.most) return quota.most->value;
    const int places = store.yard == YardUse::assembled ? 1 : store.places;
    return quota.share ? quota.share->value * store.capacity.value * places : 0;
}

double opening_of(const Scenario& scenario, const StoreSpec& store, const QuotaSpec& quota)
{
    if (quota.opening) return quota.opening->value;
    if (store.grades.empty()) return is_theirs(scenario, store, quota, nullptr) ? store.opening.value : 0;
    double sum = 0;
    for (const StoreGrade& own : store.grades)
        if (is_theirs(scenario, store, quota, &own.grade)) sum += own.opening.value;
    return sum;
}

const char* key_of(const QuotaSpec& quota)
{
    return quota.most ? ".most" : ".share";
}

} // namespace port
