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
#include "tools/commands.h"
#include "tools/report/capacity_tables.h"
#include "tools/report/csv.h"
#include "tools/report/study_drawings.h"
#include "tools/report/terminal.h"
#include "tools/study/amount.h"
#include "tools/study/capacity.h"
#include "tools/study/capacity_sentence.h"
#include "tools/study/demand_scaling.h"

#include <memory>
#include <unistd.h>

namespace port::cli {
namespace {

std::string for_stdout(const CapacityOptions& o, const study::Capacity& found, const study::CapacityRequest& asked,
                       std::uint64_t seed)
{
    const std::string told = study::capacity_sentence(found, o.of, asked.point.confidence);
    const Tables tables{{"capacity", report::capacity_table(found, o.of)},
                        {"curve", report::capacity_curve(found, asked.point.rules, o.of, o.run.json)}};
    if (o.run.json) {
        std::string remarks;
        for (const std::string& remark : found.remarks) remarks += (remarks.empty() ? "" : ", ") + port::quoted(remark);
        return "{\"sentence\": " + port::quoted(told) + ", \"seed\": " + std::to_string(seed) +
               ", \"replications\": " + std::to_string(asked.point.replications) + ", \"remarks\": [" + remarks + "]," +
               text_of(tables, TablesAs::json).substr(1);
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    std::string text = report::paragraph(told, style, true);
    for (const std::string& remark : found.remarks)
        if (remark != told) text += report::paragraph(remark, style, false);
    return text + "\n" + text_of(tables, TablesAs::terminal);
}

std::string page_of(const CapacityOptions& o, const study::Capacity& found, const study::CapacityRequest& asked,
                    const Scenario& scenario, std::uint64_t seed)
{
    report::StudyPage page = page_about("The most " + (o.of == "all" ? std::string("of all cargo") : o.of) +
                                            " a year that keeps to the rules",
                                        scenario.title, {asked.point.replications, seed, asked.point.confidence});
    page.sentences = {study::capacity_sentence(found, o.of, asked.point.confidence)};
    page.remarks = found.remarks;
    page.drawings = report::drawings_of(found, asked.point.rules);
    page.tables = {report::capacity_table(found, o.of), report::capacity_curve(found, asked.point.rules, o.of, false)};
    return report::study_html(page);
}

int answer(const CapacityOptions& o)
{
    check(o.run);
    if (o.run.replications == "auto")
        throw BadUsage("--replications: each demand is run as often, so it needs their number");
    const auto read = read_or_tell(o.run.scenarios.front(), all_sets(o.run), outputs_of(o.run));
    if (!read) return bad_input;
    check_files(o.run);
    const std::unique_ptr<store::Store> kept =
        o.run.store.empty() ? nullptr : std::make_unique<store::Store>(o.run.store);
    const commands::RunRequest as_run = request_of(o.run, read->scenario);
    const StopOnSignal stop;
    commands::ReplicationSource source(as_run.seed, kept.get(), stop.token());
    static_cast<void>(study::with_demand(read->scenario, o.of, 1)); // an unknown category is told before anything runs
    const std::vector<Measured> known = source.figures(read->scenario, 0);
    study::CapacityRequest request;
    request.point.of = o.of;
    for (const std::string& rule : o.rules) request.point.rules.push_back(study::capacity_rule(rule, o.of, known));
    request.point.replications = as_run.replications;
    request.point.confidence = as_run.confidence;
    request.point.threads = o.run.threads;
    request.point.stop = stop.token();
    Progress progress(o.run.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    const study::Capacity found =
        study::find_capacity(read->scenario, request, [&](const Scenario& scenario, std::uint64_t replication) {
            return source.figures(scenario, replication);
        });
    if (!o.run.csv.empty())
        write_whole(o.run.csv, report::to_csv(report::capacity_curve(found, request.point.rules, o.of, true)));
    if (!o.run.report.empty()) write_whole(o.run.report, page_of(o, found, request, read->scenario, as_run.seed));
    write_stdout(for_stdout(o, found, request, as_run.seed));
    const int code = tell_of_store(o.run, source.use());
    if (code != done) return code;
    return found.found ? done : answer_is_no;
}

} // namespace

int capacity_command(const CapacityOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
