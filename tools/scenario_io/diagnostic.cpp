#include "tools/scenario_io/diagnostic.h"

#include "tools/scenario_io/text_lines.h"

namespace port::io {
namespace {

constexpr std::size_t longest_message = 600;
constexpr std::size_t longest_line = 500;

} // namespace

std::string print_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t most)
{
    const std::string red = colour ? "\x1b[31m" : "";
    const std::string plain = colour ? "\x1b[0m" : "";
    std::string out;
    for (std::size_t i = 0; i < diagnostics.size() && i < most; ++i) {
        const Diagnostic& d = diagnostics[i];
        out += printable(d.place.file, longest_message);
        if (d.place.line > 0) out += ":" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column);
        out += ": " + red + "error " + d.problem.code + plain + ": ";
        out += printable(message(d.problem), longest_message) + "\n";
        if (d.source_line.empty() || d.source_line.size() > longest_line) continue;
        out += "    " + printable(d.source_line, longest_line) + "\n";
        if (d.place.column > 0)
            out += "    " + blanks_before(d.source_line, d.place.column - 1) + red + "^" + plain + "\n";
    }
    if (diagnostics.size() > most)
        out += (diagnostics.size() < most_kept ? "and " : "and at least ") + std::to_string(diagnostics.size() - most) +
               " more\n";
    return out;
}

} // namespace port::io
