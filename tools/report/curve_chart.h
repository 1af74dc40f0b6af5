#pragma once
#include "tools/report/table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace port::report {

/// One line of a chart over numbers.
struct Curve {
    std::string name;
    std::vector<std::pair<double, Estimate>> points; ///< by what lies along the bottom, ascending
};

/// What lies around the lines.
struct CurveFrame {
    std::string title;
    std::string across, up;                              ///< axes with their units: "asked, Mt/yr"
    std::optional<std::pair<double, std::string>> limit; ///< a level, and what it is called
    std::optional<Estimate> mark;                        ///< a place along the bottom, with its interval
};

/// Lines with the bands of their intervals over numbers along the bottom, at their true distances. Points without a
/// finite value are left out.
[[nodiscard]] std::string curve_chart(const CurveFrame& frame, const std::vector<Curve>& curves);

} // namespace port::report
