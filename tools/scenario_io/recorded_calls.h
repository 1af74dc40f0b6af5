#pragma once
#include "models/scenario/recorded_calls.h"
#include "models/scenario/scenario.h"
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/text_lines.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace port::io {

/// The calls of a record, and all that is wrong with it. Without an error each call has all that the file has a column
/// of.
struct RecordedCalls {
    std::vector<RecordedCall> calls;
    std::vector<int> lines;                ///< where each stands, from 1
    std::vector<std::string> columns;      ///< of the file, in its order
    std::shared_ptr<const TextLines> text; ///< of the file; nullptr if it could not be read
    std::vector<Diagnostic> diagnostics;   ///< in the order of the file

    [[nodiscard]] bool ok() const { return diagnostics.empty(); }
    [[nodiscard]] bool has(std::string_view column) const;
};

/// Reads a CSV of calls, with the columns of `RecordedCall` in any order; a column of masses or lengths of time may
/// have its unit in the header, as `tonnes [t]`. What has a column has to be given in every row: a gap would quietly
/// join the times on its both sides. Errors: a file that cannot be read, an unknown column or unit, an empty cell, what
/// is no date, number or mass, a time of arrival before that of the row above, a start before the arrival or a leaving
/// before the start, and both 'started' and 'waited'.
[[nodiscard]] RecordedCalls read_recorded_calls(const std::filesystem::path& file);

/// A diagnostic if the record has none of some columns.
[[nodiscard]] std::vector<Diagnostic> without_any_of(const RecordedCalls& record,
                                                     const std::vector<std::string>& columns);

/// Which of a scenario's trades each call is of, and what of the record the scenario does not know.
struct TradesOfCalls {
    std::vector<std::size_t> trades; ///< by call, where nothing is wrong
    std::vector<Diagnostic> diagnostics;
};

/// A category is the name of a trade, or that of a category with one trade; without the column the scenario has one
/// trade alone. A ship is one of its classes.
[[nodiscard]] TradesOfCalls trades_of(const RecordedCalls& record, const Scenario& scenario);

} // namespace port::io
