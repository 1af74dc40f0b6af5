#include "tools/study/sensitivity/sensitivity_study.h"

#include "models/catalogues.h"
#include "models/record/run_errors.h"
#include "models/results/settled.h"
#include "models/scenario/set_doubt.h"
#include "sim/replications.h"
#include "tools/study/doubt.h"

#include <fmt/format.h>

#include <memory>

namespace port::study {
namespace {

using Method = SensitivityMethod;

/// The scenarios of a study, by number; the same whatever is asked first.
class Points {
public:
    Points(const Scenario& scenario, const SensitivityRequest& request) : scenario_(scenario), request_(request)
    {
        const std::size_t k = scenario.doubt.size();
        if (request.method == Method::morris)
            design_ = std::make_unique<MorrisTrajectories>(request.samples, k, request.seed);
        if (request.method == Method::sobol)
            design_ = std::make_unique<SaltelliPoints>(request.samples, k, request.seed);
    }

    [[nodiscard]] Scenario scenario(std::size_t point) const
    {
        if (!design_) return one_at_a_time(point);
        std::vector<double> unit(design_->dimensions());
        design_->at(point, unit);
        std::vector<double> drawn;
        for (std::size_t d = 0; d < unit.size(); ++d) drawn.push_back(at(d, unit[d]));
        return with_doubts(scenario_, drawn, point);
    }

    /// What is drawn of a doubt at a place of the range that is studied, from 0 to 1.
    [[nodiscard]] double at(std::size_t doubt, double place) const
    {
        const double p = request_.method == Method::sobol ? place : request_.tail + place * (1 - 2 * request_.tail);
        return drawn_at(scenario_.doubt[doubt].law, p, catalogues());
    }

    [[nodiscard]] const MorrisTrajectories& trajectories() const
    {
        return dynamic_cast<const MorrisTrajectories&>(*design_);
    }

private:
    [[nodiscard]] Scenario one_at_a_time(std::size_t point) const
    {
        Scenario base = scenario_;
        base.doubt.clear();
        base.doubt_correlations.clear();
        const auto varied = OneAtATime::varied(point);
        if (!varied) return base;
        base.doubt.push_back(scenario_.doubt[varied->dimension]);
        return with_doubts(base, {at(varied->dimension, varied->high ? 1 : 0)}, point);
    }

    const Scenario& scenario_;
    const SensitivityRequest& request_;
    std::unique_ptr<const Design> design_; ///< none: a tornado
};

void refuse_what_cannot_be_studied(const Scenario& scenario, const SensitivityRequest& request)
{
    if (scenario.doubt.empty()) throw SensitivityRefused("the scenario has nothing in doubt; list it under 'doubt:'");
    if (request.method == Method::tornado) return;
    if (scenario.doubt_correlations.empty()) return;
    const DoubtCorrelation& first = scenario.doubt_correlations.front();
    throw SensitivityRefused(fmt::format(
        "'{}' and '{}' go together (doubt_correlations[0], rank {:g}), but {} supposes doubts that are independent; "
        "take the correlation out, or look at them one at a time with --method tornado",
        first.between[0], first.between[1], first.rank,
        request.method == Method::sobol ? "a split of the variance by Sobol" : "Morris' screening"));
}

struct Run {
    double value = 0;
    bool settled = true;
};

Run looked_at(const std::vector<Measured>& figures, const Quantity& of, std::size_t point, std::uint64_t replication)
{
    const auto value = value_of(of, figures);
    if (!value)
        throw SensitivityRefused(fmt::format(
            "replication {} of point {} has no '{}', as where no ship came; take a figure that every run has, or a "
            "longer time",
            replication, point, measure_name(of)));
    const Summary summary = summarise("", std::span(&figures, 1));
    return {*value, is_settled(unsettled(summary), of.key.of, of.key.year)};
}

} // namespace

std::size_t points_of(const SensitivityRequest& request, std::size_t doubts)
{
    if (request.method == Method::tornado) return 1 + 2 * doubts;
    return request.samples * (doubts + (request.method == Method::morris ? 1 : 2));
}

SensitivityAnswer study_sensitivity(const Scenario& scenario, const SensitivityRequest& request,
                                    const RunFigures& figures)
{
    refuse_what_cannot_be_studied(scenario, request);
    const Points points(scenario, request);
    SensitivityAnswer answer;
    answer.points = points_of(request, scenario.doubt.size());
    answer.runs = answer.points * request.replications;
    answer.doubts = scenario.doubt;
    for (std::size_t d = 0; d < scenario.doubt.size(); ++d) {
        answer.low.push_back(points.at(d, request.method == Method::sobol ? request.tail : 0));
        answer.high.push_back(points.at(d, request.method == Method::sobol ? 1 - request.tail : 1));
    }
    sim::ReplicateOptions options;
    options.threads = request.threads;
    options.stop = request.stop;
    // What can't be run is told at once.
    sim::run_numbered(0, answer.points, answer.points, options,
                      [&](std::size_t point) { static_cast<void>(points.scenario(point)); });
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    answer.of = named_measure(request.of, figures(scenario, 0));
    options.progress = request.progress;
    const std::vector<Run> runs = sim::replicate(
        answer.runs,
        [&](std::uint64_t run) {
            const std::size_t point = run / request.replications;
            const std::uint64_t replication = run % request.replications;
            return looked_at(figures(points.scenario(point), replication), answer.of, point, replication);
        },
        options);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    std::vector<double> values;
    for (const Run& run : runs) {
        values.push_back(run.value);
        answer.unsettled += !run.settled;
    }
    const Responses responses(answer.points, request.replications, std::move(values));
    const Resampling resampling{request.seed, 1000, request.confidence};
    if (request.method == Method::tornado) answer.found = tornado(responses, request.confidence);
    if (request.method == Method::morris) answer.found = morris(responses, points.trajectories(), resampling);
    if (request.method == Method::sobol) answer.found = sobol_indices(responses, scenario.doubt.size(), resampling);
    answer.next = std::visit(
        [&](const auto& found) { return std::optional<NextToMeasure>(next_to_measure(found, request.confidence)); },
        answer.found);
    return answer;
}

} // namespace port::study
