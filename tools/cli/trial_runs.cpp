#include "tools/cli/trial_runs.h"

#include "models/record/run_errors.h"
#include "tools/cli/files.h"
#include "tools/cli/request.h"
#include "tools/store/store_failure.h"
#include "tools/study/amount.h"
#include "tools/study/build_year.h"
#include "tools/study/measure_name.h"
#include "tools/study/why.h"

#include <charconv>
#include <csignal>
#include <cstdio>

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
    const commands::StoreUse use = source_.use();
    if (!options_.store.empty() && !options_.quiet)
        std::fprintf(stderr, "%zu of %zu replications from the store\n", use.found, use.replications);
    if (use.failure.empty()) return done;
    std::fprintf(stderr, "portsim: %s; the results are whole, but not all replications are kept\n",
                 use.failure.c_str());
    return file_failure;
}

int answered(const std::function<int()>& command)
{
    const auto fail = [](const std::exception& e, int code) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return code;
    };
    try {
        return command();
    } catch (const BadUsage& e) {
        return fail(e, usage);
    } catch (const study::BadQuestion& e) {
        return fail(e, usage);
    } catch (const study::UnknownMeasure& e) {
        return fail(e, usage);
    } catch (const study::UnknownResource& e) {
        return fail(e, bad_input);
    } catch (const study::NothingToBuild& e) {
        return fail(e, bad_input);
    } catch (const RunStopped& e) {
        return fail(e, StopOnSignal::exit_code());
    } catch (const NobodyReads&) {
        return 128 + SIGPIPE;
    } catch (const FileFailure& e) {
        return fail(e, file_failure);
    } catch (const store::StoreFailure& e) {
        return fail(e, file_failure);
    } catch (const std::exception& e) {
        return fail(e, model_failure);
    }
}

} // namespace port::cli
