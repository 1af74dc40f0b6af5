#include "models/scenario/canonical.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/cli/study_report.h"
#include "tools/cli/telling.h"
#include "tools/cli/trial_runs.h"
#include "tools/report/csv.h"
#include "tools/report/ladder_tables.h"
#include "tools/report/study_drawings.h"
#include "tools/report/terminal.h"
#include "tools/study/amount.h"
#include "tools/study/ladder.h"
#include "tools/study/why.h"

#include <unistd.h>

namespace port::cli {
namespace {

std::string for_stdout(const LadderOptions& o, const study::Ladder& ladder, const study::LadderRequest& request,
                       const commands::RunRequest& as_run)
{
    Tables tables{{"steps", report::rungs_table(ladder, request)}};
    if (request.invest) tables.emplace_back("years", report::build_years_table(ladder));
    if (o.run.json) {
        std::string remarks;
        for (const std::string& r : ladder.remarks) remarks += (remarks.empty() ? "" : ", ") + port::quoted(r);
        return "{\"sentence\": " + port::quoted(ladder.sentence) + ", \"ended\": " + port::quoted(ladder.ended) +
               ", \"reached\": " + (ladder.rungs.back().reached ? "true" : "false") +
               ", \"year\": " + (ladder.year == 0 ? "null" : std::to_string(ladder.year)) +
               ", \"seed\": " + std::to_string(as_run.seed) +
               ", \"replications\": " + std::to_string(as_run.replications) + ", \"remarks\": [" + remarks + "]," +
               text_of(tables, TablesAs::json).substr(1);
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    std::string text = report::paragraph(ladder.sentence, style, true);
    for (const std::string& remark : ladder.remarks) text += report::paragraph(remark, style, false);
    return text + "\n" + text_of(tables, TablesAs::terminal);
}

std::string page_of(const study::Ladder& ladder, const study::LadderRequest& request, const Scenario& scenario,
                    const commands::RunRequest& as_run)
{
    report::StudyPage page = page_about(request.invest ? "What to build next, and when" : "What to add next, and next",
                                        scenario.title, {as_run.replications, as_run.seed, as_run.confidence});
    page.sentences = {ladder.sentence};
    page.remarks = ladder.remarks;
    page.drawings = report::drawings_of(ladder);
    page.tables = {report::rungs_table(ladder, request)};
    if (request.invest) page.tables.push_back(report::build_years_table(ladder));
    return report::study_html(page);
}

/// The budget in the scenario's money.
double budget_of(const std::string& text, const Scenario& scenario)
{
    const double budget = study::amount_in(text, scenario.costs.front().currency);
    if (budget < 0) throw BadUsage("--budget: '" + text + "' is less than nothing");
    return budget;
}

int answer(LadderOptions o)
{
    o.run.scenarios = {o.scenario};
    check_trials(o.run);
    if (!o.budget.empty() && !o.invest)
        throw BadUsage("--budget goes with --invest: a little more of something has no price");
    study::LadderRequest request;
    request.year = year_of(o.year);
    request.invest = o.invest;
    request.most = o.most;
    const auto read = read_or_tell(o.scenario, all_sets(o.run), outputs_of(o.run));
    if (!read) return bad_input;
    const Scenario& scenario = read->scenario;
    const commands::RunRequest as_run = request_of(o.run, scenario);
    if (as_run.replications < 2) throw BadUsage(one_replication);
    study::check_year(scenario, request.year);
    if (o.invest) static_cast<void>(study::open_choices(scenario));
    if (!o.budget.empty()) request.budget = budget_of(o.budget, scenario);
    check_files(o.run);
    TrialRuns runs(o.run, as_run);
    request.trials = runs.request();
    const Scenario begin = o.invest ? study::without_choices(scenario) : scenario;
    if (!o.until.empty()) // a name that is wrong is told after one replication, not after all
        request.until = study::capacity_rule(o.until, "port", runs.figures()(begin, 0));
    const study::Replications base = study::run_all(begin, as_run.replications, runs.figures(), request.trials);
    const study::Ladder ladder = study::climb(scenario, base, request, runs.figures());
    if (!o.run.csv.empty()) write_whole(o.run.csv, report::to_csv(report::rungs_table(ladder, request)));
    if (!o.run.report.empty()) write_whole(o.run.report, page_of(ladder, request, scenario, as_run));
    write_stdout(for_stdout(o, ladder, request, as_run));
    const int code = runs.tell_of_store();
    if (code != done) return code;
    return request.until && !ladder.rungs.back().reached ? answer_is_no : done;
}

} // namespace

int ladder_command(const LadderOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
