#include "tools/report/curve_chart.h"

#include "tools/report/charts.h"
#include "tools/report/number.h"
#include "tools/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::report {
namespace {

constexpr double width = 720, height = 340;
constexpr double left = 72, right = 702, top = 46, bottom = 276;
constexpr const char* label = "font-size=\"12\" fill=\"#4a5561\"";

/// The least and the greatest of what is to be shown.
struct Range {
    double least = HUGE_VAL, most = -HUGE_VAL;

    void hold(double value)
    {
        if (!std::isfinite(value)) return;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    void hold(const Estimate& e)
    {
        hold(e.mean);
        hold(e.low.value_or(e.mean));
        hold(e.high.value_or(e.mean));
    }
    [[nodiscard]] std::vector<double> ticks() const
    {
        return least <= most ? nice_ticks(least, most) : nice_ticks(0, 1);
    }
};

/// From numbers to places on the drawing.
class Plane {
public:
    Plane(const CurveFrame& frame, const std::vector<Curve>& curves)
    {
        Range across, up;
        if (frame.mark) across.hold(*frame.mark);
        if (frame.limit) up.hold(frame.limit->first);
        up.hold(0.0);
        for (const Curve& curve : curves)
            for (const auto& [x, y] : curve.points) {
                across.hold(x);
                up.hold(y);
            }
        xs = across.ticks();
        ys = up.ticks();
        if (whole_numbers(curves)) // years have no halves
            std::erase_if(labels = xs, [](double tick) { return tick != std::floor(tick); });
        else
            labels = xs;
    }

    [[nodiscard]] double x(double value) const
    {
        return left + (right - left) * (value - xs.front()) / (xs.back() - xs.front());
    }
    [[nodiscard]] double y(double value) const
    {
        return bottom - (bottom - top) * (value - ys.front()) / (ys.back() - ys.front());
    }

    std::vector<double> xs, ys; ///< ticks
    std::vector<double> labels; ///< of xs, those that are written

private:
    static bool whole_numbers(const std::vector<Curve>& curves)
    {
        for (const Curve& curve : curves)
            for (const auto& [x, y] : curve.points)
                if (x != std::floor(x)) return false;
        return true;
    }
};

void draw_axes(Svg& svg, const CurveFrame& frame, const Plane& plane)
{
    svg.rect(0, 0, width, height, "fill=\"#ffffff\"");
    svg.text(left, 20, "start", frame.title, "font-size=\"15\" font-weight=\"600\" fill=\"#18212b\"");
    svg.text(left, 38, "start", frame.up, label);
    for (const double tick : plane.ys) {
        svg.line(left, plane.y(tick), right, plane.y(tick),
                 tick == 0 ? "stroke=\"#8a94a0\" stroke-width=\"1\"" : "stroke=\"#e3e7ec\" stroke-width=\"1\"");
        svg.text(left - 8, plane.y(tick) + 4, "end", readable(tick), label);
    }
    for (const double tick : plane.labels) svg.text(plane.x(tick), bottom + 18, "middle", readable(tick), label);
    svg.text((left + right) / 2, bottom + 36, "middle", frame.across, label);
}

void draw_mark(Svg& svg, const CurveFrame& frame, const Plane& plane)
{
    if (frame.mark) {
        const Estimate& mark = *frame.mark;
        const double from = plane.x(mark.low.value_or(mark.mean)), to = plane.x(mark.high.value_or(mark.mean));
        svg.rect(from, top, std::max(1.0, to - from), bottom - top, "fill=\"#f6e7d8\"", readable(mark.mean));
        svg.line(plane.x(mark.mean), top, plane.x(mark.mean), bottom, "stroke=\"#8a4b12\" stroke-width=\"1.4\"");
    }
    if (frame.limit) {
        const double y = plane.y(frame.limit->first);
        svg.line(left, y, right, y, "stroke=\"#8a4b12\" stroke-width=\"1.4\" stroke-dasharray=\"6 4\"");
        svg.text(left + 4, y - 5, "start", frame.limit->second, "font-size=\"11\" fill=\"#8a4b12\"");
    }
}

void draw(Svg& svg, const Curve& curve, const Plane& plane, const std::string& colour)
{
    Svg::Points line, band, lower;
    for (const auto& [x, y] : curve.points) {
        if (!std::isfinite(x) || !std::isfinite(y.mean)) continue;
        line.emplace_back(plane.x(x), plane.y(y.mean));
        band.emplace_back(plane.x(x), plane.y(y.high.value_or(y.mean)));
        lower.emplace_back(plane.x(x), plane.y(y.low.value_or(y.mean)));
    }
    band.insert(band.end(), lower.rbegin(), lower.rend());
    if (line.size() > 1) {
        svg.path(band, fmt::format("fill=\"{}\" fill-opacity=\"0.18\" stroke=\"none\"", colour), true);
        svg.path(line, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\"", colour));
    }
    for (const auto& [x, y] : curve.points)
        if (std::isfinite(x) && std::isfinite(y.mean))
            svg.dot(plane.x(x), plane.y(y.mean), 2.6, fmt::format("fill=\"{}\"", colour),
                    fmt::format("{}, {}: {}", curve.name, readable(x), readable(y.mean)));
}

} // namespace

std::string curve_chart(const CurveFrame& frame, const std::vector<Curve>& curves)
{
    const Plane plane(frame, curves);
    constexpr double a_name = 20;
    Svg svg(width, height + a_name * static_cast<double>(curves.size()), frame.title,
            frame.up + " over " + frame.across + ". The same figures stand in the tables of this page.");
    draw_axes(svg, frame, plane);
    draw_mark(svg, frame, plane);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const std::string& colour = palette()[i % palette().size()];
        draw(svg, curves[i], plane, colour);
        const double y = height - 8 + a_name * static_cast<double>(i);
        svg.line(left, y, left + 22, y, fmt::format("stroke=\"{}\" stroke-width=\"2.2\"", colour));
        svg.text(left + 28, y + 4, "start", curves[i].name, label);
    }
    return svg.take();
}

} // namespace port::report
