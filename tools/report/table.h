#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace port::report {

/// A mean with its confidence interval; low and high are nothing where there is one replication alone.
struct Estimate {
    double mean = 0;
    std::optional<double> low, high;
};

/// Whether there is an interval worth showing: what never varies has none.
[[nodiscard]] inline bool has_width(const Estimate& e)
{
    return e.low && e.high && *e.high > *e.low;
}

/// A number that a double can't hold exactly, in digits: every output shows it as it stands.
struct Exact {
    std::string digits;
};

/// What stands in one place of a table; std::monostate where a figure has no meaning.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, Exact, std::string, Estimate>;

enum class Align { left, right };

/// One column. The unit is the column's own, so that no cell needs one.
struct Column {
    std::string name;              ///< "throughput"; also its key in JSON and its head in CSV
    std::string unit;              ///< "Mt"; empty where there is none
    Align align = Align::right;    ///< numbers to the right, words to the left
    std::optional<int> decimals{}; ///< where people read it; nothing: 6 significant digits. Files carry every digit.
};

/// What every output is made from, so that terminal, CSV, JSON and HTML carry the same figures.
/// Each row has as many cells as there are columns.
struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> notes; ///< sentences that stand below it
};

/// A number that may be missing, as a cell.
[[nodiscard]] inline Cell cell(const std::optional<double>& value)
{
    return value ? Cell{*value} : Cell{};
}

} // namespace port::report
