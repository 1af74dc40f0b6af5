#include "models/demand/forecast.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"
#include "tools/report/demand_tables.h"

namespace port::cli {

namespace {

int answer(const DemandOptions& options)
{
    const auto read = read_or_tell(options.scenario, options.sets, files_of({options.csv}));
    if (!read) return bad_input;
    const std::vector<TradeForecast> all = forecasts(read->scenario);
    const Tables tables{{"demand", report::demand_table(all)},
                        {"categories", report::category_demand_table(read->scenario, all)},
                        {"drivers", report::drivers_table(read->scenario)},
                        {"coefficients", report::coefficients_table(all)},
                        {"fits", report::fits_table(all)}};
    if (!options.csv.empty()) write_whole(options.csv, report::to_csv(tables.front().second));
    write_stdout(text_of(tables, options.json ? TablesAs::json : TablesAs::terminal));
    return done;
}

} // namespace

int demand_command(const DemandOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
