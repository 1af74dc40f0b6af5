#pragma once
#include "models/scenario/scenario.h"
#include "tools/store/merged_file.h"
#include "tools/study/designs/design.h"
#include "tools/study/designs/index_permutation.h"
#include "tools/sweep/plan.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace port::sweep {

/// The design that a plan names.
/// @throws PlanRefused  if it does not fit the factors, with why
[[nodiscard]] std::unique_ptr<study::Design> design_of(const Plan& plan);

/// A plan at work: gives the changes of any point and the points of any shard, each from its number alone.
///
/// Points are shuffled by the seed, then dealt to the shards in turn. So each shard has points from all over the
/// design, those that take long are spread, and which shard has a point depends on the plan alone.
class Sweep {
public:
    /// @throws PlanRefused  if the plan's scenario or a path of it can't be read by this program
    Sweep(Plan plan, const Catalogues& catalogues);

    [[nodiscard]] const Plan& plan() const { return plan_; }
    [[nodiscard]] const Scenario& base() const { return base_; }
    [[nodiscard]] const Catalogues& catalogues() const { return catalogues_; }

    /// What each factor is given at a point. @throws std::out_of_range
    [[nodiscard]] std::vector<std::string> values(std::uint64_t point) const;
    /// The same with the number, in base units, that each stands for.
    [[nodiscard]] std::vector<store::Input> inputs(std::uint64_t point) const;
    /// The points of a shard, ascending. @throws std::out_of_range
    [[nodiscard]] std::vector<std::uint64_t> points_of(std::uint64_t shard) const;
    /// The scenario of a point.
    /// @param problem  why it can't be run, in one line; empty if it can
    [[nodiscard]] Scenario scenario_of(std::uint64_t point, std::string& problem) const;

private:
    Plan plan_;
    const Catalogues& catalogues_;
    Scenario base_;
    std::vector<const TypeInfo*> types_;    ///< by factor
    std::unique_ptr<study::Design> design_; ///< none: the points are listed
    study::IndexPermutation shuffled_;
};

} // namespace port::sweep
