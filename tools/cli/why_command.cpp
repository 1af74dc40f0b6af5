#include "models/record/run_errors.h"
#include "models/scenario/canonical.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/study_report.h"
#include "tools/cli/telling.h"
#include "tools/cli/trial_runs.h"
#include "tools/report/csv.h"
#include "tools/report/study_drawings.h"
#include "tools/report/terminal.h"
#include "tools/report/why_tables.h"
#include "tools/study/why.h"

#include <unistd.h>

namespace port::cli {
namespace {

std::string for_stdout(const WhyOptions& o, const study::Why& why, const commands::RunRequest& as_run)
{
    const Tables tables{{"trials", report::trials_table(why, as_run.confidence)},
                        {"chain", report::chain_table(why)},
                        {"times", report::times_table(why, o.run.json)}};
    if (o.run.json) {
        std::string remarks;
        for (const std::string& remark : why.remarks) remarks += (remarks.empty() ? "" : ", ") + port::quoted(remark);
        return "{\"sentence\": " + port::quoted(why.sentence) +
               ", \"year\": " + (why.year == 0 ? "null" : std::to_string(why.year)) +
               ", \"steady_state\": " + (why.verdict.settled ? "true" : "false") +
               ", \"binds\": " + port::quoted(why.verdict.binds) + ", \"seed\": " + std::to_string(as_run.seed) +
               ", \"replications\": " + std::to_string(as_run.replications) + ", \"remarks\": [" + remarks + "]," +
               text_of(tables, TablesAs::json).substr(1);
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    std::string text = report::paragraph(why.sentence, style, true);
    for (const std::string& remark : why.remarks)
        if (remark != why.sentence) text += report::paragraph(remark, style, false);
    return text + "\n" + text_of(tables, TablesAs::terminal);
}

std::string page_of(const study::Why& why, const Scenario& scenario, const commands::RunRequest& as_run)
{
    report::StudyPage page =
        page_about(why.year == 0 ? "Why no more, why these waits?"
                                 : "Why no more, why these waits in " + std::to_string(why.year) + "?",
                   scenario.title, {as_run.replications, as_run.seed, as_run.confidence});
    page.sentences = {why.sentence};
    for (const std::string& remark : why.remarks)
        if (remark != why.sentence) page.remarks.push_back(remark);
    page.drawings = report::drawings_of(why);
    page.tables = {report::trials_table(why, as_run.confidence), report::chain_table(why),
                   report::times_table(why, false)};
    return report::study_html(page);
}

int answer(WhyOptions o)
{
    o.run.scenarios = {o.scenario};
    check_trials(o.run);
    study::WhyRequest request;
    request.year = year_of(o.year);
    const auto read = read_or_tell(o.scenario, all_sets(o.run), outputs_of(o.run));
    if (!read) return bad_input;
    const Scenario& scenario = read->scenario;
    if (!o.resource.empty()) request.resource = study::named_resource(o.resource, scenario);
    const commands::RunRequest as_run = request_of(o.run, scenario);
    if (as_run.replications < 2) throw BadUsage(one_replication);
    study::check_year(scenario, request.year);
    check_files(o.run);
    TrialRuns runs(o.run, as_run);
    request.trials = runs.request();
    const study::Replications base = study::run_all(scenario, as_run.replications, runs.figures(), request.trials);
    const Summary summary = summarise(scenario.title, base, as_run.confidence);
    const study::Why why = study::find_why(scenario, summary, base, request, runs.figures());
    if (!o.run.csv.empty()) write_whole(o.run.csv, report::to_csv(report::trials_table(why, as_run.confidence)));
    if (!o.run.report.empty()) write_whole(o.run.report, page_of(why, scenario, as_run));
    write_stdout(for_stdout(o, why, as_run));
    return runs.tell_of_store();
}

} // namespace

int why_command(const WhyOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
