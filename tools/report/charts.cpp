#include "tools/report/charts.h"

#include "tools/report/number.h"
#include "tools/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace port::report {
namespace {

constexpr double width = 720, height = 330;
constexpr double left = 64, right = 18, top = 46, bottom = 34; // around the plot, without the legend
constexpr double legend_line = 20, letter = 6.6;               // an estimate of the fonts, on the safe side

constexpr const char* grid_style = "stroke=\"#e3e7ec\" stroke-width=\"1\"";
constexpr const char* axis_style = "stroke=\"#8a94a0\" stroke-width=\"1\"";
constexpr const char* label_style = "font-size=\"12\" fill=\"#4a5561\"";
constexpr const char* title_style = "font-size=\"15\" font-weight=\"600\" fill=\"#18212b\"";

double text_width(const std::string& text)
{
    return letter * display_width(text);
}

/// Rows of legend entries that fit side by side.
std::vector<std::vector<std::size_t>> legend_rows(const std::vector<std::string>& names)
{
    std::vector<std::vector<std::size_t>> rows{{}};
    double used = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double needed = 46 + text_width(names[i]);
        if (used + needed > width - left - right && !rows.back().empty()) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().push_back(i);
        used += needed;
    }
    return rows;
}

/// The frame of a chart with positions along the bottom: title, grid, ticks, labels, legend.
class Frame {
public:
    Frame(const ChartFrame& frame, const std::vector<std::string>& names, double most)
        : frame_(frame), rows_(legend_rows(names)), ticks_(nice_ticks(0, most)),
          svg_(width, height + legend_line * static_cast<double>(rows_.size()), frame.title, described(frame, names))
    {
        svg_.rect(0, 0, width, height + legend_line * static_cast<double>(rows_.size()), "fill=\"#ffffff\"");
        svg_.text(left, 20, "start", frame.title, title_style);
        svg_.text(left, 38, "start", frame.axis, label_style);
        shade();
        for (const double tick : ticks_) {
            svg_.line(left, y(tick), width - right, y(tick), tick == 0 ? axis_style : grid_style);
            svg_.text(left - 8, y(tick) + 4, "end", readable(tick), label_style);
        }
        const std::size_t step = label_step();
        for (std::size_t i = 0; i < frame.positions.size(); i += step)
            svg_.text(x(i), height - bottom + 18, "middle", frame.positions[i], label_style);
    }

    [[nodiscard]] double x(std::size_t position) const { return left + (static_cast<double>(position) + 0.5) * slot(); }
    [[nodiscard]] double y(double value) const
    {
        return height - bottom - (height - top - bottom) * (value - ticks_.front()) / (ticks_.back() - ticks_.front());
    }
    [[nodiscard]] double slot() const
    {
        return (width - left - right) / static_cast<double>(std::max<std::size_t>(1, frame_.positions.size()));
    }
    Svg& svg() { return svg_; }

    /// `sample` draws an entry's sign at (x, y of its middle).
    template <class Sample> std::string finish(const std::vector<std::string>& names, Sample sample)
    {
        double at_y = height + 8;
        for (const auto& row : rows_) {
            double at_x = left;
            for (const std::size_t i : row) {
                sample(i, at_x, at_y);
                svg_.text(at_x + 28, at_y + 4, "start", names[i], label_style);
                at_x += 46 + text_width(names[i]);
            }
            at_y += legend_line;
        }
        return svg_.take();
    }

private:
    static std::string described(const ChartFrame& frame, const std::vector<std::string>& names)
    {
        std::string text = frame.axis + ", " + (frame.positions.empty() ? "" : frame.positions.front());
        if (frame.positions.size() > 1) text += " to " + frame.positions.back();
        text += ": ";
        for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : ", ") + names[i];
        return text + ". The same figures stand in the tables of this page.";
    }

    void shade()
    {
        bool named = false;
        for (std::size_t i = 0; i < frame_.shaded.size(); ++i) {
            if (!frame_.shaded[i]) continue;
            svg_.rect(left + static_cast<double>(i) * slot(), top, slot(), height - top - bottom, "fill=\"#f6e7d8\"",
                      frame_.positions[i] + ": " + frame_.shade_name);
            if (!std::exchange(named, true))
                svg_.text(
                    std::min(left + static_cast<double>(i) * slot() + 4, width - right - text_width(frame_.shade_name)),
                    top + 13, "start", frame_.shade_name, "font-size=\"11\" fill=\"#8a4b12\"");
        }
    }

    [[nodiscard]] std::size_t label_step() const
    {
        double widest = 0;
        for (const std::string& label : frame_.positions) widest = std::max(widest, text_width(label) + 10);
        return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / slot())));
    }

    const ChartFrame& frame_;
    std::vector<std::vector<std::size_t>> rows_;
    std::vector<double> ticks_;
    Svg svg_;
};

