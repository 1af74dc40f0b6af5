#pragma once
#include "models/results/figures.h"
#include "models/results/more_of.h"
#include "models/scenario/scenario.h"
#include "tools/study/binding.h"
#include "tools/study/run_figures.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace port::study {

using Replications = std::vector<std::vector<Measured>>; ///< figures by replication, from 0

/// The port's figure of a measure in a year, of no cause; nothing where a replication does not have it.
[[nodiscard]] const Measured* port_figure(const std::vector<Measured>& figures, std::string_view measure, int year);

/// What is better by a change, as a mean over paired replications.
struct PairedGain {
    double mean = 0, low = 0, high = 0; ///< as far as the mean where there is one pair
    double p_value = 1;                 ///< of "nothing is gained", two-sided
};

/// The mean of differences over paired replications. @throws std::invalid_argument  if there is none
[[nodiscard]] PairedGain paired_gain(const std::vector<double>& differences, double confidence);

/// What a change gains in one year. Nothing where no pair of replications has the figure. Waits and what they cost are
/// those of a steady state: in a year without one they are nothing.
struct Worth {
    std::optional<PairedGain> tonnes;                         ///< t more over the quay
    std::optional<PairedGain> waiting;                        ///< h less of a call's mean wait
    std::optional<PairedGain> earnings;                       ///< money more for tonnes, by tariffs
    std::optional<PairedGain> ship_time, demurrage, handling; ///< money saved, demurrage less despatch
    std::optional<PairedGain> money;                          ///< saved of the total that the scenario adds up
    std::string currency;                                     ///< "USD of 2009"; empty where costs are not asked
};

/// @param base, changed  as many replications each, of the same numbers
[[nodiscard]] Worth worth_of(const Scenario& scenario, const Replications& base, const Replications& changed, int year,
                             bool settled, double confidence);

/// How trials are run.
struct TrialRequest {
    double confidence = 0.95; ///< of each interval by itself
    unsigned threads = 0;     ///< 0: as many as there are cores
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// A little more of one resource, and what came of it.
struct Tried {
    MoreOf more;
    std::string reason; ///< why it is suspected; empty where it is tried since it was asked for
    Worth worth;
    Replications figures;
    /// Whether it gains more than chance would, though the best of several was looked for (Holm over all that were
    /// tried together).
    bool surely = false;

    /// What the year looks for: tonnes where it has no steady state, else waiting saved.
    [[nodiscard]] const PairedGain& gain(bool settled) const;
};

/// Whether a scenario may say it: what stands at the end of its range cannot be scaled further.
[[nodiscard]] bool can_be_said(const Scenario& scenario, const MoreOf& more);

/// The scenario with that much more.
[[nodiscard]] Scenario with_more(const Scenario& scenario, const MoreOf& more);

/// As many replications of a scenario. @throws ModelFailure, RunStopped
[[nodiscard]] Replications run_all(const Scenario& scenario, std::size_t replications, const RunFigures& figures,
                                   const TrialRequest& request);

/// What is to be tried, with why.
struct ToTry {
    MoreOf more;
    std::string reason;
};

/// The candidates for what binds (models/results/candidates.h) that a scenario may say more of.
[[nodiscard]] std::vector<ToTry> suspects(const Scenario& scenario, const Summary& summary);

/// Gives each a little more, by itself, on the streams of `base`; the greatest gain of the year first.
/// @param base  two replications at least
/// @throws ModelFailure, RunStopped
[[nodiscard]] std::vector<Tried> try_more(const Scenario& scenario, const Replications& base,
                                          const std::vector<ToTry>& what, int year, bool settled,
                                          const RunFigures& figures, const TrialRequest& request);

/// A year with what is known before anything is tried: where demand is met with ease, it binds.
[[nodiscard]] YearVerdict before_trials(const Scenario& scenario, const Summary& summary, int year, bool settled);

/// Names what was tried as what binds, if its gain surely is one and greater than what is named already.
void consider(YearVerdict& year, const MoreOf& more, const std::string& reason, const Gain& gain);

/// What binds in a year by what was tried, as RULES.md 11 says: the greatest gain whose interval lies above nought.
[[nodiscard]] YearVerdict verdict_of(const Scenario& scenario, const Summary& summary, const std::vector<Tried>& tried,
                                     int year);

} // namespace port::study
