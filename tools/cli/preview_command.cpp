#include "models/bound/warnings.h"
#include "models/catalogues.h"
#include "tools/cli/options.h"
#include "tools/cli/telling.h"
#include "tools/report/preview_tables.h"

#include <cstdio>

namespace port::cli {

int preview_command(const PreviewOptions& options)
{
    const auto read = read_or_tell(options.scenario, options.sets);
    if (!read) return bad_input;
    const bound::Plan plan(read->scenario, catalogues());
    const std::vector<bound::BoundYear> years = bound::years_of(plan);
    const Tables tables{{"demand", report::offered_table(read->scenario, years)},
                        {"mix", report::mix_table(read->scenario, years)},
                        {"berths", report::berth_groups_table(years)},
                        {"links", report::waterfalls_table(years)},
                        {"bounds", report::bounds_table(years)},
                        {"warnings", report::warnings_table(bound::warnings_of(plan, years))}};
    std::fputs(text_of(tables, options.json  ? TablesAs::json
                               : options.csv ? TablesAs::csv
                                             : TablesAs::terminal)
                   .c_str(),
               stdout);
    return done;
}

} // namespace port::cli
