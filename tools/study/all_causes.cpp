#include "tools/study/all_causes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

namespace port::study {
namespace {

constexpr std::array<std::string_view, 5> split{"utilisation", "train hours", "truck hours", "time in port",
                                                "working time lost"};

/// What tells that a replication has time to split: ships that lost none at work have time in port all the same.
using Owner = std::tuple<std::string, std::string, int>;
Owner owner_of(const FigureKey& key)
{
    return {key.measure == "working time lost" ? "time in port" : key.measure, key.of, key.year};
}

bool is_split(const FigureKey& key)
{
    return !key.cause.empty() && std::find(split.begin(), split.end(), key.measure) != split.end();
}

} // namespace

Replications with_all_causes(Replications replications)
{
    std::map<Owner, std::set<FigureKey>> known;
    for (const auto& figures : replications)
        for (const Measured& m : figures)
            if (is_split(m.key)) known[owner_of(m.key)].insert(m.key);
    for (auto& figures : replications) {
        std::set<Owner> owners;
        std::set<FigureKey> own;
        for (const Measured& m : figures)
            if (is_split(m.key)) {
                owners.insert(owner_of(m.key));
                own.insert(m.key);
            }
        for (const Owner& owner : owners)
            for (const FigureKey& key : known[owner])
                if (!own.contains(key)) figures.push_back({key, 0, {}, {}, {}, {}});
    }
    return replications;
}

} // namespace port::study
