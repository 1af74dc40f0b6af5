#include "models/scenario/canonical.h"
#include "tools/cli/answered.h"
#include "tools/cli/compare_best.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
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
#include "tools/report/study_drawings.h"
#include "tools/report/terminal.h"
#include "tools/study/amount.h"
#include "tools/study/compare.h"
#include "tools/study/compare_limits.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace port::cli {
namespace {

study::CompareRules rules_of(const CompareOptions& o)
{
    study::CompareRules rules;
    rules.confidence = share_of(o.run.confidence, "--confidence");
    if (!o.detect.empty()) rules.detect = share_of(o.detect, "--detect");
    rules.every_year = o.year == "all";
    if (rules.every_year || o.year.empty()) return rules;
    int year = 0;
    const char* end = o.year.data() + o.year.size();
    const auto [at, error] = std::from_chars(o.year.data(), end, year);
    if (error != std::errc{} || at != end) throw BadUsage("--year: '" + o.year + "' is neither a year nor 'all'");
    rules.year = year;
    return rules;
}

/// Runs all scenarios at the seed and with the replications of the first, so that they are paired.
std::vector<study::ComparedRun> run_all(const CompareOptions& o, const std::vector<Subject>& subjects,
                                        store::Store* kept, const std::stop_token& stop, commands::StoreUse& use)
{
    const commands::RunRequest first = request_of(o.run, subjects.front().read.scenario);
    std::vector<study::ComparedRun> runs;
    for (const Subject& subject : subjects) {
        commands::RunRequest request = first;
        request.scenario = subject.read.scenario;
        request.figures = true;
        request.stop = stop;
        request.store = kept;
        Progress progress(o.run.quiet);
        request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
        commands::RunAnswer answer = commands::run_scenario(request);
        for (const std::string& remark : answer.remarks)
            std::fprintf(stderr, "portsim: %s: %s\n", subject.label.c_str(), remark.c_str());
        use.replications += answer.store.replications;
        use.found += answer.store.found;
        if (use.failure.empty()) use.failure = answer.store.failure;
        runs.push_back({subject.label, subject.read.scenario, std::move(answer.figures), std::move(answer.summary),
                        std::move(answer.verdict)});
    }
    return runs;
}

std::string strings_json(const std::vector<std::string>& texts)
{
    std::string json = "[";
    for (const std::string& text : texts) json += (json.size() > 1 ? ", " : "") + port::quoted(text);
    return json + "]";
}

/// The limits, whose figures are named among those of one replication that is run for it: a name that is wrong is told
/// before all others are.
std::vector<study::ChangeLimit> limits_of(const CompareOptions& o, const commands::RunRequest& first,
                                          store::Store* kept, const std::stop_token& stop)
{
    if (o.fail_if.empty()) return {};
    commands::ReplicationSource source(first.seed, kept, stop);
    const std::vector<Measured> known = source.figures(first.scenario, 0);
    std::vector<study::ChangeLimit> limits;
    for (const std::string& text : o.fail_if) limits.push_back(study::change_limit(text, known));
    return limits;
}

std::string for_stdout(const CompareOptions& o, const std::vector<study::ComparedRun>& runs,
                       const study::Comparison& comparison, const std::vector<study::LimitOutcome>& limits,
                       const commands::RunRequest& request)
{
    Tables tables{{"changes", report::changed_paths_table(comparison, runs)},
                  {"differences", report::compared_table(comparison, runs, o.run.json)},
                  {"binding", report::binding_moves_table(comparison, runs)}};
    if (!o.fail_if.empty()) tables.push_back({"limits", report::limits_table(limits, runs, o.strict)});
    std::vector<std::string> sentences, remarks;
    for (const study::ComparedAlternative& alternative : comparison.alternatives) {
        sentences.push_back(alternative.sentence);
        for (const std::string& remark : alternative.remarks)
            remarks.push_back(runs[alternative.run].label + ": " + remark);
    }
    if (o.run.json) {
        const std::string rest = text_of(tables, TablesAs::json).substr(1); // behind its brace
        return "{\"base\": " + port::quoted(runs.front().label) + ", \"seed\": " + std::to_string(request.seed) +
               ", \"replications\": " + std::to_string(request.replications) +
               ",\n\"sentences\": " + strings_json(sentences) + ",\n\"remarks\": " + strings_json(remarks) + "," + rest;
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    std::string text;
    for (const std::string& sentence : sentences) text += report::paragraph(sentence, style, true);
    for (const std::string& remark : remarks) text += report::paragraph(remark, style, false);
    return text + "\n" + text_of(tables, TablesAs::terminal);
}

std::string page_of(const CompareOptions& o, const std::vector<study::ComparedRun>& runs,
                    const study::Comparison& comparison, const std::vector<study::LimitOutcome>& limits,
                    const commands::RunRequest& request, double confidence)
{
    report::StudyPage page = page_about("What scenarios do differently from the first, on the same chance",
                                        runs.front().scenario.title, {request.replications, request.seed, confidence});
    for (const study::ComparedAlternative& alternative : comparison.alternatives) {
        page.sentences.push_back(alternative.sentence);
        for (const std::string& remark : alternative.remarks)
            page.remarks.push_back(runs[alternative.run].label + ": " + remark);
    }
    page.drawings = report::drawings_of(comparison, runs);
    page.tables = {report::changed_paths_table(comparison, runs), report::compared_table(comparison, runs, false),
                   report::binding_moves_table(comparison, runs)};
    if (!o.fail_if.empty()) page.tables.push_back(report::limits_table(limits, runs, o.strict));
    return report::study_html(page);
}

int answer(const CompareOptions& o)
{
    check(o.run);
    if (o.run.replications == "auto")
        throw BadUsage("--replications: a comparison pairs replications, so it needs their number");
    if (o.least || o.most || !o.indifference.empty())
        throw BadUsage("--least, --most and --indifference go with --best");
    if (o.strict && o.fail_if.empty()) throw BadUsage("--strict goes with --fail-if");
    const study::CompareRules rules = rules_of(o);
    const std::vector<Subject> subjects = read_all(o.run);
    if (subjects.empty()) return bad_input;
    for (std::size_t i = 1; i < subjects.size(); ++i)
        static_cast<void>(study::compared_years({subjects[0].label, subjects[0].read.scenario},
                                                {subjects[i].label, subjects[i].read.scenario}, rules));
    check_files(o.run);
    const std::unique_ptr<store::Store> kept =
        o.run.store.empty() ? nullptr : std::make_unique<store::Store>(o.run.store);
    const StopOnSignal stop;
    commands::StoreUse use;
    const commands::RunRequest first = request_of(o.run, subjects.front().read.scenario);
    const std::vector<study::ChangeLimit> limits = limits_of(o, first, kept.get(), stop.token());
    const std::vector<study::ComparedRun> runs = run_all(o, subjects, kept.get(), stop.token(), use);
    const std::vector<study::LimitOutcome> outcomes = study::held_limits(runs, limits, rules.confidence);
    const study::Comparison comparison = study::compare_runs(runs, rules);
    if (!o.run.csv.empty()) write_whole(o.run.csv, report::to_csv(report::compared_table(comparison, runs, true)));
    if (!o.run.report.empty())
        write_whole(o.run.report, page_of(o, runs, comparison, outcomes, first, rules.confidence));
    write_stdout(for_stdout(o, runs, comparison, outcomes, first));
    if (const int code = tell_of_store(o.run, use); code != done) return code;
    const bool failed = std::any_of(outcomes.begin(), outcomes.end(), [&](const study::LimitOutcome& outcome) {
        return study::fails(outcome, o.strict);
    });
    return failed ? answer_is_no : done;
}

} // namespace

int compare_command(const CompareOptions& options)
{
    return answered([&] { return options.best.empty() ? answer(options) : select_best_answer(options); });
}

} // namespace port::cli
