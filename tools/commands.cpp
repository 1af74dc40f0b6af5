#include "tools/commands.h"

#include "models/run.h"
#include "sim/replications.h"

#include <limits>

namespace port::commands {

RunAnswer run_scenario(const RunRequest& request)
{
    const auto one = [&](std::uint64_t replication) {
        RunOptions options;
        options.calls = request.calls && replication == 0;
        options.stop = request.stop;
        return run(request.scenario, request.seed, replication, options);
    };
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    options.progress = request.progress;
    std::vector<RunResult> results;
    if (request.precision) {
        sim::Precision precision;
        precision.relative = *request.precision;
        precision.confidence = request.confidence;
        const auto tonnes = [&](const RunResult& result) {
            std::vector<double> values;
            for (const CategorySpec& category : request.scenario.categories)
                for (const Measured& m : result.figures)
                    if (m.key.measure == "throughput" && m.key.of == category.name && m.value.value_or(0) > 0)
                        values.push_back(*m.value);
            return values;
        };
        results = sim::replicate_until(precision, one, tonnes, options).results;
    } else {
        results = sim::replicate(request.replications, one, options);
    }
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    RunAnswer answer;
    if (request.calls && !results.empty()) answer.calls = std::move(results.front().calls);
    std::vector<std::vector<Measured>> figures;
    for (RunResult& result : results) figures.push_back(std::move(result.figures));
    answer.summary = summarise(request.scenario.title, figures, request.confidence);
    answer.verdict = study::what_binds(request.scenario, answer.summary, figures, request.seed, request.threads,
                                       request.stop, request.progress);
    return answer;
}

} // namespace port::commands
