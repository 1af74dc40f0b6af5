#include "models/hinterland/sea_cut.h"

#include "models/hinterland/assignment.h"

#include <algorithm>

namespace port {

std::vector<SeaCut> cuts_towards_sea(const Scenario& scenario, Date on)
{
    std::vector<SeaCut> cuts;
    for (const TradeSpec& trade : scenario.trades) {
        if (trade.inland.empty()) continue;
        SeaCut& cut = cuts.emplace_back(SeaCut{trade.name, 0, {}, {}});
        std::vector<std::string> places;
        for (const InlandShare& part : trade.inland)
            if (part.place != trade.terminal) places.push_back(part.place);
        const bool out = trade.direction == Direction::loaded;
        const auto most = [&](const std::vector<std::string>& inland) {
            const std::vector<std::string> sea{trade.terminal};
            return out ? most_between(scenario.network, on, inland, sea)
                       : most_between(scenario.network, on, sea, inland);
        };
        const Most all = most(places);
        cut.tonnes = all.tonnes;
        cut.links = all.cut;
        std::copy_if(places.begin(), places.end(), std::back_inserter(cut.no_way),
                     [&](const std::string& place) { return most({place}).tonnes <= 0; });
    }
    return cuts;
}

} // namespace port
