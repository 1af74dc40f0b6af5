#include "models/catalogues.h"
#include "models/demand/forecast.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/report/csv.h"
#include "tools/report/demand_tables.h"
#include "tools/report/json.h"
#include "tools/report/terminal.h"
#include "tools/scenario_io/read_scenario.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {

int demand_command(const DemandOptions& options)
{
    const io::ReadResult read = io::read_scenario(options.scenario, catalogues(), options.sets);
    if (!read.ok()) {
        std::fputs(io::print_diagnostics(read.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
        return bad_input;
    }
    const std::vector<TradeForecast> all = forecasts(read.scenario);
    const std::vector<std::pair<const char*, report::Table>> tables{
        {"demand", report::demand_table(all)},
        {"categories", report::category_demand_table(read.scenario, all)},
        {"drivers", report::drivers_table(read.scenario)},
        {"coefficients", report::coefficients_table(all)},
        {"fits", report::fits_table(all)}};
    std::string text = options.json ? "{" : "";
    for (const auto& [key, table] : tables) {
        if (options.json)
            text += (text.size() > 1 ? ",\n\"" : "\n\"") + std::string(key) + "\": " + report::to_json(table);
        else if (!table.rows.empty())
            text += report::to_terminal(table, {colours(STDOUT_FILENO), 0}) + "\n";
    }
    try {
        if (!options.csv.empty()) write_whole(options.csv, report::to_csv(tables.front().second));
    } catch (const FileFailure& failure) {
        std::fprintf(stderr, "portsim: %s\n", failure.what());
        return file_failure;
    }
    std::fputs((text + (options.json ? "}\n" : "")).c_str(), stdout);
    return done;
}

} // namespace port::cli
