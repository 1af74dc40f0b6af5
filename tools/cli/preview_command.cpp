#include "models/bound/warnings.h"
#include "models/catalogues.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/preview_tables.h"
#include "tools/report/terminal.h"
#include "tools/scenario_io/read_scenario.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {

int preview_command(const PreviewOptions& options)
{
    const io::ReadResult read = io::read_scenario(options.scenario, catalogues(), options.sets);
    if (!read.ok()) {
        std::fputs(io::print_diagnostics(read.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
        return bad_input;
    }
    const bound::Plan plan(read.scenario, catalogues());
    const std::vector<bound::BoundYear> years = bound::years_of(plan);
    const std::vector<std::pair<const char*, report::Table>> tables{
        {"demand", report::offered_table(read.scenario, years)},
        {"mix", report::mix_table(read.scenario, years)},
        {"berths", report::berth_groups_table(years)},
        {"links", report::waterfalls_table(years)},
        {"bounds", report::bounds_table(years)},
        {"warnings", report::warnings_table(bound::warnings_of(plan, years))}};
    std::string text = options.json ? "{" : "";
    for (const auto& [key, table] : tables) {
        if (options.json)
            text += (text.size() > 1 ? ",\n\"" : "\n\"") + std::string(key) + "\": " + report::to_json(table);
        else if (options.csv)
            text += (text.empty() ? "" : "\n") + table.title + "\n" + report::to_csv(table);
        else if (!table.rows.empty())
            text += report::to_terminal(table, {colours(STDOUT_FILENO), 0}) + "\n";
    }
    std::fputs((text + (options.json ? "}\n" : "")).c_str(), stdout);
    return done;
}

} // namespace port::cli