const std::string& colour_of(std::size_t number)
{
    return palette()[number % palette().size()];
}

std::vector<std::string> names_of(const std::vector<Series>& series)
{
    std::vector<std::string> names;
    for (const Series& s : series) names.push_back(s.name);
    return names;
}

std::string tip(const ChartFrame& frame, const Series& s, std::size_t i)
{
    const Estimate& e = *s.values[i];
    std::string text = frame.positions[i] + ", " + s.name + ": " + readable(e.mean);
    if (e.low && e.high) text += " (" + readable(*e.low) + " to " + readable(*e.high) + ")";
    return text;
}

/// One unbroken run of a series: positions from `begin` up to `end`.
void draw_run(Frame& frame, const Series& s, std::size_t begin, std::size_t end)
{
    Svg::Points line, band;
    for (std::size_t i = begin; i < end; ++i) line.emplace_back(frame.x(i), frame.y(s.values[i]->mean));
    for (std::size_t i = begin; i < end; ++i)
        band.emplace_back(frame.x(i), frame.y(s.values[i]->high.value_or(s.values[i]->mean)));
    for (std::size_t i = end; i-- > begin;)
        band.emplace_back(frame.x(i), frame.y(s.values[i]->low.value_or(s.values[i]->mean)));
    const std::string& colour = colour_of(s.colour);
    if (end - begin > 1) {
        frame.svg().path(band, fmt::format("fill=\"{}\" fill-opacity=\"0.18\" stroke=\"none\"", colour), true);
        frame.svg().path(line,
                         fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{}",
                                     colour, s.dashed ? " stroke-dasharray=\"6 4\"" : ""));
    } else if (s.values[begin]->low && s.values[begin]->high) {
        frame.svg().line(band.front().first, band.front().second, band.back().first, band.back().second,
                         fmt::format("stroke=\"{}\" stroke-width=\"2\"", colour));
    }
}

} // namespace

const std::vector<std::string>& palette()
{
    static const std::vector<std::string> colours{"#0072b2", "#d55e00", "#009e73", "#e69f00",
                                                  "#cc79a7", "#56b4e9", "#5b5b5b", "#8f6ad8"};
    return colours;
}

std::string line_chart(const ChartFrame& chart, const std::vector<Series>& series)
{
    double most = 0;
    for (const Series& s : series)
        for (const auto& value : s.values)
            if (value) most = std::max(most, value->high.value_or(value->mean));
    const auto names = names_of(series);
    Frame frame(chart, names, most);
    for (const Series& s : series) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= s.values.size(); ++i) {
            if (i < s.values.size() && s.values[i]) continue;
            if (i > begin) draw_run(frame, s, begin, i);
            begin = i + 1;
        }
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (s.values[i])
                frame.svg().dot(frame.x(i), frame.y(s.values[i]->mean), s.dashed ? 2.4 : 3.4,
                                fmt::format("fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"1\"", colour_of(s.colour)),
                                tip(chart, s, i));
    }
    return frame.finish(names, [&](std::size_t i, double x, double y) {
        frame.svg().line(x, y, x + 22, y,
                         fmt::format("stroke=\"{}\" stroke-width=\"2.6\"{}", colour_of(series[i].colour),
                                     series[i].dashed ? " stroke-dasharray=\"6 4\"" : ""));
    });
}

