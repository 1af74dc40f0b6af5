#pragma once
#include "models/scenario/scenario.h"
#include "tools/scenario_io/diagnostic.h"
#include "tools/scenario_io/text_lines.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace port::io {

/// Where a value was written last, and what the comment there says of it.
struct Origin {
    std::shared_ptr<const TextLines> text; ///< a file, or the text of one `--set`
    int line = 0;                          ///< 0 in a `--set`
    int column = 0;
    Source source;

    [[nodiscard]] TextPlace place() const { return {text->name(), line, column}; }
    [[nodiscard]] Diagnostic diagnostic(Problem problem) const
    {
        return {std::move(problem), place(), text->quote(line > 0 ? line : 1)};
    }
};

/// Where everything in a scenario stands: values, lists and parts, by their path with items by number.
class Origins {
public:
    void note(const std::string& path, Origin origin) { origins_.insert_or_assign(path, std::move(origin)); }
    /// Of exactly this path; nullptr if it was not written.
    [[nodiscard]] const Origin* find(std::string_view path) const;
    /// Of the path, or of the nearest part above it that was written; nullptr if there is none.
    [[nodiscard]] const Origin* nearest(std::string_view path) const;
    /// Forgets what stands inside a path: it is about to be replaced.
    void forget_below(const std::string& path);

private:
    std::map<std::string, Origin, std::less<>> origins_;
};

} // namespace port::io
