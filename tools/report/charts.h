#pragma once
#include "tools/report/table.h"

#include <optional>
#include <string>
#include <vector>

namespace port::report {

/// Colours that people with any kind of colour blindness tell apart, dark enough on white.
/// Source: Okabe and Ito, "Color Universal Design", 2008.
[[nodiscard]] const std::vector<std::string>& palette();

/// One line of a chart: a value a position, nothing where there is none (the line is broken there).
struct Series {
    std::string name;
    std::vector<std::optional<Estimate>> values;
    std::size_t colour = 0; ///< in `palette`
    bool dashed = false;    ///< what was asked for, beside what came
};

/// What all charts have.
struct ChartFrame {
    std::string title;
    std::string axis;                   ///< the vertical axis with its unit: "Mt a year"
    std::vector<std::string> positions; ///< "2008" ...
    std::vector<bool> shaded;           ///< positions to mark, by `shade_name`; may be empty
    std::string shade_name;
};

/// Lines over positions, each with the band of its intervals (with whiskers where there is one position alone).
[[nodiscard]] std::string line_chart(const ChartFrame& frame, const std::vector<Series>& series);

/// Bars a position, made of parts one upon the other; missing values count nought.
[[nodiscard]] std::string stacked_chart(const ChartFrame& frame, const std::vector<Series>& parts);

/// One horizontal bar with its interval.
struct Bar {
    std::string name;
    Estimate value;
};
[[nodiscard]] std::string bar_chart(const std::string& title, const std::string& axis, const std::vector<Bar>& bars);

} // namespace port::report
