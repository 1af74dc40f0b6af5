#pragma once
#include "models/scenario/scenario.h"
#include "tools/study/trials.h"

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace port::study {

/// A scenario that gives nothing to choose among, or no way to count what it is worth; the text says what is missing.
struct NothingToBuild : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What an investment is worth if it opens on the first day of a year: money that it saves in the reported years less
/// what it costs in them, each year's discounted from its end to the scenario's start. Its capital is paid as an
/// annuity from its opening on, so what it is worth after the horizon, and what is then still paid, are both left out.
struct YearToBuild {
    int opens = 0;
    PairedGain worth;    ///< net present value, in the scenario's money
    bool surely = false; ///< whether it is more than chance would give, of all investments and years tried together
};

struct BuildChoice {
    Investment investment;          ///< as planned, but that it opens on the best year's first day
    std::vector<YearToBuild> years; ///< ascending; those that the scenario cannot say are left out
    std::size_t best = 0;           ///< of them, the one with the greatest mean
    /// Of the best year's worth over the second best one's. Nothing where there is one year alone.
    std::optional<PairedGain> ahead;
    Replications figures; ///< with it, opened in the best year

    [[nodiscard]] const YearToBuild& best_year() const { return years[best]; }
    /// Worth for each of its capital; without a capital, endless.
    [[nodiscard]] double for_capital() const;
};

/// The investments that may be put off or left: those with a price that open after the start. What has none, or stands
/// already, is a part of the port.
/// @throws NothingToBuild  if there are none, if costs are not asked, or if the scenario has no whole years
[[nodiscard]] std::vector<Investment> open_choices(const Scenario& scenario);

/// The scenario without those.
[[nodiscard]] Scenario without_choices(const Scenario& scenario);

/// The scenario with one investment more, which opens on the first day of a year.
[[nodiscard]] Scenario with_built(const Scenario& scenario, Investment investment, int year);

/// Net present value, by replication, of one investment: see YearToBuild.
/// @param base, changed  of the scenario without and with it
[[nodiscard]] std::vector<double> worth_by_replication(const Scenario& scenario, const Investment& investment,
                                                       const Replications& base, const Replications& changed);

/// Tries each investment in each reported year on the streams of `base`.
/// @throws ModelFailure, RunStopped
[[nodiscard]] std::vector<BuildChoice> try_to_build(const Scenario& scenario, const Replications& base,
                                                    std::span<const Investment> investments, const RunFigures& figures,
                                                    const TrialRequest& request);

} // namespace port::study
