#include "models/scenario/arrival_names.h"
#include "models/scenario/checks.h"
#include "models/scenario/name_index.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace port {
namespace {

/// What can't stand beside a blend.
void check_beside(const TradeSpec& trade, const std::string& path, Findings& findings)
{
    const auto bar = [&](bool is_there, const char* key, const char* expected) {
        if (is_there) findings.add(codes::blend_of_grades, path + key, "stands beside a blend", expected);
    };
    bar(trade.direction != Direction::loaded, ".direction", "loaded: ships blend what they take");
    bar(!trade.grade.empty(), ".grade", "none: the blend names its grades");
    bar(!trade.land.empty(), ".land", "none: the trades that bring its grades have the ways over land");
    bar(trade.ready.has_value(), ".ready", "none: she berths and waits alongside");
    bar(trade.arrivals.name == stock_controlled, ".arrivals", "another law: no single stock calls her");
}

void check_parts(const Scenario& s, const TradeSpec& trade, const StoreSpec& store, const std::string& path,
                 Findings& findings)
{
    NameList grades("trades", "grade of '" + store.name + "'");
    for (const StoreGrade& own : store.grades) grades.add(own.grade);
    for (const TradeSpec& other : s.trades)
        if (other.store == store.name && other.blend.empty() && !grades.has(other.grade)) grades.add(other.grade);
    std::unordered_set<std::string> seen;
    double sum = 0;
    for (std::size_t p = 0; p < trade.blend.size(); ++p) {
        const BlendPart& part = trade.blend[p];
        const std::string at = item_path(path, p) + ".grade";
        findings.known(part.grade, grades, at);
        if (!seen.insert(part.grade).second)
            findings.add(codes::named_twice, at, "'" + part.grade + "' is named twice in this blend",
                         "once, with the whole share");
        sum += part.share.value;
    }
    if (std::abs(sum - 1) > 1e-9)
        findings.add(codes::blend_of_grades, path, "the shares add up to " + readable_text(sum, *type_info<Share>()),
                     "they must add up to 100 %");
}

} // namespace

void check_blends(const Scenario& s, Findings& findings)
{
    for (std::size_t t = 0; t < s.trades.size(); ++t) {
        const TradeSpec& trade = s.trades[t];
        const std::string path = item_path("trades", t);
        if (trade.blend.empty() || !findings.intact(path)) continue;
        check_beside(trade, path, findings);
        const StoreSpec* const store = named(s.stores, trade.store);
        if (!store || !findings.intact("stores") || !findings.intact("trades")) continue;
        if (store->mixing || store->yard == YardUse::assembled)
            findings.add(codes::blend_of_grades, path + ".blend",
                         store->mixing ? "is of a store in which all grades lie together"
                                       : "is of a yard that gathers one grade for each ship",
                         "a pooled or dedicated yard with places by grade");
        else
            check_parts(s, trade, *store, path + ".blend", findings);
    }
}

} // namespace port
