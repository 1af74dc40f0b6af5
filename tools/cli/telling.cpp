#include "tools/cli/telling.h"

#include "models/catalogues.h"
#include "tools/cli/files.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/terminal.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {

std::optional<io::ReadResult> read_or_tell(const std::string& file, const std::vector<std::string>& sets,
                                           const std::vector<std::string>& outputs)
{
    io::ReadResult read = io::read_scenario(file, catalogues(), sets);
    if (told(read.diagnostics)) return std::nullopt;
    refuse_to_write_over(read, outputs);
    return read;
}

void refuse_to_write_over(const io::ReadResult& read, const std::vector<std::string>& outputs)
{
    for (const std::string& output : outputs)
        for (const std::filesystem::path& source : read.files)
            if (same_file(output, source.string()))
                throw BadUsage("'" + output + "' is what the scenario is read from; name another file");
}

bool told(const std::vector<io::Diagnostic>& diagnostics)
{
    if (diagnostics.empty()) return false;
    std::fputs(io::print_diagnostics(diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
    return true;
}

std::string text_of(const Tables& tables, TablesAs form)
{
    std::string text = form == TablesAs::json ? "{" : "";
    for (const auto& [key, table] : tables) {
        if (form == TablesAs::json)
            text += (text.size() > 1 ? ",\n\"" : "\n\"") + std::string(key) + "\": " + report::to_json(table);
        else if (form == TablesAs::csv)
            text += (text.empty() ? "" : "\n") + table.title + "\n" + report::to_csv(table);
        else if (!table.rows.empty())
            text += report::to_terminal(table, {colours(STDOUT_FILENO), 0}) + "\n";
    }
    return text + (form == TablesAs::json ? "}\n" : "");
}

} // namespace port::cli
