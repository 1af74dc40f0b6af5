#include "tools/report/sweep_page.h"

#include "tools/report/charts.h"
#include "tools/report/html_frame.h"
#include "tools/report/number.h"
#include "tools/report/svg.h"
#include "tools/report/sweep_grid.h"
#include "tools/report/sweep_tables.h"
#include "tools/report/table_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::report {
namespace {

constexpr std::size_t most_lines = 8; ///< more colours than nobody tells apart

std::string axis_of(const std::string& measure, const std::string& unit)
{
    return unit.empty() ? measure : measure + ", " + unit;
}

std::string curves(const SweepGrid& grid)
{
    ChartFrame frame{grid.measure + " over " + grid.down, axis_of(grid.measure, grid.unit), grid.rows, {}, ""};
    std::vector<Series> lines;
    for (std::size_t c = 0; c < std::min(grid.columns.size(), most_lines); ++c) {
        Series line{grid.columns[c], {}, c % palette().size(), false};
        for (const auto& row : grid.cells) line.values.push_back(row[c]);
        lines.push_back(std::move(line));
    }
    return line_chart(frame, lines);
}

/// From white at the least value to dark blue at the greatest.
std::string colour_of(double share)
{
    const auto mix = [&](double white, double full) {
        return static_cast<int>(std::lround(white + share * (full - white)));
    };
    return fmt::format("#{:02x}{:02x}{:02x}", mix(247, 8), mix(251, 48), mix(255, 107));
}

std::string surface(const SweepGrid& grid)
{
    constexpr double left = 130, top = 56, width = 720, cell_height = 26;
    const double cell_width = (width - left - 8) / static_cast<double>(grid.columns.size());
    double least = HUGE_VAL, most = -HUGE_VAL;
    for (const auto& row : grid.cells)
        for (const auto& cell : row) {
            if (!cell) continue;
            least = std::min(least, cell->mean);
            most = std::max(most, cell->mean);
        }
    const std::string title = grid.measure + " over " + grid.down + " and " + grid.across;
    Svg svg(width, top + cell_height * static_cast<double>(grid.rows.size()) + 28, title,
            fmt::format("A cell for each pair of values, darker where {} is greater, from {} to {}", grid.measure,
                        readable(least), readable(most)));
    svg.text(8, 18, "start", title, "font-weight=\"bold\"");
    svg.text(left, 36, "start", "across: " + grid.across + "; down: " + grid.down, "font-size=\"11\"");
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
        svg.text(left + (static_cast<double>(c) + 0.5) * cell_width, 51, "middle", grid.columns[c], "font-size=\"11\"");
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const double y = top + static_cast<double>(r) * cell_height;
        svg.text(left - 6, y + 17, "end", grid.rows[r], "font-size=\"11\"");
        for (std::size_t c = 0; c < grid.columns.size(); ++c) {
            const auto& cell = grid.cells[r][c];
            if (!cell) continue;
            const double x = left + static_cast<double>(c) * cell_width;
            const double share = most > least ? (cell->mean - least) / (most - least) : 0;
            const std::string value = readable(cell->mean);
            svg.rect(x, y, cell_width - 1, cell_height - 1, fmt::format("fill=\"{}\"", colour_of(share)),
                     fmt::format("{}, {}: {}", grid.rows[r], grid.columns[c], value));
            svg.text(x + cell_width / 2, y + 17, "middle", value,
                     fmt::format("font-size=\"11\" fill=\"{}\"", share > 0.5 ? "#fff" : "#222"));
        }
    }
    return svg.take();
}

/// A measure at each point over one path, where the points lie on no grid.
std::string dots(const store::MergedHead& head, std::span<const store::MergedPoint> points, std::size_t measure,
                 std::size_t factor)
{
    Svg::Points found;
    for (const store::MergedPoint& point : points)
        if (const auto e = estimate_of(point, measure); e && point.inputs[factor].number)
            found.emplace_back(*point.inputs[factor].number, e->mean);
    if (found.empty()) return "";
    const auto by_x = std::minmax_element(found.begin(), found.end());
    const auto by_y = std::minmax_element(found.begin(), found.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::vector<double> xs = nice_ticks(by_x.first->first, by_x.second->first);
    const std::vector<double> ys = nice_ticks(std::min(0.0, by_y.first->second), by_y.second->second);
    constexpr double left = 80, right = 700, top = 40, bottom = 260;
    const auto x_of = [&](double x) { return left + (x - xs.front()) / (xs.back() - xs.front()) * (right - left); };
    const auto y_of = [&](double y) { return bottom - (y - ys.front()) / (ys.back() - ys.front()) * (bottom - top); };
    const std::string name = name_of(head.measures[measure]);
    Svg svg(720, 300, name + " over " + head.factors[factor], "A dot for each point of the sweep, in base units");
    svg.text(8, 18, "start", axis_of(name, head.measures[measure].unit) + " over " + head.factors[factor],
             "font-weight=\"bold\"");
    for (const double y : ys) {
        svg.line(left, y_of(y), right, y_of(y), "stroke=\"#ddd\"");
        svg.text(left - 6, y_of(y) + 4, "end", readable(y), "font-size=\"11\"");
    }
    for (const double x : xs) svg.text(x_of(x), bottom + 18, "middle", readable(x), "font-size=\"11\"");
    for (const auto& [x, y] : found)
        svg.dot(x_of(x), y_of(y), 3, fmt::format("fill=\"{}\" fill-opacity=\"0.7\"", palette().front()),
                fmt::format("{}: {}", readable(x), readable(y)));
    return svg.take();
}

std::string figures_of(const store::MergedHead& head, std::span<const store::MergedPoint> points, std::size_t measure)
{
    std::vector<std::string> drawings;
    if (is_grid(head, points)) {
        const std::size_t across = head.factors.size() > 1 ? 1 : 0;
        const SweepGrid grid = sweep_grid(head, points, measure, 0, across);
        drawings.push_back(curves(grid));
        if (across > 0) drawings.push_back(surface(grid));
    } else {
        for (std::size_t f = 0; f < head.factors.size(); ++f) drawings.push_back(dots(head, points, measure, f));
    }
    return "<h2>" + escaped(name_of(head.measures[measure])) + "</h2>\n" + figures_html(drawings);
}

} // namespace

std::string sweep_html(const store::MergedHead& head, std::span<const store::MergedPoint> points)
{
    std::string title = "A sweep", plan;
    for (const auto& [name, value] : head.sweep) {
        if (name == "title") title = value;
        if (name == "plan") plan = value;
    }
    std::string body = "<article>\n";
    body += fmt::format("<header><p>Report of a sweep</p>\n<h1>{}</h1>\n<p>{} points</p></header>\n", escaped(title),
                        points.size());
    for (std::size_t m = 0; m < head.measures.size(); ++m) body += figures_of(head, points, m);
    body += "<h2>Points</h2>\n<details><summary>A row a point</summary>\n" + table_html(sweep_table(head, points)) +
            "</details>\n";
    body += "<footer>Plan <code>" + escaped(plan) + "</code></footer>\n</article>\n";
    return html_page(title, body);
}

} // namespace port::report
