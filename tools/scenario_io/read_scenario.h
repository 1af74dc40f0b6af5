#pragma once
#include "models/scenario/scenario.h"
#include "tools/scenario_io/diagnostic.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace port::io {

/// Where one value of a scenario comes from, and where it stands.
struct Sourced {
    std::string path; ///< list items by number: `berths[0].depth`
    Source source;    ///< kind `standard` for defaults of the field tables, `user` for `--set`
    TextPlace place;  ///< of the value; without file for defaults
};

/// What reading gives: a scenario that may be run if `ok()`, and all that is wrong with it if not.
struct ReadResult {
    Scenario scenario;
    std::vector<Sourced> sources;        ///< every value but names and references, in the order of the field tables
    std::vector<Diagnostic> diagnostics; ///< in order of file, line and column; last those without a line
    std::vector<std::filesystem::path> files; ///< that were read: overlays, bases, lists

    [[nodiscard]] bool ok() const { return diagnostics.empty(); }
};

/// Reads a scenario or an overlay (`base:` + `change:`), applies the `--set` texts (`path=value`) in their order and
/// checks the whole. Never throws for bad input, and never reads more than 1 MB of a YAML file or 50 MB
/// of a CSV.
[[nodiscard]] ReadResult read_scenario(const std::filesystem::path& file, const Catalogues& catalogues,
                                       const std::vector<std::string>& sets = {});

/// The same for a text that is no file.
/// @param name    what errors call it
/// @param folder  where it looks for its base and its CSV files; without one, they are refused
[[nodiscard]] ReadResult read_scenario_text(std::string_view text, const std::string& name,
                                            const Catalogues& catalogues, const std::vector<std::string>& sets = {},
                                            const std::optional<std::filesystem::path>& folder = std::nullopt);

/// Splits `path=value` at the first `=` outside square brackets; blanks around either part are dropped.
/// @return nothing if either part is empty
[[nodiscard]] std::optional<Change> parse_set(std::string_view text);

/// One diagnostic for each value that a file gives without `# fact: F<n>` or `# assumption: <why>`; names and
/// references need none. For the shipped scenarios.
[[nodiscard]] std::vector<Diagnostic> missing_sources(const ReadResult& result);

} // namespace port::io
