#pragma once
#include "models/record/calls.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace port::verify {

/// A number as a schedule worked by hand writes it: `13.5`, `9.482583739531`, `5/12` or `4 5/12`.
struct Number {
    long double value = 0;
    int decimals = 0; ///< digits behind the point; a fraction has none and is meant exactly

    /// Hours in ticks, to the nearest; up to eleven decimals make whole ones.
    [[nodiscard]] std::int64_t ticks() const;
    /// Whether a figure is what was written: to 1e-9 of it, or to half of the last of six or more decimals.
    [[nodiscard]] bool means(double found) const;
};

/// @return nothing if `text` is not of one of the three forms, all of it
[[nodiscard]] std::optional<Number> number_from(std::string_view text);

/// One thing that a schedule says must come out; each is a check of its own.
struct Expectation {
    enum class Kind {
        stage, ///< `call 2 | arrived 1 | ...`: when a stage of a call was reached
        spent, ///< `spent 2 | tugs 1.25 | ...`: hours of a call by cause
        berth, ///< `berth 2 | quay (2)`: where she lay
        figure ///< `figure measure | of | cause | value`: one of the reported figures
    } kind{};
    int line = 0;                   ///< of the file, from 1
    std::string text;               ///< as written, for the message
    int call = 0;                   ///< number of the call
    std::size_t index = 0;          ///< of the stage or cause
    std::string measure, of, cause; ///< of a figure; `of` is also a berth's name
    std::optional<Number> number;   ///< nothing: `never` for a stage, `none` for a figure
};

/// A figure that theory or a publication gives, within chance: `# exact: figure measure | of | cause | value | source`.
struct ExactFigure {
    Expectation figure;
    std::string shown;  ///< its number as written
    std::string source; ///< formula, or who found it
};

/// A scenario with some values set, and what it must give: `# case: name | path=value | ...`, then its exact figures.
struct Case {
    int line = 0;
    std::string name;              ///< no text for exact figures of the scenario as it stands
    std::vector<std::string> sets; ///< as `--set` takes them
    std::vector<ExactFigure> exact;
};

struct Expectations {
    std::vector<Expectation> all;
    std::vector<Case> cases;
    std::vector<std::string> errors; ///< lines that say `# expect:`, `# case:` or `# exact:` and cannot be understood
};

/// Reads the comments of a scenario file that say what must come out.
[[nodiscard]] Expectations read_expectations(const std::filesystem::path& file);

} // namespace port::verify
