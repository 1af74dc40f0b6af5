#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace port::report {

/// Text as it may stand in HTML and SVG, in content and in quoted attributes. Control characters become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// Round numbers that cover low to high, in steps of 1, 2 or 5 times a power of ten, about `about` of them (2 to 12).
/// The first is at most `low`, the last at least `high`; if they are equal or not finite, 0 to 1 or around the value.
[[nodiscard]] std::vector<double> nice_ticks(double low, double high, int about = 5);

/// A drawing in user units, written as one <svg> element that scales with its column and says what it shows to those
/// who don't see it.
class Svg {
public:
    using Points = std::vector<std::pair<double, double>>;

    Svg(double width, double height, const std::string& title, const std::string& description);

    /// `style` is attributes as SVG has them: `stroke="#000" stroke-width="2"`. `tip` shows when pointed at.
    void line(double x1, double y1, double x2, double y2, std::string_view style);
    void path(const Points& points, std::string_view style, bool closed = false);
    void rect(double x, double y, double width, double height, std::string_view style, std::string_view tip = {});
    void dot(double x, double y, double radius, std::string_view style, std::string_view tip = {});
    /// `anchor` is start, middle or end; `style` further attributes.
    void text(double x, double y, std::string_view anchor, std::string_view words, std::string_view style = {});

    [[nodiscard]] std::string take();

private:
    std::string out_;
};

} // namespace port::report
