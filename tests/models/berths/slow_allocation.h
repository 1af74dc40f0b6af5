#pragma once
#include <string>
#include <vector>

namespace port::test {

/// Berths and ships in whole numbers, to be given out by going through everything each minute.
struct SlowBerth {
    int length = 0, depth = 0;
    std::vector<int> cargo;
};
struct SlowShip {
    int asked = 0, stays = 0; ///< minutes
    int length = 0, draught = 0, cargo = 0;
    int priority = 0, tonnes = 0;
    int given = -1; ///< the answer: minute
    int berth = -1; ///< the answer
};
enum class SlowOrder { first_come, priority, shortest_work };
struct SlowRule {
    bool best_fit = true;
    bool overtaking = true;
    SlowOrder order = SlowOrder::first_come;
};

/// Gives each ship her berth in the order of the rule. All berths are equally fast. Ships must be sorted by `asked`;
/// each fits somewhere.
inline void allocate_slowly(const std::vector<SlowBerth>& berths, std::vector<SlowShip>& ships, const SlowRule& rule)
{
    const auto fits = [&](const SlowShip& ship, const SlowBerth& berth) {
        bool handles = false;
        for (const int cargo : berth.cargo) handles = handles || cargo == ship.cargo;
        return handles && berth.length >= ship.length && berth.depth >= ship.draught + 1; // a metre under the keel
    };
    std::size_t left = ships.size();
    for (int now = 0; left > 0; ++now) {
        const auto is_free = [&](std::size_t b) {
            for (const SlowShip& ship : ships)
                if (ship.berth == static_cast<int>(b) && now < ship.given + ship.stays) return false;
            return true;
        };
        std::vector<std::size_t> turns; // each ship behind all of whom none goes after her
        for (std::size_t i = 0; i < ships.size(); ++i) {
            if (ships[i].given >= 0 || ships[i].asked > now) continue;
            const auto key = [&](std::size_t s) {
                return rule.order == SlowOrder::priority        ? ships[s].priority
                       : rule.order == SlowOrder::shortest_work ? ships[s].tonnes
                                                                : 0;
            };
            std::size_t place = 0;
            while (place < turns.size() && key(turns[place]) <= key(i)) ++place;
            turns.insert(turns.begin() + static_cast<std::ptrdiff_t>(place), i);
        }
        for (const std::size_t turn : turns) {
            SlowShip& ship = ships[turn];
            int best = -1;
            for (std::size_t b = 0; b < berths.size(); ++b) {
                if (!is_free(b) || !fits(ship, berths[b])) continue;
                if (best < 0) best = static_cast<int>(b);
                const SlowBerth& least = berths[static_cast<std::size_t>(best)];
                if (rule.best_fit && (berths[b].length < least.length ||
                                      (berths[b].length == least.length && berths[b].depth < least.depth)))
                    best = static_cast<int>(b);
            }
            if (best >= 0) {
                ship.given = now;
                ship.berth = best;
                --left;
            } else if (!rule.overtaking) {
                break; // all behind her wait as well
            }
        }
    }
}

} // namespace port::test
