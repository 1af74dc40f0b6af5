#include "models/demand/forecast.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"
#include "tools/report/demand_tables.h"

#include <cstdio>

namespace port::cli {

int demand_command(const DemandOptions& options)
{
    const auto read = read_or_tell(options.scenario, options.sets);
    if (!read) return bad_input;
    const std::vector<TradeForecast> all = forecasts(read->scenario);
    const Tables tables{{"demand", report::demand_table(all)},
                        {"categories", report::category_demand_table(read->scenario, all)},
                        {"drivers", report::drivers_table(read->scenario)},
                        {"coefficients", report::coefficients_table(all)},
                        {"fits", report::fits_table(all)}};
    try {
        if (!options.csv.empty()) write_whole(options.csv, report::to_csv(tables.front().second));
    } catch (const FileFailure& failure) {
        std::fprintf(stderr, "portsim: %s\n", failure.what());
        return file_failure;
    }
    std::fputs(text_of(tables, options.json ? TablesAs::json : TablesAs::terminal).c_str(), stdout);
    return done;
}

} // namespace port::cli
