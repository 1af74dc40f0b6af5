#pragma once
#include "models/results/figures.h"
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace port::study {

/// One step of who waits for whom.
struct ChainLink {
    std::string who;   ///< "ships of coal loaded", "coal berth", "rail yard", "dumper of coal trains"
    std::string cause; ///< what most of its hours pass for, in the words of the figures: "no berth", "starved"
    double share = 0;  ///< of the hours that are looked at: see `of`
    std::optional<double> hours; ///< so many, where the figures have hours; all units and calls together
    std::string of;              ///< "of what they wait", "of what ships do at it", "of the time it is in use"
    std::string next;            ///< what it waits for; empty: it waits for nobody
};

/// The chain of who waits for whom in a year, from the ships whose trade waits the most hours to a resource that waits
/// for nobody.
///
/// At each step the cause is followed that takes the most hours: of ships, of what they wait; of a berth, of what the
/// ships at it do, their own work and moves among it; of trains and trucks, of their time; of a machine or a link, of
/// the time that it is neither idle nor closed. Who works, or moves, for more hours than it waits for anything else is
/// the end of the chain; but a berth is followed to what its ships wait for, if that takes a fiftieth of their hours
/// and ends at something that is busy for more of its time than the berth's equipment works. A store that is empty is
/// followed to what fills it, a full one to what empties it, to the link that is most used where there are several;
/// where that link in turn waits for the same store, the store's room is the end, since it is both empty and full.
/// Weather, light, water, hours and crews wait for nobody.
///
/// @param summary  with every cause in every replication (all_causes.h)
/// @param from  where to begin; nothing: with the ships
/// @return      in order; empty where nobody waits
[[nodiscard]] std::vector<ChainLink> waiting_chain(const Scenario& scenario, const Summary& summary, int year,
                                                   const std::optional<Resource>& from = {});

} // namespace port::study
