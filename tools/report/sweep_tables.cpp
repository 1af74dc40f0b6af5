#include "tools/report/sweep_tables.h"

#include "tools/report/sweep_grid.h"

#include <fmt/format.h>

namespace port::report {

namespace {

/// "yes", "no: waiting ratio <= 0.3", or "can't tell" where an interval holds a limit.
std::string keeps(const store::MergedHead& head, const store::MergedPoint& point)
{
    bool sure = true;
    for (const auto& limit : head.limits) {
        const auto e = estimate_of(point, limit.measure);
        if (!e) {
            sure = false;
            continue;
        }
        const double low = e->low.value_or(e->mean), high = e->high.value_or(e->mean);
        if (limit.at_most ? low > limit.limit : high < limit.limit) return "no: " + limit.text;
        if (limit.at_most ? high > limit.limit : low < limit.limit) sure = false;
    }
    return sure ? "yes" : "can't tell";
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
    if (!head.limits.empty()) table.columns.push_back({"keeps limits", "", Align::left});
    table.columns.push_back({"status", "", Align::left});
    for (const store::MergedPoint& point : points) {
        std::vector<Cell> row{static_cast<std::int64_t>(point.row.point)};
        for (const store::Input& input : point.inputs) row.emplace_back(input.text);
        for (std::size_t m = 0; m < head.measures.size(); ++m) {
            const auto estimate = estimate_of(point, m);
            row.push_back(estimate ? Cell{*estimate} : Cell{});
        }
        if (!head.limits.empty()) row.emplace_back(keeps(head, point));
        row.emplace_back(point.row.status == "done" ? point.row.status : point.row.status + ": " + point.row.message);
        table.rows.push_back(std::move(row));
    }
    table.notes = {"Means over the replications of a point, all points on the same streams; ± is half of the 95 % "
                   "interval."};
    return table;
}

} // namespace port::report
