#pragma once
#include "models/results/figures.h"
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"

#include <string>
#include <vector>

namespace port {

/// A resource that may bind, and how a trial gives more of it.
struct Candidate {
    Resource resource;
    MoreOf more;        ///< its scalings are never none
    std::string reason; ///< what it shows by: "no berth, busy 93 %"
    double busy = 0;    ///< greatest busy share of a year, 0 to 1
    double score = 0;   ///< the higher, the more it is suspected
};

/// What may bind, the most suspected first: the five highest busy shares, and every resource or place that ships wait
/// for, as far as a number of theirs can be raised (a channel taken has none). At most six.
///
/// Suspicion = hours that ships waited for it over the hours of the year's greatest cause (years with a backlog or a
/// waiting ratio of 0.1 and more count in full, others for a third), plus 0.3 of its busy share, plus a half where that
/// is above 0.9. Hours for cargo or room ashore count for all that fills or empties the store, as far as it is busy.
[[nodiscard]] std::vector<Candidate> candidates(const Summary& summary, const Scenario& scenario);

/// Whether a year asks what binds: it has no steady state, or a category waits for a tenth of its service or more.
[[nodiscard]] bool is_pressed(const Summary& summary, const Scenario& scenario, int year);

} // namespace port
