#include "models/run.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"
#include "tools/report/doubt_tables.h"
#include "tools/report/json.h"
#include "tools/report/terminal.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {
namespace {

int answer(const DoubtOptions& o)
{
    const auto read = read_or_tell(o.scenario, o.sets, files_of({o.csv}));
    if (!read) return bad_input;
    const Scenario& scenario = read->scenario;
    if (scenario.doubt.empty()) {
        std::fprintf(stderr, "portsim: %s has nothing in doubt; list it under 'doubt:'\n", o.scenario.c_str());
        return bad_input;
    }
    if (!o.csv.empty()) check_writable(o.csv);
    RunOptions as_run;
    as_run.scenarios = {o.scenario};
    as_run.seed = o.seed;
    as_run.csv = o.csv;
    check(as_run); // of the seed, and that nothing is written over the scenario
    study::DoubtRequest request;
    request.seed = request_of(as_run, scenario).seed;
    request.samples = o.samples;
    request.replications = o.replications;
    request.threads = o.threads;
    const StopOnSignal stop;
    request.stop = stop.token();
    Progress progress(o.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    const study::DoubtAnswer found =
        study::study_doubt(scenario, request, [&](const Scenario& sample, std::uint64_t replication) {
            port::RunOptions options;
            options.stop = request.stop;
            return run(sample, request.seed, replication, options).figures;
        });
    const report::Table doubts = report::doubts_table(scenario, found);
    const report::Table figures = report::doubt_figures_table(found);
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(figures));
    if (o.json) {
        write_stdout("{\"samples\": " + std::to_string(o.samples) +
                     ", \"replications\": " + std::to_string(o.replications) +
                     ", \"seed\": " + std::to_string(request.seed) + ",\n\"doubts\": " + report::to_json(doubts) +
                     ",\n\"figures\": " + report::to_json(figures) + "}\n");
        return done;
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    write_stdout(report::to_terminal(doubts, style) + "\n" + report::to_terminal(figures, style));
    return done;
}

} // namespace

int doubt_command(const DoubtOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
