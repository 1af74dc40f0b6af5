#include "models/record/run_errors.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/report/markdown.h"
#include "tools/report/terminal.h"
#include "tools/verify/verify.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace port::cli {

int verify_command(const VerifyOptions& options)
{
    std::vector<verify::Row> rows;
    verify::Options how;
    how.threads = options.threads;
    how.progress = [](const verify::Row& row) {
        if (!row.agrees)
            std::fprintf(stderr, "portsim: %s %s: %s differs: %s\n", row.scenario.c_str(), row.of.c_str(),
                         row.figure.c_str(), row.remark.c_str());
    };
    try {
        const std::vector<std::filesystem::path> places(options.places.begin(), options.places.end());
        for (const auto& file : verify::scenario_files(places)) {
            if (!std::filesystem::exists(file)) {
                std::fprintf(stderr, "portsim: there is no file %s\n", file.c_str());
                return bad_input;
            }
            const auto of_file = verify::verify(file, how);
            rows.insert(rows.end(), of_file.begin(), of_file.end());
        }
    } catch (const std::filesystem::filesystem_error& e) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return bad_input;
    } catch (const ModelFailure& e) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return model_failure;
    }
    if (rows.empty()) {
        std::fputs("portsim: there is no scenario to verify\n", stderr);
        return bad_input;
    }
    report::Table table = verify::table_of(rows);
    if (options.markdown) {
        table.title = "What the model gives where the answer is known";
        std::fputs(report::to_markdown(table).c_str(), stdout);
    } else {
        std::fputs(report::to_terminal(table, {colours(STDOUT_FILENO), 0}).c_str(), stdout);
    }
    const bool all = std::all_of(rows.begin(), rows.end(), [](const verify::Row& row) { return row.agrees; });
    return all ? done : answer_is_no;
}

} // namespace port::cli
