#pragma once
#include "tools/study/measure_name.h"
#include "tools/sweep/factor.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace port::sweep {

/// When a point has had enough replications; without a precision, after `replications`.
struct Replicating {
    std::uint64_t seed = 1;
    std::size_t replications = 10;
    double precision = 0; ///< relative half-width at 95 %; 0: none
    std::size_t most = 1000;
    std::vector<std::size_t> precise; ///< numbers of the measures that it is of
};

/// What a good point keeps.
struct PointLimit {
    std::string text;        ///< as the study wrote it
    std::size_t measure = 0; ///< its number among the kept ones
    bool at_most = true;     ///< or at least
    double limit = 0;        ///< in the measure's unit
};

/// All that the results of a sweep depend on, as plan.json keeps it. The points are not listed but computed, so a plan
/// of a million points is as small as one of ten; those of a design `list` stand in `listed`.
struct Plan {
    std::string title;
    std::string scenario; ///< canonical text of the base, `set` and CSVs among it
    std::string model_version;
    Replicating replicating;
    std::vector<Factor> factors;
    DesignKind design = DesignKind::full_factorial;
    std::vector<std::string> generators;
    std::vector<std::vector<std::string>> listed; ///< by point, then by factor
    std::vector<study::Quantity> measures;        ///< kept of each replication
    std::vector<PointLimit> limits;
    std::uint64_t points = 0;
    std::uint64_t shards = 0;
};

/// A plan that can't be used, with why.
struct PlanRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The plan as plan.json holds it: the same bytes for the same plan, on every machine.
[[nodiscard]] std::string to_json(const Plan& plan);
/// @throws PlanRefused  what is no plan, was changed since it was written, or is of another format
[[nodiscard]] Plan plan_of(std::string_view json, const std::string& file);
[[nodiscard]] std::string_view word(study::Statistic statistic);
/// The SHA-256 of all that the results depend on, in hex digits: shards of one plan bear it.
[[nodiscard]] std::string hash_of(const Plan& plan);

} // namespace port::sweep
