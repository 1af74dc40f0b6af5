#include "tools/study/best_of.h"

#include "models/record/run_errors.h"
#include "models/results/settled.h"
#include "sim/selection.h"
#include "tools/study/amount.h"

#include <fmt/format.h>

namespace port::study {

BestAnswer select_best_scenario(std::span<const Scenario> scenarios, const BestRequest& request,
                                const RunFigures& figures)
{
    sim::SelectionRules rules;
    rules.indifference = request.indifference;
    rules.confidence = request.confidence;
    rules.first = request.first;
    rules.greatest = request.greatest;
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    options.progress = request.progress;
    // Each replication is run by one thread alone, so its slot is written once.
    std::vector<std::vector<std::vector<Measured>>> first(scenarios.size());
    for (auto& own : first) own.resize(request.first);
    const sim::Selected selected = sim::select_best(
        scenarios.size(), rules,
        [&](std::size_t system, std::uint64_t replication) {
            std::vector<Measured> all = figures(scenarios[system], replication);
            const auto value = value_of(request.quantity, all);
            if (!value)
                throw BadQuestion(fmt::format("replication {} of '{}' has no {}", replication, scenarios[system].title,
                                              measure_name(request.quantity)));
            if (replication < request.first) first[system][replication] = std::move(all);
            return *value;
        },
        options, request.most);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    BestAnswer answer{selected.best, selected.decided, selected.means, selected.replications, {}};
    for (const auto& own : first)
        answer.settled.push_back(is_settled(unsettled(summarise("", own)), "port", request.quantity.key.year));
    return answer;
}

} // namespace port::study
