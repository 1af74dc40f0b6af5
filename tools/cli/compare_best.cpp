#include "tools/cli/compare_best.h"

#include "models/scenario/canonical.h"
#include "tools/cli/files.h"
#include "tools/cli/outputs.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/study_report.h"
#include "tools/cli/subjects.h"
#include "tools/cli/telling.h"
#include "tools/commands.h"
#include "tools/report/compare_tables.h"
#include "tools/report/csv.h"
#include "tools/report/terminal.h"
#include "tools/study/amount.h"
#include "tools/study/best_of.h"

#include <memory>
#include <unistd.h>

namespace port::cli {
namespace {

constexpr std::size_t first_look = 10;

/// What was selected, and what that promises.
std::string sentence(const study::BestAnswer& found, const study::BestRequest& request,
                     const std::vector<std::string>& labels)
{
    const std::string& unit = request.quantity.key.unit;
    const std::string what = std::string(request.greatest ? "most " : "least ") + study::measure_name(request.quantity);
    const std::string apart = study::amount_text(request.indifference, unit);
    if (!found.decided)
        return "Not decided after " + std::to_string(request.most) + " replications: " + labels[found.best] +
               " leads by " + what + ", without a promise.";
    return labels[found.best] + " has the " + what + ": " + study::amount_text(found.means[found.best], unit) +
           ". With a chance of " + study::amount_text(request.confidence, "share") +
           " or more this is right, if the best leads the next by " + apart + " or more.";
}

void check_options(const CompareOptions& o)
{
    check(o.run);
    if (o.least == o.most) throw BadUsage("--best needs either --least or --most");
    if (o.indifference.empty())
        throw BadUsage("--best needs --indifference: the least difference that matters to you, such as 0.5h");
    if (!o.fail_if.empty() || o.strict || !o.detect.empty() || !o.year.empty())
        throw BadUsage(
            "--best selects instead of comparing: --fail-if, --strict, --detect and --year do not go with it");
    if (o.run.replications == "auto") throw BadUsage("--replications: with --best it is the most of each scenario");
}

std::string for_stdout(const CompareOptions& o, const std::string& told, const report::Table& table, std::uint64_t seed)
{
    const Tables tables{{"scenarios", table}};
    if (o.run.json)
        return "{\"sentence\": " + port::quoted(told) + ", \"seed\": " + std::to_string(seed) + "," +
               text_of(tables, TablesAs::json).substr(1);
    return report::paragraph(told, {colours(STDOUT_FILENO), 0}, true) + "\n" + text_of(tables, TablesAs::terminal);
}

std::string page_of(const std::string& told, const report::Table& table, const commands::RunRequest& first,
                    const study::BestRequest& request)
{
    report::StudyPage page =
        page_about("Which scenario is best", first.scenario.title, {request.most, first.seed, request.confidence});
    page.how = "at most " + page.how;
    page.sentences = {told};
    page.tables = {table};
    return report::study_html(page);
}

} // namespace

int select_best_answer(const CompareOptions& o)
{
    check_options(o);
    study::BestRequest request;
    request.confidence = share_of(o.pcs, "--pcs");
    request.greatest = o.most;
    request.first = first_look;
    const std::vector<Subject> subjects = read_all(o.run);
    if (subjects.empty()) return bad_input;
    check_files(o.run);
    const commands::RunRequest first = request_of(o.run, subjects.front().read.scenario);
    if (!o.run.replications.empty()) request.most = first.replications;
    if (request.most < first_look)
        throw BadUsage("--replications: --best looks after " + std::to_string(first_look) + " for the first time");
    const std::unique_ptr<store::Store> kept =
        o.run.store.empty() ? nullptr : std::make_unique<store::Store>(o.run.store);
    const StopOnSignal stop;
    request.stop = stop.token();
    request.threads = o.run.threads;
    commands::ReplicationSource source(first.seed, kept.get(), stop.token());
    request.quantity = study::named_measure(o.best, source.figures(first.scenario, 0));
    request.indifference = study::amount_in(o.indifference, request.quantity.key.unit);
    if (!(request.indifference > 0)) throw BadUsage("--indifference must be above nought");
    if (2 * (1 - request.confidence) >= static_cast<double>(subjects.size() - 1))
        throw BadUsage("--pcs: " + o.pcs + " is no more than a blind choice gives");
    Progress progress(o.run.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    std::vector<Scenario> scenarios;
    std::vector<std::string> labels;
    for (const Subject& subject : subjects) {
        scenarios.push_back(subject.read.scenario);
        labels.push_back(subject.label);
    }
    const study::BestAnswer found =
        study::select_best_scenario(scenarios, request, [&](const Scenario& scenario, std::uint64_t replication) {
            return source.figures(scenario, replication);
        });
    const report::Table table =
        report::best_table(found, study::measure_name(request.quantity), request.quantity.key.unit, labels);
    const std::string told = sentence(found, request, labels);
    if (!o.run.report.empty()) write_whole(o.run.report, page_of(told, table, first, request));
    if (!o.run.csv.empty()) write_whole(o.run.csv, report::to_csv(table));
    write_stdout(for_stdout(o, told, table, first.seed));
    const int code = tell_of_store(o.run, source.use());
    if (code != done) return code;
    return found.decided ? done : answer_is_no;
}

} // namespace port::cli
