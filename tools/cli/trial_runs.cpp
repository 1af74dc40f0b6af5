#include "tools/cli/trial_runs.h"

#include "tools/cli/request.h"

#include <charconv>

namespace port::cli {

void check_trials(const RunOptions& o)
{
    check(o);
    if (o.replications == "auto") throw BadUsage("--replications: trials pair replications, so they need their number");
    if (o.warm_up == "auto") throw BadUsage("--warm-up: give a time; 'portsim run --warm-up auto' finds one");
}

std::optional<int> year_of(const std::string& text)
{
    if (text.empty()) return std::nullopt;
    int year = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, year);
    if (error != std::errc{} || at != end) throw BadUsage("--year: '" + text + "' is not a year");
    return year;
}

TrialRuns::TrialRuns(const RunOptions& options, const commands::RunRequest& as_run)
    : options_(options), as_run_(as_run),
      kept_(options.store.empty() ? nullptr : std::make_unique<store::Store>(options.store)), progress_(options.quiet),
      source_(as_run.seed, kept_.get(), stop_.token())
{
}

study::TrialRequest TrialRuns::request()
{
    study::TrialRequest request;
    request.confidence = as_run_.confidence;
    request.threads = options_.threads;
    request.stop = stop_.token();
    request.progress = [this](std::size_t done, std::size_t of) { progress_.show(done, of); };
    return request;
}

study::RunFigures TrialRuns::figures()
{
    return
        [this](const Scenario& scenario, std::uint64_t replication) { return source_.figures(scenario, replication); };
}

int TrialRuns::tell_of_store() const
{
    return cli::tell_of_store(options_, source_.use());
}

} // namespace port::cli
