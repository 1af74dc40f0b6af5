#pragma once
#include "models/results/figures.h"
#include "models/scenario/difference.h"
#include "models/scenario/scenario.h"
#include "tools/study/binding.h"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace port::study {

/// One scenario of a comparison, as it ran.
struct ComparedRun {
    std::string label; ///< tells it from the others
    Scenario scenario;
    std::vector<std::vector<Measured>> figures; ///< by replication; those of one number share their chance
    Summary summary;
    Verdict verdict;
};

struct CompareRules {
    double confidence = 0.95;
    std::optional<int> year;      ///< the one compared; nothing: the last that the first scenario reports
    bool every_year = false;      ///< all that both report, instead
    std::optional<double> detect; ///< a share of the first scenario's figure that is to be seen; else the one seen
};

/// Scenarios that can't be compared as was asked; the text says which, and why.
struct NothingToCompare : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A scenario by what it is called here.
struct Named {
    const std::string& label;
    const Scenario& scenario;
};
/// The years in which two scenarios are compared, ascending; 0 where both have a horizon instead. Can be asked before
/// anything runs. @throws NothingToCompare
[[nodiscard]] std::vector<int> compared_years(const Named& base, const Named& other, const CompareRules& rules);

/// What can be said of a difference.
enum class Told {
    more,     ///< the alternative has more: its interval lies above nought
    less,     ///< below
    not_told, ///< its interval holds nought
    same,     ///< not a digit differs in any replication
};

/// One figure of the first scenario and of an alternative.
struct ComparedFigure {
    std::size_t run = 0; ///< of the alternative
    FigureKey key;
    std::size_t pairs = 0;            ///< replications in which both have it
    double base = 0, alternative = 0; ///< means over those
    double difference = 0;            ///< alternative less base
    std::optional<double> low, high;  ///< of the difference, at `confidence`; nothing with one pair
    double confidence = 0;            ///< of that interval: adjusted for the other figures
    std::optional<double> p_value;    ///< of "no difference", adjusted by Holm
    Told told = Told::not_told;
    double to_see = 0;                       ///< the difference that more pairs are to show, where not told
    std::optional<std::size_t> more_pairs{}; ///< so many more show it; nothing where told, or where none would
};

/// What binds in a year, in the first scenario and in an alternative.
struct BindingMove {
    int year = 0;
    std::string from, to; ///< a resource, "demand", or "not found"
    bool many = false;    ///< whether `to` is a plural
    /// Whether it is known on both sides, and not the same.
    [[nodiscard]] bool moves() const { return known() && from != to; }
    [[nodiscard]] bool known() const { return from != "not found" && to != "not found"; }
};

/// What a comparison says of one alternative.
struct ComparedAlternative {
    std::size_t run = 0;
    std::vector<PathDifference> changes; ///< of all but title, seed and replications
    std::vector<BindingMove> binding;    ///< by year compared
    std::vector<std::string> remarks;    ///< such as a side without a steady state
    std::string sentence;
};

struct Comparison {
    std::vector<ComparedFigure> figures;           ///< by alternative, then by year, then as a run reports them
    std::vector<ComparedAlternative> alternatives; ///< in the order of the runs, from the second
};

/// Each scenario against the first, replication by replication: throughput, backlog, mean waiting and waiting ratio of
/// the port and its categories, berth occupancy, demurrage and costs. In a year in which either side has no steady
/// state, throughput and backlog alone.
///
/// All figures of all alternatives of one call are one family, and intervals are adjusted by Holm (sim/statistics/
/// comparison.h). With chance `confidence` at least, no figure is called more or less that does not differ; and each
/// interval by itself holds with `confidence` at least. Not guaranteed is that all intervals hold at once, and of a
/// figure that is called more or less, how much. Figures are taken for means of about normal values, as everywhere.
/// Pairs that differ by less than 10^-9 of their size count as alike: that much is rounding.
///
/// @param runs  two at least, with as many replications each
/// @throws NothingToCompare
[[nodiscard]] Comparison compare_runs(const std::vector<ComparedRun>& runs, const CompareRules& rules);

/// Values of a figure by replication; NaN where one has none.
[[nodiscard]] std::vector<double> by_replication(const std::vector<std::vector<Measured>>& figures,
                                                 const FigureKey& key);

} // namespace port::study
