#include "models/catalogues.h"
#include "models/record/run_errors.h"
#include "models/scenario/change.h"
#include "sim/process.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/progress.h"
#include "tools/commands.h"
#include "tools/report/call_rows.h"
#include "tools/report/csv.h"
#include "tools/report/json.h"
#include "tools/report/page.h"
#include "tools/report/terminal.h"
#include "tools/report/year_table.h"
#include "tools/scenario_io/read_scenario.h"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace port::cli {
namespace {

/// A mistake on the command line itself.
struct BadUsage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

volatile std::sig_atomic_t signal_seen = 0;

/// Turns SIGINT and SIGTERM into a stop token, so that a run ends cleanly and writes nothing half.
class Stop {
public:
    Stop()
    {
        std::signal(SIGINT, [](int s) { signal_seen = s; });
        std::signal(SIGTERM, [](int s) { signal_seen = s; });
        watcher_ = std::jthread([this](const std::stop_token& over) {
            while (!over.stop_requested()) {
                if (signal_seen) source_.request_stop();
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread watcher_;
};

double share_of(const std::string& text, const char* option)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string rest(end, text.data() + text.size());
    if (rest == "%" || rest == " %") value /= 100;
    if (error != std::errc{} || (rest != "%" && rest != " %" && !rest.empty()) || !(value > 0 && value < 1))
        throw BadUsage(std::string(option) + ": '" + text + "' is not a share between 0 and 1; write it like '2%'");
    return value;
}

std::string quoted(const std::string& word)
{
    if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=%") ==
        std::string::npos)
        return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::vector<std::string> all_sets(const RunOptions& o)
{
    std::vector<std::string> sets = o.sets;
    if (!o.horizon.empty()) sets.push_back("horizon=" + o.horizon);
    if (!o.warm_up.empty()) sets.push_back("warm_up=" + o.warm_up);
    return sets;
}

std::string repeat_line(const RunOptions& o, const std::string& scenario, const commands::RunRequest& request)
{
    std::string line = "portsim run " + quoted(scenario);
    for (const std::string& set : all_sets(o)) line += " --set " + quoted(set);
    line += " --seed " + std::to_string(request.seed) + " --replications ";
    line += request.precision ? "auto --precision " + quoted(o.precision) : std::to_string(request.replications);
    if (o.confidence != "95%") line += " --confidence " + quoted(o.confidence);
    return line;
}

commands::RunRequest request_of(const RunOptions& o, const Scenario& scenario)
{
    commands::RunRequest request;
    request.scenario = scenario;
    request.seed = o.seed.value_or(static_cast<unsigned long long>(scenario.seed));
    request.replications = static_cast<std::size_t>(scenario.replications);
    request.threads = o.threads;
    request.confidence = share_of(o.confidence, "--confidence");
    request.calls = !o.calls.empty();
    if (o.replications == "auto") {
        request.precision = share_of(o.precision, "--precision");
    } else if (!o.replications.empty()) {
        const char* end = o.replications.data() + o.replications.size();
        const auto [at, error] = std::from_chars(o.replications.data(), end, request.replications);
        if (error != std::errc{} || at != end || request.replications < 1 || request.replications > 100'000)
            throw BadUsage("--replications: '" + o.replications + "' is neither a number from 1 to 100000 nor 'auto'");
    }
    return request;
}

report::Table sources_table(const Scenario& scenario, const std::vector<io::Sourced>& sources)
{
    static_cast<void>(scenario);
    report::Table table{
        "Where the values come from",
        {{"path", "", report::Align::left}, {"source", "", report::Align::left}, {"text", "", report::Align::left}},
        {},
        {}};
    for (const io::Sourced& s : sources) {
        static constexpr const char* kinds[] = {"fact", "assumption", "set by the user", "no source given", "default"};
        table.rows.push_back({s.path, std::string(kinds[static_cast<int>(s.source.kind)]), s.source.text});
    }
    return table;
}

bool colours(int fd)
{
    return isatty(fd) && !std::getenv("NO_COLOR");
}

void print(const report::Answer& answer)
{
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    if (!answer.label.empty()) std::printf("%s\n", answer.label.c_str());
    std::fputs(report::paragraph(answer.verdict.sentence, style, true).c_str(), stdout);
    std::fputs("\n", stdout);
    std::fputs(report::to_terminal(
                   report::year_table(answer.summary, answer.verdict, report::names_of(answer.scenario)), style)
                   .c_str(),
               stdout);
    std::printf("\nTo repeat: %s\n", answer.repeat.c_str());
}

int answer_all(const RunOptions& o)
{
    std::vector<report::Answer> answers;
    std::vector<CallRow> calls;
    const Stop stop;
    for (const std::string& file : o.scenarios) {
        const io::ReadResult read = io::read_scenario(file, catalogues(), all_sets(o));
        if (!read.ok()) {
            std::fputs(io::print_diagnostics(read.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
            return bad_input;
        }
        commands::RunRequest request = request_of(o, read.scenario);
        request.stop = stop.token();
        Progress progress(o.quiet);
        request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
        commands::RunAnswer answer = commands::run_scenario(request);
        const std::string label = o.scenarios.size() > 1 ? std::filesystem::path(file).stem().string() : "";
        answers.push_back({label,
                           read.scenario,
                           std::move(answer.summary),
                           std::move(answer.verdict),
                           request.seed,
                           PORTSIM_VERSION,
                           sources_table(read.scenario, read.sources),
                           repeat_line(o, file, request),
                           {}});
        if (answers.size() == 1) calls = std::move(answer.calls);
    }
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(report::figure_rows(answers.front().summary)));
    if (!o.calls.empty()) write_whole(o.calls, report::to_csv(report::call_rows(answers.front().scenario, calls)));
    if (!o.report.empty()) write_whole(o.report, report::to_html(answers));
    if (o.json)
        std::fputs(report::to_json(answers).c_str(), stdout);
    else
        for (const report::Answer& answer : answers) print(answer);
    return std::fflush(stdout) == 0 ? done : file_failure;
}

} // namespace

int run_command(const RunOptions& o)
{
    const auto fail = [](const std::exception& e, int code) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return code;
    };
    try {
        return answer_all(o);
    } catch (const BadUsage& e) {
        return fail(e, usage);
    } catch (const RunStopped& e) {
        return fail(e, 128 + (signal_seen ? signal_seen : SIGINT));
    } catch (const FileFailure& e) {
        return fail(e, file_failure);
    } catch (const std::exception& e) {
        return fail(e, model_failure);
    }
}

} // namespace port::cli
