#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/scenario.h"
#include "tools/sweep/study_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace port::sweep {

/// A varied value, as the points of a design see it: some texts, or any number between two.
struct Factor {
    std::string path;
    std::vector<std::string> values; ///< none: any number from `from` to `to`
    double from = 0, to = 0;         ///< base units
    const TypeInfo* type = nullptr;  ///< of a number; nullptr where values are listed

    /// How many values it takes; 0: as many as there are numbers.
    [[nodiscard]] std::uint64_t levels() const { return values.size(); }
    /// What it is given at a place of its range, 0 <= place <= 1: the value that holds its share of it, or the number
    /// that lies there, of a count the nearest whole one.
    [[nodiscard]] std::string text_at(double place) const;
};

/// Whether a value of the kind is a number that a range may go over.
[[nodiscard]] bool is_number(Kind kind);

/// The factors of a study, each value tried alone on the base.
/// @param problems  gets what is wrong, with paths such as `vary[0].values[2]`
[[nodiscard]] std::vector<Factor> factors_of(const StudySpec& study, const Scenario& base, const Catalogues& catalogues,
                                             std::vector<Problem>& problems);

} // namespace port::sweep
