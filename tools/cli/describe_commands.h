#pragma once
#include <string>
#include <vector>

namespace port::cli {

/// What `portsim validate` was asked.
struct ValidateOptions {
    std::vector<std::string> scenarios;
    std::vector<std::string> sets;
    bool resolved = false; ///< print the one scenario's whole text, defaults and changes included
};

/// The commands that tell of scenarios and run none; each returns an exit code.
[[nodiscard]] int validate_command(const ValidateOptions& options);
[[nodiscard]] int explain_command(const std::string& what);
[[nodiscard]] int schema_command();
[[nodiscard]] int reference_command();

} // namespace port::cli
