#include "models/scenario/checks.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"

#include <algorithm>

namespace port {
namespace {

void check_store(const StoreSpec& store, const std::string& path, Findings& findings)
{
    const auto bar = [&](bool is_there, const char* key) {
        if (is_there)
            findings.add(codes::assembled_yard, path + key, "stands beside 'yard: assembled'",
                         "none: its places are the piles of its ships");
    };
    bar(store.places > 1, ".places");
    bar(!store.grades.empty(), ".grades");
    bar(store.opening.value > 0, ".opening");
    bar(store.heel.value > 0, ".heel");
    bar(store.fills_again_below.has_value(), ".fills_again_below");
    bar(store.empties_again_above.has_value(), ".empties_again_above");
    bar(store.mixing, ".mixing");
    bar(!store.at_once, ".at_once");
    bar(!store.reach.empty(), ".reach");
}

void check_trade(const Scenario& s, const TradeSpec& trade, const std::string& path, Findings& findings)
{
    if (trade.direction != Direction::loaded && findings.intact(path + ".direction"))
        findings.add(codes::assembled_yard, path + ".store", "'" + trade.store + "' gathers cargo for ships to load",
                     "a pooled or dedicated yard for cargo that is unloaded");
    const auto bar = [&](bool is_there, const char* key) {
        if (is_there)
            findings.add(codes::assembled_yard, path + key, "would leave her pile in '" + trade.store + "'",
                         "ships that wait until they are served");
    };
    bar(trade.patience.name != "none", ".patience");
    bar(trade.queue_limit > 0, ".queue_limit");
    for (std::size_t k = 0; k < trade.land.size(); ++k) {
        const RailService* const trains = named(s.rail_services, trade.land[k].by);
        if (trains && trains->whole)
            findings.add(codes::assembled_yard, item_path(path + ".land", k) + ".by",
                         "'" + trains->name + "' unloads whole trains, which might not fit her pile",
                         "whole: no, for trains to an assembled yard");
    }
}

} // namespace

void check_assembled(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.stores.size(); ++i) {
        if (s.stores[i].yard != YardUse::assembled) continue;
        check_store(s.stores[i], item_path("stores", i), findings);
        for (std::size_t t = 0; t < s.trades.size(); ++t) {
            const bool brought = std::any_of(s.trades.begin(), s.trades.end(), [&](const TradeSpec& by) {
                return std::any_of(by.also.begin(), by.also.end(),
                                   [&](const FurtherParcel& more) { return more.trade == s.trades[t].name; }) &&
                       (by.patience.name != "none" || by.queue_limit > 0);
            });
            if (s.trades[t].store != s.stores[i].name) continue;
            check_trade(s, s.trades[t], item_path("trades", t), findings);
            if (brought)
                findings.add(codes::assembled_yard, item_path("trades", t) + ".store",
                             "ships that take it as a further parcel may give up, and leave their piles there",
                             "a yard that is not assembled, or ships that wait");
        }
    }
}

} // namespace port
