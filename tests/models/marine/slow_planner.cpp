#include "tests/models/marine/slow_planner.h"

#include <cstddef>
#include <utility>

namespace port::test {
namespace {

using Booked = std::vector<std::pair<const SlowMove*, SlowTrack>>;

bool crew_is_there(const SlowPort& port, const SlowMove& move, const SlowTrack& track, const Booked& booked)
{
    for (int minute = track.start; minute < track.tugs_back && port.tugs > 0; ++minute) {
        int busy = move.tugs;
        for (const auto& [other, t] : booked)
            if (t.start <= minute && minute < t.tugs_back) busy += other->tugs;
        if (move.tugs > 0 && busy > port.tugs) return false;
    }
    for (int minute = track.start; minute < track.pilots_back && port.pilots > 0; ++minute) {
        int busy = move.pilots;
        for (const auto& [other, t] : booked)
            if (t.start <= minute && minute < t.pilots_back) busy += other->pilots;
        if (move.pilots > 0 && busy > port.pilots) return false;
    }
    return true;
}

bool possible(const SlowPort& port, const SlowMove& move, const SlowTrack& track, const Booked& booked)
{
    for (const auto& [other, t] : booked)
        if (!agree(port, move, track, *other, t)) return false;
    return crew_is_there(port, move, track, booked);
}

} // namespace

SlowTrack track_of(const SlowPort& port, const SlowMove& move, int start)
{
    const std::size_t n = port.sections.size();
    SlowTrack track{std::vector<int>(n), std::vector<int>(n), start, 0, 0};
    int at = move.in ? start : start + port.unberthing;
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t s = move.in ? k : n - 1 - k;
        track.enter[s] = at;
        track.leave[s] = at += port.sections[s].minutes * move.slowness;
    }
    if (move.in) at += port.berthing;
    const bool leave_early = port.tugs_join >= 0 && !move.in;
    track.tugs_back = (leave_early ? track.leave[static_cast<std::size_t>(port.tugs_join)] : at) + port.tugs_travel;
    track.pilots_back = at + port.pilots_travel;
    return track;
}

bool agree(const SlowPort& port, const SlowMove& a, const SlowTrack& at, const SlowMove& b, const SlowTrack& bt)
{
    bool a_first = true; // in every section, for nobody overtakes in the channel
    bool b_first = true;
    for (std::size_t s = 0; s < port.sections.size(); ++s) {
        const SlowSection& section = port.sections[s];
        if (a.in == b.in) {
            a_first =
                a_first && at.enter[s] + section.headway <= bt.enter[s] && at.leave[s] + section.headway <= bt.leave[s];
            b_first =
                b_first && bt.enter[s] + section.headway <= at.enter[s] && bt.leave[s] + section.headway <= at.leave[s];
        } else if (!section.two_way) {
            for (int minute = at.enter[s]; minute < at.leave[s]; ++minute)
                if (bt.enter[s] <= minute && minute < bt.leave[s]) return false;
        }
    }
    return a_first || b_first;
}

void plan_slowly(const SlowPort& port, std::vector<SlowMove>& moves)
{
    Booked under_way;
    std::vector<SlowMove*> waiting;
    std::size_t next = 0;
    for (int now = 0; next < moves.size() || !waiting.empty(); ++now) {
        while (next < moves.size() && moves[next].asked == now) waiting.push_back(&moves[next++]);
        Booked booked = under_way;
        std::vector<SlowMove*> still;
        for (SlowMove* move : waiting) {
            int start = now;
            while (!possible(port, *move, track_of(port, *move, start), booked)) ++start;
            booked.emplace_back(move, track_of(port, *move, start));
            if (start > now) {
                still.push_back(move);
                continue;
            }
            move->start = now;
            under_way.push_back(booked.back());
        }
        waiting = still;
    }
}

} // namespace port::test
