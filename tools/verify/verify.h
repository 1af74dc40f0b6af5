#pragma once
#include "tools/report/table.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace port::verify {

/// What one check of a scenario gave.
struct Row {
    std::string scenario;   ///< its file, without folder and extension
    std::string of;         ///< the case, if there are several
    std::string figure;     ///< what is compared
    std::string exact;      ///< as written
    report::Estimate found; ///< with the interval that must hold it; a schedule worked by hand has none
    bool agrees = false;
    std::string remark; ///< source, or how it differs
};

struct Options {
    unsigned threads = 0; ///< 0: as many as there are cores
    std::function<void(const Row&)> progress;
};

/// The scenario files named, and those of the folders named and of the folders in them, in order of name.
/// @throws std::filesystem::filesystem_error
[[nodiscard]] std::vector<std::filesystem::path> scenario_files(const std::vector<std::filesystem::path>& places);

/// Runs a scenario and holds it to what its comments expect: a schedule to the tick, in one run; an exact figure to its
/// interval over the scenario's replications, at a confidence at which one of a thousand sound figures falls out.
/// @return nothing to compare is a row that does not agree, so that a check never vanishes
[[nodiscard]] std::vector<Row> verify(const std::filesystem::path& file, const Options& options);

/// A row a check.
[[nodiscard]] report::Table table_of(const std::vector<Row>& rows);

} // namespace port::verify
