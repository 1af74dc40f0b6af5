#pragma once
#include "models/scenario/scenario.h"
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/text_lines.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace port::io {

/// Where a value was written last, and what the comment there says of it.
struct Origin {
    std::shared_ptr<const TextLines> text; ///< a file, or the text of one `--set`
    int line = 0;                          ///< 0 in a `--set`
    int column = 0;
    Source source;
    std::shared_ptr<const TextLines> layer{}; ///< of a value in a CSV: the scenario file that names it

    /// The scenario file, or `--set`, that the value came with.
    [[nodiscard]] const std::string& layer_name() const { return (layer ? layer : text)->name(); }
    [[nodiscard]] TextPlace place() const { return {text->name(), line, column}; }
    [[nodiscard]] Diagnostic diagnostic(Problem problem) const
    {
        return {std::move(problem), place(), text->quote(line > 0 ? line : 1)};
    }
};

/// Where the items of a list stand that a CSV gives. Kept by row, since a place a value would take more room than the
/// values of a long file; the column is found again when it is asked for.
struct RowOrigins {
    std::shared_ptr<const TextLines> text;
    std::shared_ptr<const TextLines> layer; ///< the scenario file that names it
    Source source;                          ///< of all values
    int source_line = 0;
    std::vector<std::string> keys; ///< of the columns
    std::vector<int> lines;        ///< of the rows

    /// Where an item stands, or of a key its cell.
    [[nodiscard]] Origin of(std::size_t row, std::string_view key) const;
};

/// Where everything in a scenario stands: values, lists and parts, by their path with items by number.
class Origins {
public:
    void note(const std::string& path, Origin origin) { origins_.insert_or_assign(path, std::move(origin)); }
    /// Notes a whole list that stands in a CSV.
    void note_rows(const std::string& path, RowOrigins rows) { rows_.insert_or_assign(path, std::move(rows)); }
    /// Of exactly this path; nothing if it was not written.
    [[nodiscard]] std::optional<Origin> find(std::string_view path) const;
    /// Of the path, or of the nearest part above it that was written; nothing if there is none.
    [[nodiscard]] std::optional<Origin> nearest(std::string_view path) const;
    /// The rows of a list that stands in a CSV; nullptr of any other path.
    [[nodiscard]] const RowOrigins* rows(std::string_view path) const;
    /// Whether something inside a path was noted by itself: of a list from a CSV, what was changed afterwards.
    [[nodiscard]] bool noted_below(const std::string& path) const;
    /// Forgets what stands inside a path: it is about to be replaced.
    void forget_below(const std::string& path);

private:
    std::map<std::string, Origin, std::less<>> origins_;
    std::map<std::string, RowOrigins, std::less<>> rows_;
};

} // namespace port::io
