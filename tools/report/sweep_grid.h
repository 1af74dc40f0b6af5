#pragma once
#include "tools/report/table.h"
#include "tools/store/merged_file.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace port::report {

/// How a measure of a sweep is written: `waiting.coal@2009.p95`.
[[nodiscard]] std::string name_of(const store::MergedHead::MeasureRow& measure);

/// Mean of a measure over a point's replications with its interval at 95 %; nothing where it has no value.
[[nodiscard]] std::optional<Estimate> estimate_of(const store::MergedPoint& point, std::size_t measure);

/// A measure over the values of two of a sweep's paths.
struct SweepGrid {
    std::string measure, unit;
    std::string down, across;               ///< paths; no `across`: one path alone
    std::vector<std::string> rows, columns; ///< their values, in the order of the points
    std::vector<std::vector<std::optional<Estimate>>>
        cells; ///< by row, then by column; a mean where further paths vary
};

/// Whether the points lie on a grid: a factorial or a list, in which each path has few values.
[[nodiscard]] bool is_grid(const store::MergedHead& head, std::span<const store::MergedPoint> points);

/// @param across  number of a path; the same as `down`: one path alone
[[nodiscard]] SweepGrid sweep_grid(const store::MergedHead& head, std::span<const store::MergedPoint> points,
                                   std::size_t measure, std::size_t down, std::size_t across);

/// The grid as a table; each cell opens with a shade from the least value (blank) to the greatest (full).
[[nodiscard]] Table heat_table(const SweepGrid& grid);

} // namespace port::report
