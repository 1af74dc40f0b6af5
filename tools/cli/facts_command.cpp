#include "tools/cli/options.h"
#include "tools/cli/source_tables.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"

#include <cstdio>

namespace port::cli {

int facts_command(const FactsOptions& options)
{
    const auto read = read_or_tell(options.scenario, options.sets);
    if (!read) return bad_input;
    const Tables tables{{"values", sources_table(*read)}, {"shares", source_shares_table(*read)}};
    const std::string text = options.csv ? report::to_csv(tables.front().second)
                                         : text_of(tables, options.json ? TablesAs::json : TablesAs::terminal);
    std::fputs(text.c_str(), stdout);
    return done;
}

} // namespace port::cli
