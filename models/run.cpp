#include "models/run.h"

#include "models/port.h"
#include "models/results/measure.h"

#include <algorithm>

namespace port {

RunResult run(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication, const RunOptions& options)
{
    return run(versions_of(scenario), seed, replication, options);
}

RunResult run(const Versions& scenario, std::uint64_t seed, std::uint64_t replication, const RunOptions& options)
{
    Port port(scenario, seed, replication, options.calls);
    port.run(options.stop);
    RunResult result;
    result.figures = measure(port.facts());
    result.events = port.events();
    if (options.calls) {
        result.calls = std::move(port.calls());
        std::sort(result.calls.begin(), result.calls.end(),
                  [](const CallRow& a, const CallRow& b) { return a.number < b.number; });
    }
    return result;
}

} // namespace port
