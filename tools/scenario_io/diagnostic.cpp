#include "tools/scenario_io/diagnostic.h"

namespace port::io {

std::string print_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t most)
{
    const std::string red = colour ? "\x1b[31m" : "";
    const std::string plain = colour ? "\x1b[0m" : "";
    std::string out;
    for (std::size_t i = 0; i < diagnostics.size() && i < most; ++i) {
        const Diagnostic& d = diagnostics[i];
        out += d.place.file;
        if (d.place.line > 0) out += ":" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
        out += ": " + red + "error " + d.problem.code + plain + ": " + message(d.problem) + "\n";
        if (d.source_line.empty() || d.source_line.size() > 500) continue;
        out += "    " + d.source_line + "\n";
        if (d.place.column > 0)
            out += "    " + std::string(static_cast<std::size_t>(d.place.column) - 1, ' ') + red + "^" + plain + "\n";
    }
    if (diagnostics.size() > most) out += "and " + std::to_string(diagnostics.size() - most) + " more\n";
    return out;
}

} // namespace port::io
