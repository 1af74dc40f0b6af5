#include "models/run.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/study_report.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/sensitivity_tables.h"
#include "tools/report/study_drawings.h"
#include "tools/report/terminal.h"
#include "tools/study/doubt.h"
#include "tools/study/sensitivity/in_words.h"
#include "tools/study/sensitivity/value_range.h"

#include <optional>
#include <unistd.h>

namespace port::cli {
namespace {

using study::SensitivityMethod;

/// How much of each there is where nothing is said: enough for a first look at a port of a dozen doubts in minutes.
struct Usual {
    SensitivityMethod method;
    std::size_t samples;
    std::size_t replications;
};

Usual usual(const std::string& method)
{
    if (method == "tornado") return {SensitivityMethod::tornado, 0, 20};
    if (method == "morris") return {SensitivityMethod::morris, 20, 4};
    return {SensitivityMethod::sobol, 128, 4};
}

study::SensitivityRequest request_of(const SensitivityOptions& o, const Scenario& scenario)
{
    const Usual usually = usual(o.method);
    if (usually.method == SensitivityMethod::tornado && o.samples)
        throw BadUsage("--samples is of morris and sobol; a tornado has two points a doubt, and more --replications");
    RunOptions as_run;
    as_run.scenarios = {o.scenario};
    as_run.seed = o.seed;
    as_run.csv = o.csv;
    as_run.report = o.report;
    check(as_run);
    study::SensitivityRequest request;
    request.method = usually.method;
    request.of = o.of;
    request.seed = request_of(as_run, scenario).seed;
    request.samples = o.samples.value_or(usually.samples);
    request.replications = o.replications.value_or(usually.replications);
    request.tail = share_of(o.tail, "--tail");
    if (request.tail >= 0.5) throw BadUsage("--tail: '" + o.tail + "' is half or more; write it like '5%'");
    request.threads = o.threads;
    return request;
}

std::string as_json(const SensitivityOptions& o, const study::SensitivityRequest& request,
                    const study::SensitivityAnswer& answer, const std::string& sentence)
{
    report::Table head{"", {}, {{}}, {}};
    const auto say = [&](const char* key, report::Cell value) {
        head.columns.push_back({key, ""});
        head.rows[0].push_back(std::move(value));
    };
    say("method", o.method);
    say("of", study::measure_name(answer.of));
    say("unit", answer.of.key.unit);
    say("seed", report::Exact{std::to_string(request.seed)});
    if (request.method != SensitivityMethod::tornado) say("samples", static_cast<std::int64_t>(request.samples));
    say("replications", static_cast<std::int64_t>(request.replications));
    say("runs", static_cast<std::int64_t>(answer.runs));
    say("unsettled_runs", static_cast<std::int64_t>(answer.unsettled));
    if (const auto* tornado = std::get_if<study::Tornado>(&answer.found))
        say("base", report::Estimate{tornado->base.value, tornado->base.low, tornado->base.high});
    say("told_apart", answer.next && answer.next->matters && answer.next->told_apart);
    if (answer.next) say("next", answer.doubts[answer.next->dimension].name);
    say("sentence", sentence);
    Tables tables{{"study", head}, {"doubts", report::sensitivity_table(answer, request)}};
    if (const auto spread = report::spread_table(answer)) tables.emplace_back("spread", *spread);
    return text_of(tables, TablesAs::json);
}

std::string page_of(const study::SensitivityRequest& request, const study::SensitivityAnswer& found,
                    const std::string& sentence, const Scenario& scenario)
{
    report::StudyPage page = page_about("Which doubt moves " + study::measure_name(found.of) + " most", scenario.title,
                                        {request.replications, request.seed, request.confidence});
    page.sentences = {sentence};
    page.drawings = report::drawings_of(found);
    page.tables = {report::sensitivity_table(found, request)};
    if (const auto spread = report::spread_table(found)) page.tables.push_back(*spread);
    return report::study_html(page);
}

int answer(const SensitivityOptions& o)
{
    const auto read = read_or_tell(o.scenario, o.sets, files_of({o.csv, o.report}));
    if (!read) return bad_input;
    const Scenario scenario = study::with_ranges(read->scenario, o.values);
    study::SensitivityRequest request = request_of(o, scenario);
    for (const std::string& file : {o.csv, o.report})
        if (!file.empty()) check_writable(file);
    const StopOnSignal stop;
    request.stop = stop.token();
    Progress progress(o.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    const study::SensitivityAnswer found =
        study::study_sensitivity(scenario, request, [&](const Scenario& point, std::uint64_t replication) {
            port::RunOptions options;
            options.stop = request.stop;
            return run(point, request.seed, replication, options).figures;
        });
    const std::string sentence = study::worth_measuring_next(found, request);
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(report::sensitivity_table(found, request)));
    if (!o.report.empty()) write_whole(o.report, page_of(request, found, sentence, scenario));
    if (o.json) {
        write_stdout(as_json(o, request, found, sentence));
        return done;
    }
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    const bool is_tornado = request.method == SensitivityMethod::tornado;
    std::string text =
        report::paragraph(sentence, style) + "\n" +
        report::to_terminal(
            is_tornado ? report::tornado_bars(found, request) : report::sensitivity_table(found, request), style);
    if (const auto spread = report::spread_table(found)) text += "\n" + report::to_terminal(*spread, style);
    write_stdout(text);
    return done;
}

} // namespace

int sensitivity_command(const SensitivityOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
