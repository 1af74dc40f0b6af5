#include "tools/report/sweep_grid.h"

#include "sim/replications.h"
#include "tools/report/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace port::report {
namespace {

constexpr std::size_t most_levels = 60;

std::size_t place_of(std::vector<std::string>& values, const std::string& value)
{
    const auto found = std::find(values.begin(), values.end(), value);
    if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
    values.push_back(value);
    return values.size() - 1;
}

/// The mean of some points' estimates; its interval where it is of one point alone, since points share their chance.
std::optional<Estimate> mean_of(const std::vector<Estimate>& estimates)
{
    if (estimates.empty()) return std::nullopt;
    if (estimates.size() == 1) return estimates.front();
    Estimate mean;
    for (const Estimate& e : estimates) mean.mean += e.mean / static_cast<double>(estimates.size());
    return mean;
}

std::string shade(double share)
{
    constexpr std::array<const char*, 5> shades{" ", "░", "▒", "▓", "█"};
    const auto at = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * shades.size());
    return shades[std::min(at, shades.size() - 1)];
}

} // namespace

std::string name_of(const store::MergedHead::MeasureRow& m)
{
    std::string name = fmt::format("{}.{}", m.measure, m.of);
    if (!m.cause.empty()) name += "." + m.cause;
    if (m.year != 0) name += fmt::format("@{}", m.year);
    if (m.statistic != "mean") name += "." + m.statistic;
    return name;
}

std::optional<Estimate> estimate_of(const store::MergedPoint& point, std::size_t measure)
{
    std::vector<std::vector<double>> column;
    for (const auto& row : point.row.values) column.push_back({row.at(measure)});
    if (column.empty()) return std::nullopt;
    const sim::Interval i = sim::intervals_of(column, 0.95).front();
    if (i.n == 0) return std::nullopt;
    Estimate e{i.mean, {}, {}};
    if (i.half_width) {
        e.low = i.mean - *i.half_width;
        e.high = i.mean + *i.half_width;
    }
    return e;
}

bool is_grid(const store::MergedHead& head, std::span<const store::MergedPoint> points)
{
    for (const auto& [name, value] : head.sweep)
        if (name == "design" && !value.ends_with("factorial") && value != "list") return false;
    for (std::size_t f = 0; f < head.factors.size(); ++f) {
        std::vector<std::string> values;
        for (const store::MergedPoint& point : points) {
            static_cast<void>(place_of(values, point.inputs[f].text));
            if (values.size() > most_levels) return false;
        }
    }
    return true;
}

SweepGrid sweep_grid(const store::MergedHead& head, std::span<const store::MergedPoint> points, std::size_t measure,
                     std::size_t down, std::size_t across)
{
    SweepGrid grid;
    grid.measure = name_of(head.measures.at(measure));
    grid.unit = head.measures[measure].unit;
    grid.down = head.factors.at(down);
    if (across != down) grid.across = head.factors.at(across);
    std::vector<std::vector<std::vector<Estimate>>> gathered;
    for (const store::MergedPoint& point : points) {
        const std::size_t row = place_of(grid.rows, point.inputs[down].text);
        const std::size_t column = place_of(grid.columns, across == down ? grid.measure : point.inputs[across].text);
        gathered.resize(std::max(gathered.size(), row + 1));
        gathered[row].resize(std::max(gathered[row].size(), column + 1));
        if (const auto e = estimate_of(point, measure)) gathered[row][column].push_back(*e);
    }
    for (auto& row : gathered) {
        row.resize(grid.columns.size());
        auto& cells = grid.cells.emplace_back();
        for (const auto& estimates : row) cells.push_back(mean_of(estimates));
    }
    return grid;
}

Table heat_table(const SweepGrid& grid)
{
    Table table{fmt::format("{}{}", grid.measure, grid.unit.empty() ? "" : fmt::format(" [{}]", grid.unit)),
                {{grid.down, "", Align::left}},
                {},
                {}};
    if (!grid.across.empty()) table.notes.push_back("Across: " + grid.across);
    double least = HUGE_VAL, most = -HUGE_VAL;
    for (const auto& row : grid.cells)
        for (const auto& cell : row)
            if (cell) {
                least = std::min(least, cell->mean);
                most = std::max(most, cell->mean);
            }
    for (const std::string& column : grid.columns) table.columns.push_back({column, "", Align::right});
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        std::vector<Cell> row{grid.rows[r]};
        for (std::size_t c = 0; c < grid.columns.size(); ++c) {
            const auto& cell = grid.cells[r][c];
            if (!cell) {
                row.emplace_back();
                continue;
            }
            const double share = most > least ? (cell->mean - least) / (most - least) : 0;
            row.emplace_back(shade(share) + " " + readable(Cell{cell->mean}, table.columns[c + 1]));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace port::report
