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
    int given = -1; ///< the answer: minute
    int berth = -1; ///< the answer
};
struct SlowRule {
    bool best_fit = true;
    bool overtaking = true;
};

/// Gives each ship her berth, first come, first served. Ships must be sorted by `asked`; each fits somewhere.
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
        for (SlowShip& ship : ships) {
            if (ship.given >= 0 || ship.asked > now) continue;
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
