#include "tools/report/sweep_tables.h"

#include "sim/replications.h"

#include <fmt/format.h>

namespace port::report {
namespace {

std::string name_of(const store::MergedHead::MeasureRow& m)
{
    std::string name = fmt::format("{}.{}", m.measure, m.of);
    if (!m.cause.empty()) name += "." + m.cause;
    if (m.year != 0) name += fmt::format("@{}", m.year);
    if (m.statistic != "mean") name += "." + m.statistic;
    return name;
}

} // namespace

Table sweep_table(const store::MergedHead& head, std::span<const store::MergedPoint> points)
{
    Table table;
    for (const auto& [name, value] : head.sweep)
        if (name == "title") table.title = value;
    table.columns.push_back({"point", ""});
    for (const std::string& path : head.factors) table.columns.push_back({path, "", Align::left});
    for (const auto& m : head.measures) table.columns.push_back({name_of(m), m.unit});
    table.columns.push_back({"status", "", Align::left});
    for (const store::MergedPoint& point : points) {
        std::vector<Cell> row{static_cast<std::int64_t>(point.row.point)};
        for (const std::string& value : point.inputs) row.emplace_back(value);
        const auto intervals =
            point.row.values.empty() ? std::vector<sim::Interval>() : sim::intervals_of(point.row.values, 0.95);
        for (std::size_t m = 0; m < head.measures.size(); ++m) {
            if (m >= intervals.size() || intervals[m].n == 0) {
                row.emplace_back();
                continue;
            }
            const sim::Interval& i = intervals[m];
            Estimate e{i.mean, {}, {}};
            if (i.half_width) {
                e.low = i.mean - *i.half_width;
                e.high = i.mean + *i.half_width;
            }
            row.emplace_back(e);
        }
        row.emplace_back(point.row.status == "done" ? point.row.status : point.row.status + ": " + point.row.message);
        table.rows.push_back(std::move(row));
    }
    table.notes = {"Means over the replications of a point, all points on the same streams; ± is half of the 95 % "
                   "interval."};
    return table;
}

} // namespace port::report
