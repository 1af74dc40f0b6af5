#include "tools/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::report {
namespace {

/// A place in a drawing: two decimals are finer than any screen.
std::string place(double value)
{
    if (!std::isfinite(value)) value = 0;
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string with_tip(std::string_view element, std::string_view tip)
{
    if (tip.empty()) return fmt::format("/>\n");
    return fmt::format("><title>{}</title></{}>\n", escaped(tip), element);
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
                out += "\xEF\xBF\xBD";
            else
                out += c;
        }
    }
    return out;
}

std::vector<double> nice_ticks(double low, double high, int about)
{
    if (!std::isfinite(low) || !std::isfinite(high)) return {0, 1};
    if (low > high) std::swap(low, high);
    if (low == high) {
        if (low == 0) return {0, 1};
        (low > 0 ? low : high) = 0;
    }
    about = std::clamp(about, 2, 12);
    const double rough = (high - low) / about;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= rough * (1 - 1e-9)) {
            step = times * power;
            break;
        }
    const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
    std::vector<double> ticks;
    for (double i = first; i <= last; ++i) ticks.push_back(i * step + 0.0); // no running sum: 0.3 stays 3 x 0.1
    return ticks;
}

Svg::Svg(double width, double height, const std::string& title, const std::string& description)
{
    out_ =
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n"
                    "<title>{}</title>\n<desc>{}</desc>\n",
                    place(width), place(height), escaped(title), escaped(title), escaped(description));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view style)
{
    out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", place(x1), place(y1), place(x2),
                        place(y2), style);
}

void Svg::path(const Points& points, std::string_view style, bool closed)
{
    if (points.empty()) return;
    std::string d;
    for (const auto& [x, y] : points) d += fmt::format("{}{} {}", d.empty() ? "M" : " L", place(x), place(y));
    out_ += fmt::format("<path d=\"{}{}\" {}/>\n", d, closed ? " Z" : "", style);
}

void Svg::rect(double x, double y, double width, double height, std::string_view style, std::string_view tip)
{
    out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}", place(x), place(y),
                        place(std::max(0.0, width)), place(std::max(0.0, height)), style) +
            with_tip("rect", tip);
}

void Svg::dot(double x, double y, double radius, std::string_view style, std::string_view tip)
{
    out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}", place(x), place(y), place(radius), style) +
            with_tip("circle", tip);
}

void Svg::text(double x, double y, std::string_view anchor, std::string_view words, std::string_view style)
{
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" {}>{}</text>\n", place(x), place(y), anchor, style,
                        escaped(words));
}

std::string Svg::take()
{
    out_ += "</svg>\n";
    return std::move(out_);
}

} // namespace port::report
