#pragma once
#include <string_view>
#include <vector>

namespace port::cli {

/// A file that `portsim init` writes, as it stands in tools/cli/template.
struct TemplateFile {
    std::string_view name;
    std::string_view text;
};

[[nodiscard]] std::vector<TemplateFile> template_files();

} // namespace port::cli
