#include "models/catalogues.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/source_tables.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/terminal.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {

int facts_command(const FactsOptions& options)
{
    const io::ReadResult read = io::read_scenario(options.scenario, catalogues(), options.sets);
    if (!read.ok()) {
        std::fputs(io::print_diagnostics(read.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
        return bad_input;
    }
    const report::Table values = sources_table(read);
    const report::Table shares = source_shares_table(read);
    std::string text;
    if (options.json)
        text = "{\n\"values\": " + report::to_json(values) + ",\n\"shares\": " + report::to_json(shares) + "}\n";
    else if (options.csv)
        text = report::to_csv(values);
    else
        text = report::to_terminal(values, {colours(STDOUT_FILENO), 0}) + "\n" +
               report::to_terminal(shares, {colours(STDOUT_FILENO), 0});
    std::fputs(text.c_str(), stdout);
    return done;
}

} // namespace port::cli
