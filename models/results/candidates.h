#pragma once
#include "models/results/facts.h"
#include "models/results/figures.h"
#include "models/scenario/scenario.h"

#include <string>
#include <vector>

namespace port {

/// A resource that may bind, and how a trial gives more of it.
struct Candidate {
    ResourceKind kind = ResourceKind::berth;
    std::string resource; ///< name in the scenario; "NAME equipment", "tugs", "channel" if it has several sections
    std::string change;   ///< "10 % more rate", "one more"
    std::vector<Scaling> scalings; ///< what a trial scales, on paths of the scenario; never none
    std::string what;              ///< its kind and what it shows by: "berth, no berth, busy 93 %"
    double busy = 0;               ///< greatest busy share of a year, 0 to 1
    double score = 0;              ///< the higher, the more it is suspected
};

/// What may bind, the most suspected first: the five highest busy shares, and every resource or place that ships or
/// trains wait for, as far as a number of theirs can be raised (a channel taken has none). At most six.
///
/// Suspicion = hours waited for it over the hours of the year's greatest cause (years with a backlog or a waiting ratio
/// of 0.1 and more count in full, others for a third), plus its busy share, plus a half where that is above 0.9.
[[nodiscard]] std::vector<Candidate> candidates(const Summary& summary, const Scenario& scenario);

/// Whether a year asks what binds: it has no steady state, or a category waits for a tenth of its service or more.
[[nodiscard]] bool is_pressed(const Summary& summary, const Scenario& scenario, int year);

} // namespace port