std::string stacked_chart(const ChartFrame& chart, const std::vector<Series>& parts)
{
    double most = 0;
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        double sum = 0;
        for (const Series& s : parts) sum += i < s.values.size() && s.values[i] ? std::max(0.0, s.values[i]->mean) : 0;
        most = std::max(most, sum);
    }
    const auto names = names_of(parts);
    Frame frame(chart, names, most);
    const double bar = std::min(46.0, 0.68 * frame.slot());
    for (std::size_t i = 0; i < chart.positions.size(); ++i) {
        double base = 0;
        for (const Series& s : parts) {
            if (i >= s.values.size() || !s.values[i] || !(s.values[i]->mean > 0)) continue;
            const double upper = base + s.values[i]->mean;
            frame.svg().rect(frame.x(i) - bar / 2, frame.y(upper), bar, frame.y(base) - frame.y(upper),
                             fmt::format("fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"0.8\"", colour_of(s.colour)),
                             tip(chart, s, i));
            base = upper;
        }
    }
    return frame.finish(names, [&](std::size_t i, double x, double y) {
        frame.svg().rect(x + 6, y - 6, 12, 12, fmt::format("fill=\"{}\"", colour_of(parts[i].colour)));
    });
}

std::string bar_chart(const std::string& title, const std::string& axis, const std::vector<Bar>& bars)
{
    constexpr double row = 30, head = 46, foot = 30, margin = 24;
    double names = 0, least = 0, most = 0;
    for (const Bar& b : bars) {
        names = std::max(names, text_width(b.name));
        least = std::min({least, b.value.mean, b.value.low.value_or(0)});
        most = std::max({most, b.value.mean, b.value.high.value_or(0)});
    }
    const double begin = std::min(names + 24, 0.45 * width);
    const double tall = head + row * static_cast<double>(bars.size()) + foot;
    const auto ticks = nice_ticks(least, most);
    const auto x = [&](double value) {
        return begin + (width - begin - margin) * (value - ticks.front()) / (ticks.back() - ticks.front());
    };
    Svg svg(width, tall, title, axis + ". The same figures stand in the table below.");
    svg.rect(0, 0, width, tall, "fill=\"#ffffff\"");
    svg.text(14, 20, "start", title, title_style);
    svg.text(14, 38, "start", axis, label_style);
    for (const double tick : ticks) {
        svg.line(x(tick), head, x(tick), tall - foot, tick == 0 ? axis_style : grid_style);
        svg.text(x(tick), tall - foot + 17, "middle", readable(tick), label_style);
    }
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Estimate& e = bars[i].value;
        const double middle = head + row * (static_cast<double>(i) + 0.5);
        const bool sure = e.low && e.high && (*e.low > 0 || *e.high < 0);
        std::string words = bars[i].name + ": " + readable(e.mean);
        if (e.low && e.high) words += " (" + readable(*e.low) + " to " + readable(*e.high) + ")";
        svg.text(begin - 10, middle + 4, "end", bars[i].name, label_style);
        svg.rect(std::min(x(0), x(e.mean)), middle - 8, std::abs(x(e.mean) - x(0)), 16,
                 fmt::format("fill=\"{}\"", sure ? palette()[0] : "#b9c4cf"), words);
        if (!e.low || !e.high) continue;
        const char* whisker = "stroke=\"#18212b\" stroke-width=\"1.4\"";
        svg.line(x(*e.low), middle, x(*e.high), middle, whisker);
        svg.line(x(*e.low), middle - 4, x(*e.low), middle + 4, whisker);
        svg.line(x(*e.high), middle - 4, x(*e.high), middle + 4, whisker);
    }
    return svg.take();
}

} // namespace port::report
