#pragma once
#include <vector>

namespace port::test {

/// A port's approach in whole minutes, small enough to be planned by trying every minute.
struct SlowSection {
    int minutes = 1; ///< at full speed
    bool two_way = false;
    int headway = 0;
};
struct SlowPort {
    std::vector<SlowSection> sections;
    int berthing = 0, unberthing = 0;
    int tugs = 1, tugs_travel = 0; ///< tugs 0: no pool
    int pilots = 0, pilots_travel = 0;
    int tugs_join = -1; ///< section at which tugs leave ships that sail; -1: they stay to the end
};
struct SlowMove {
    bool in = true;
    int asked = 0;    ///< minute
    int slowness = 1; ///< minutes times this
    int tugs = 0, pilots = 0;
    int start = -1; ///< the answer
};

/// When a move is where, were it to start at a minute.
struct SlowTrack {
    std::vector<int> enter, leave; ///< by section
    int start = 0, tugs_back = 0, pilots_back = 0;
};
[[nodiscard]] SlowTrack track_of(const SlowPort& port, const SlowMove& move, int start);

/// Whether two moves may be as they are: word for word what the rules say of a channel.
[[nodiscard]] bool agree(const SlowPort& port, const SlowMove& a, const SlowTrack& at, const SlowMove& b,
                         const SlowTrack& bt);

/// Plans minute by minute: the moves that wait, in the order asked, each get the first minute at which nothing before
/// them in that order is in their way; who gets the present one starts. Moves must be sorted by `asked`.
void plan_slowly(const SlowPort& port, std::vector<SlowMove>& moves);

} // namespace port::test
