#pragma once
#include "models/results/figures.h"
#include "tools/study/named_resource.h"
#include "tools/study/trials.h"
#include "tools/study/waiting_chain.h"

#include <optional>
#include <string>
#include <vector>

namespace port::study {

struct WhyRequest {
    std::optional<Resource> resource; ///< nothing: all that may bind
    std::optional<int> year;          ///< nothing: the first without a steady state, else the last reported
    TrialRequest trials;
};

/// Why a port moves no more, or lets ships wait.
struct Why {
    int year = 0;
    YearVerdict verdict;          ///< of what was tried
    std::vector<Figure> times;    ///< what ships, trains, trucks and resources spend their time for, by cause
    std::vector<ChainLink> chain; ///< who waits for whom
    std::vector<Tried> trials;    ///< the greatest gain first
    std::string sentence;
    std::vector<std::string> remarks;
};

/// The time by cause of every resource, who waits for whom, and what a little more of each candidate would gain.
/// @param base  the figures of each replication of the scenario as it is; two at least
/// @throws ModelFailure, RunStopped
[[nodiscard]] Why find_why(const Scenario& scenario, const Summary& summary, const Replications& base,
                           const WhyRequest& request, const RunFigures& figures);

/// Can be asked before anything runs. @throws BadQuestion  if a year is given that the scenario does not report
void check_year(const Scenario& scenario, const std::optional<int>& year);

/// The year that is asked about: the one given, else the first without a steady state, else the last reported.
[[nodiscard]] int year_asked(const Summary& summary, const std::optional<int>& year);

} // namespace port::study
