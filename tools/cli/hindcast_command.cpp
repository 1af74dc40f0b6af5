#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/telling.h"
#include "tools/report/csv.h"
#include "tools/report/hindcast_tables.h"
#include "tools/scenario_io/recorded_calls.h"

namespace port::cli {
namespace {

constexpr double seconds_an_hour = 3600;

/// The record as calls of the scenario's trades; nothing if something is wrong with it, which is told.
std::optional<std::vector<study::ObservedCall>> calls_of(const HindcastOptions& o, const Scenario& scenario)
{
    const io::RecordedCalls record = io::read_recorded_calls(o.calls);
    if (told(record.diagnostics)) return std::nullopt;
    std::vector<io::Diagnostic> wrong = io::without_any_of(record, {"tonnes"});
    for (const io::Diagnostic& d : io::without_any_of(record, {"started", "waited"})) wrong.push_back(d);
    const io::TradesOfCalls trades = io::trades_of(record, scenario);
    wrong.insert(wrong.end(), trades.diagnostics.begin(), trades.diagnostics.end());
    if (told(wrong)) return std::nullopt;
    std::vector<study::ObservedCall> calls;
    for (std::size_t i = 0; i < record.calls.size(); ++i) {
        const RecordedCall& call = record.calls[i];
        const double waited =
            call.waited ? call.waited->value : static_cast<double>(call.started->seconds - call.arrived.seconds);
        calls.push_back({trades.trades[i], call.arrived, call.ship, *call.tonnes, waited / seconds_an_hour});
    }
    return calls;
}

study::HindcastRequest request_for(const HindcastOptions& o, const Scenario& scenario)
{
    RunOptions as_run;
    as_run.seed = o.seed;
    study::HindcastRequest request;
    request.seed = request_of(as_run, scenario).seed;
    request.replications = o.replications;
    request.threads = o.threads;
    request.skip = days(o.skip_days);
    request.limits = {o.least_within,  o.most_bias,   o.most_error,     o.least_correlation,
                      o.most_unserved, o.least_calls, o.tolerance_hours};
    return request;
}

int answer(const HindcastOptions& o)
{
    RunOptions as_run;
    as_run.seed = o.seed;
    check(as_run);
    for (const std::string& file : {o.scenario, o.calls})
        if (!o.csv.empty() && same_file(o.csv, file))
            throw BadUsage("'" + o.csv + "' is what is read; name another file");
    const auto read = read_or_tell(o.scenario, o.sets, files_of({o.csv}));
    if (!read) return bad_input;
    const auto calls = calls_of(o, read->scenario);
    if (!calls) return bad_input;
    if (!o.csv.empty()) check_writable(o.csv);
    study::HindcastRequest request = request_for(o, read->scenario);
    const StopOnSignal stop;
    request.stop = stop.token();
    Progress progress(o.quiet);
    request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
    const study::HindcastAnswer found = study::hindcast(read->scenario, *calls, request);
    const Tables tables{{"criteria", report::criteria_table(found)},
                        {"trades", report::errors_table("Waits by trade", "trade", found.by_trade)},
                        {"classes", report::errors_table("Waits by class of ships", "class", found.by_class)},
                        {"months", report::errors_table("Waits by month of arrival", "month", found.by_month)}};
    if (!o.csv.empty()) write_whole(o.csv, report::to_csv(report::forecast_table(read->scenario, *calls, found)));
    write_stdout(text_of(tables, o.json ? TablesAs::json : TablesAs::terminal));
    return o.fail && !found.passes() ? answer_is_no : done;
}

} // namespace

int hindcast_command(const HindcastOptions& options)
{
    return answered([&] { return answer(options); });
}

} // namespace port::cli
