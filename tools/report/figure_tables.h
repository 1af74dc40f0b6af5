#pragma once
#include "models/results/figures.h"
#include "models/scenario/scenario.h"
#include "tools/report/table.h"

#include <string>
#include <vector>

namespace port::report {

/// Every figure as a row: measure, of, cause, year, unit, mean, low, high, p50, p90, p95, most. Throughput and demand
/// are in Mt, all else as it comes. Where the time is not whole years, the year is missing. This is what CSV and JSON
/// carry.
[[nodiscard]] Table figure_rows(const Summary& summary);

/// A figure in Mt where its measure is reported so, with `unit` set accordingly.
[[nodiscard]] Figure in_reported_unit(Figure figure);

/// The names of a scenario by what they are, in the order of the scenario.
struct Names {
    struct Group {
        std::string title;              ///< "Berths"
        std::vector<std::string> names; ///< as figures call them
    };
    std::vector<Group> groups; ///< "The port" first, then categories, trades, berths, stores, links

    /// The categories alone.
    [[nodiscard]] const std::vector<std::string>& categories() const { return groups[1].names; }
};
[[nodiscard]] Names names_of(const Scenario& scenario);

/// The figures of one group of names, for people: a table of all plain measures by name and year, and one for each
/// measure that is split by cause. Empty tables are left out.
struct FigureGroup {
    std::string title;
    std::vector<Table> tables;
};
/// All figures, by group; those of names that no group knows come last as "Other". None is left out.
[[nodiscard]] std::vector<FigureGroup> figure_groups(const Summary& summary, const Names& names);

/// "2009", or "whole time" for year 0.
[[nodiscard]] std::string year_name(int year);

} // namespace port::report
