#pragma once
#include "sim/time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace port {

/// A level as rows of a record, linear between them, and its windows, found exactly: of the sea, of ice.
///
/// Levels are kept in whole nanometres, far below what any gauge can tell, and times in ticks. Then a window's edge is
/// a quotient of whole numbers, and the tick found is the one that a calculation by hand gives: 1.3 m on the way from 1
/// m to 2 m is reached after three tenths of it, not a tick later because 0.3 is no binary number. Before the first row
/// and after the last one the level stays as it is there.
class LevelTable {
public:
    struct Given {
        sim::Time at;
        double metres;
    };
    /// @param rows  at least one; their times ascend
    explicit LevelTable(const std::vector<Given>& rows);

    /// Metres.
    [[nodiscard]] double height(sim::Time time) const;
    [[nodiscard]] double lowest() const;  ///< of all rows
    [[nodiscard]] double highest() const; ///< of all rows

    /// Whether the level is `height` or more: exactly, as `crosses` sees it.
    [[nodiscard]] bool is_at_least(double height, sim::Time time) const;
    /// The first tick from `from` on at which the level is at least `height` (`up`), or below it; nothing if not until
    /// `limit`. Costs a search for the row, then a step a row.
    [[nodiscard]] std::optional<sim::Time> crosses(double height, bool up, sim::Time from, sim::Time limit) const;

private:
    struct Row {
        sim::Time at;
        std::int64_t level; ///< nm
    };
    /// The last row at or before `time`; the first one if there is none.
    [[nodiscard]] std::size_t row_at(sim::Time time) const;
    /// Whether the level is (no longer) `level` at a time between row `k` and the next.
    [[nodiscard]] bool reached(std::size_t k, sim::Time time, std::int64_t level, bool up) const;

    std::vector<Row> rows_;
    std::int64_t lowest_, highest_;
};

} // namespace port
