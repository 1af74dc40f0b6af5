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
#include "tools/report/fit_tables.h"
#include "tools/scenario_io/overlay_text.h"
#include "tools/scenario_io/recorded_calls.h"
#include "tools/study/fit_changes.h"

#include <cstdio>
#include <unistd.h>

namespace port::cli {
namespace {

void say(const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences) std::fprintf(stderr, "portsim: %s\n", sentence.c_str());
}

void check(const FitOptions& o)
{
    if (o.base.empty() && !o.overlay.empty())
        throw BadUsage("--overlay needs --base: an overlay says what it changes of which scenario");
    if (o.base.empty() && !o.sets.empty()) throw BadUsage("--set needs --base");
    if (o.overlay.empty() && !o.law.empty()) throw BadUsage("--law needs --overlay: it says what to write there");
    for (const std::string& file : {o.overlay, o.csv}) {
        if (file.empty()) continue;
        if (same_file(file, o.calls) || (!o.base.empty() && same_file(file, o.base)))
            throw BadUsage("'" + file + "' is what is read; name another file");
    }
    if (!o.overlay.empty() && !o.csv.empty() && same_file(o.overlay, o.csv))
        throw BadUsage("'" + o.csv + "' is named twice; each output needs a file of its own");
    RunOptions as_run;
    as_run.seed = o.seed;
    cli::check(as_run);
}

/// The overlay's text, which is read back before it is written: it has no mistake.
std::string overlay_of(const FitOptions& o, const study::FittedChanges& found, const Scenario& base)
{
    std::vector<std::string> comments{"Laws of arrivals and parcels fitted to " + o.calls + " by portsim fit.",
                                      "The tonnes asked for stay those of the base."};
    for (const std::string& sentence : found.left_out) comments.push_back("Left out: " + sentence);
    std::vector<io::OverlayLine> lines;
    for (const study::FittedChange& own : found.changes) lines.push_back({own.change.path, own.change.value, own.why});
    return io::overlay_text(comments, io::seen_from(o.overlay, o.base), base.title + ", as recorded", lines);
}

std::vector<study::LawWait> waits_of(const FitOptions& o, const std::vector<study::CategoryFit>& fits,
                                     const Scenario& base, std::uint64_t seed)
{
    study::LawWaitRequest request;
    request.seed = seed;
    request.replications = o.replications;
    request.threads = o.threads;
    const StopOnSignal stop;
    request.stop = stop.token();
    Progress progress(o.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    return study::waits_by_law(fits, base, o.calls, request, [&](const Scenario& scenario, std::uint64_t replication) {
        port::RunOptions options;
        options.stop = request.stop;
        return run(scenario, seed, replication, options).figures;
    });
}

int answer(const FitOptions& o)
{
    check(o);
    io::RecordedCalls record = io::read_recorded_calls(o.calls);
    if (told(record.diagnostics)) return bad_input;
    std::optional<io::ReadResult> base;
    RunOptions as_run;
    as_run.seed = o.seed.empty() && o.base.empty() ? "1" : o.seed;
    std::uint64_t seed = request_of(as_run, {}).seed;
    if (!o.base.empty()) {
        base = read_or_tell(o.base, o.sets, files_of({o.overlay, o.csv}));
        if (!base) return bad_input;
        seed = request_of(as_run, base->scenario).seed;
        const io::TradesOfCalls trades = io::trades_of(record, base->scenario);
        if (told(trades.diagnostics)) return bad_input;
        for (std::size_t i = 0; i < record.calls.size(); ++i)
            record.calls[i].category = base->scenario.trades[trades.trades[i]].name;
    }
    for (const std::string& file : {o.overlay, o.csv})
        if (!file.empty()) check_writable(file);
    study::FitRequest request;
    request.bootstrap = o.bootstrap;
    request.seed = seed;
    request.lags = o.lags;
    request.threads = o.threads;
    const study::FitAnswer answer = study::fit_calls(record.calls, request);
    const std::vector<study::CategoryFit>& fits = answer.categories;
    say(answer.left_out);
    std::string overlay;
    if (base) {
        const study::FittedChanges found = study::changes_of(fits, base->scenario, o.calls, o.law);
        say(found.left_out);
        static_cast<void>(study::changed(base->scenario, found.changes)); // is told before anything runs
        if (!o.overlay.empty()) overlay = overlay_of(o, found, base->scenario);
    }
    Tables tables{{"pattern", report::pattern_table(fits)},
                  {"gaps", report::gap_laws_table(fits)},
                  {"parcels", report::parcel_laws_table(fits)},
                  {"correlation", report::correlation_table(fits)},
                  {"months", report::months_table(fits)}};
    if (base && o.replications > 0)
        tables.emplace_back("waits", report::law_waits_table(waits_of(o, fits, base->scenario, seed)));
    if (!overlay.empty()) write_whole(o.overlay, overlay);
    if (!o.csv.empty()) write_whole(o.csv, text_of(tables, TablesAs::csv));
    write_stdout(text_of(tables, o.json ? TablesAs::json : TablesAs::terminal));
    return done;
}

} // namespace

int fit_command(const FitOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
