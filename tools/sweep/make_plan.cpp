#include "tools/sweep/make_plan.h"

#include "models/run.h"
#include "models/scenario/canonical.h"
#include "models/scenario/problems.h"
#include "tools/scenario_io/read_record.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/amount.h"
#include "tools/study/capacity_rule.h"
#include "tools/study/demand_scaling.h"
#include "tools/sweep/kept_measures.h"
#include "tools/sweep/listed_points.h"
#include "tools/sweep/sweep.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;

/// Replications a shard: minutes of work, so that what starting one costs is small, and little is lost with one.
constexpr std::uint64_t replications_a_shard = 1000;
constexpr std::uint64_t least_shards = 64, most_shards = 100'000;

/// Looks at what the keys of a study must fulfil together.
class Checker {
public:
    Checker(const StudySpec& study, std::vector<Problem>& problems) : study_(study), problems_(problems) {}

    void keys()
    {
        const bool sampled =
            study_.design == DesignKind::latin_hypercube || study_.design == DesignKind::sobol_sequence;
        if (sampled && !study_.points) tell("points", "is missing", "how many points the design has");
        if (!sampled && study_.points)
            tell("points", "is given, but the design has as many points as its values make", "leave it out");
        if (study_.design != DesignKind::fractional_factorial && !study_.generators.empty())
            tell("generators", "are given, but the design is no fractional factorial", "leave them out");
        if ((study_.design == DesignKind::list) != !study_.list.empty())
            tell(study_.list.empty() ? "design" : "list",
                 study_.list.empty() ? "is a list, but no list is given" : "is given, but the design is none",
                 "both `design: list` and the name of a CSV");
        if (study_.vary.empty() && study_.design != DesignKind::list)
            tell("vary", "has no value", "the values that the points differ in");
        if (study_.precision.value <= 0 && (!study_.precise.empty() || study_.most_replications))
            tell(study_.precise.empty() ? "most_replications" : "precise", "is given without a precision",
                 "a 'precision', such as 2 %");
    }

    void points(std::uint64_t points, std::uint64_t replications)
    {
        if (points <= most_points) return;
        const char* key = study_.points ? "points" : study_.design == DesignKind::list ? "list" : "vary";
        tell(key, fmt::format("asks for {} points of {} replications each", points, replications),
             fmt::format("{} points at most", most_points));
    }

    void tell(const char* key, std::string found, std::string expected)
    {
        problems_.push_back({std::string(codes::study_design), key, std::move(found), std::move(expected), ""});
    }

private:
    const StudySpec& study_;
    std::vector<Problem>& problems_;
};

Replicating replicating_of(const StudySpec& study, const Scenario& base)
{
    Replicating how;
    how.seed = static_cast<std::uint64_t>(study.seed.value_or(base.seed));
    how.replications = static_cast<std::size_t>(study.replications.value_or(base.replications));
    how.precision = study.precision.value;
    how.most = static_cast<std::size_t>(study.most_replications.value_or(1000));
    return how;
}

/// Points of a design that says by itself how many they are; 2^64 - 1 if there are more.
std::uint64_t points_of(const Plan& plan, const StudySpec& study)
{
    if (study.points) return static_cast<std::uint64_t>(*study.points);
    if (plan.design == DesignKind::list) return plan.listed.size();
    if (plan.design == DesignKind::fractional_factorial) return design_of(plan)->points();
    std::uint64_t points = 1;
    for (const Factor& f : plan.factors)
        if (__builtin_mul_overflow(points, f.levels(), &points)) return std::uint64_t(-1);
    return points;
}

std::uint64_t shards_of(const Plan& plan, const PlanOptions& options)
{
    const std::uint64_t work = plan.points * plan.replicating.replications;
    const std::uint64_t wanted =
        options.shards.value_or(std::max(least_shards, (work + replications_a_shard - 1) / replications_a_shard));
    return std::clamp<std::uint64_t>(wanted, 1, std::min(plan.points, most_shards));
}

/// The place of a measure among the kept ones; one that is not kept by itself is added.
std::size_t place_of(const study::Quantity& measure, Plan& plan)
{
    const auto same = [&](const study::Quantity& kept) {
        return kept.key == measure.key && kept.statistic == measure.statistic;
    };
    auto place = std::find_if(plan.measures.begin(), plan.measures.end(), same);
    if (place == plan.measures.end()) place = plan.measures.insert(place, measure);
    return static_cast<std::size_t>(place - plan.measures.begin());
}

void take_precise(Plan& plan, const StudySpec& study, const std::vector<Measured>& figures, const Scenario& base,
                  std::vector<Problem>& problems)
{
    if (plan.replicating.precision <= 0) return;
    std::vector<study::Quantity> wanted = plan.measures;
    if (!study.precise.empty()) wanted = kept_measures(study.precise, base, figures, "precise", problems);
    for (const study::Quantity& m : wanted) plan.replicating.precise.push_back(place_of(m, plan));
}

void take_limits(Plan& plan, const StudySpec& study, const std::vector<Measured>& figures,
                 std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < study.limits.size(); ++i) {
        const auto wrong = [&](std::string_view code, const char* what) {
            problems.push_back({std::string(code), fmt::format("limits[{}]", i), what,
                                "a limit such as "
                                "'waiting ratio.port <= 0.3'",
                                ""});
        };
        try {
            const study::CapacityRule rule =
                study::capacity_rule(study.limits[i], std::string(study::every_category), figures);
            plan.limits.push_back({rule.text, place_of(rule.quantity, plan), rule.at_most, rule.limit});
        } catch (const study::BadQuestion& e) {
            wrong(codes::study_design, e.what());
        } catch (const study::UnknownMeasure& e) {
            wrong(codes::unknown_measure, e.what());
        }
    }
}

/// What can be said once the base is right; problems bear paths of the study.
Plan lay_out(const StudySpec& study, const fs::path& folder, const Scenario& base, const Catalogues& catalogues,
             const PlanOptions& options, std::vector<Problem>& problems, std::vector<io::Diagnostic>& of_list)
{
    Plan plan;
    plan.title = study.title;
    plan.scenario = canonical(base);
    plan.model_version = options.model_version;
    plan.replicating = replicating_of(study, base);
    plan.design = study.design;
    plan.generators = study.generators;
    Checker checker(study, problems);
    checker.keys();
    plan.factors = factors_of(study, base, catalogues, problems);
    if (!study.list.empty()) read_listed(plan, folder / study.list, base, catalogues, problems, of_list);
    if (!problems.empty() || !of_list.empty()) return plan;
    try {
        plan.points = points_of(plan, study);
        checker.points(plan.points, plan.replicating.replications);
        if (problems.empty()) static_cast<void>(design_of(plan));
    } catch (const PlanRefused& e) {
        checker.tell(study.generators.empty() ? "vary" : "generators", e.what(), "a design that exists");
    }
    if (!problems.empty()) return plan;
    const std::vector<Measured> figures = run(base, plan.replicating.seed, 0).figures;
    plan.measures = kept_measures(study.measures, base, figures, "measures", problems);
    take_precise(plan, study, figures, base, problems);
    take_limits(plan, study, figures, problems);
    plan.shards = shards_of(plan, options);
    return plan;
}

} // namespace

Planned make_plan(const fs::path& file, const Catalogues& catalogues, const PlanOptions& options)
{
    StudySpec study;
    io::RecordFile read(file, &study, *record_info<StudySpec>(), catalogues);
    if (!read.ok()) return {{}, std::move(read.diagnostics)};
    std::vector<std::string> sets = study.set;
    sets.insert(sets.end(), options.sets.begin(), options.sets.end());
    io::ReadResult base = io::read_scenario(file.parent_path() / study.base, catalogues, sets);
    if (!base.ok()) {
        read.tell(
            {std::string(codes::study_base), "base", "'" + study.base + "' is not right", "see what follows", ""});
        read.diagnostics.insert(read.diagnostics.end(), base.diagnostics.begin(), base.diagnostics.end());
        return {{}, std::move(read.diagnostics)};
    }
    std::vector<Problem> problems;
    std::vector<io::Diagnostic> of_list;
    Plan plan = lay_out(study, file.parent_path(), base.scenario, catalogues, options, problems, of_list);
    for (Problem& problem : problems) read.tell(std::move(problem));
    read.diagnostics.insert(read.diagnostics.end(), of_list.begin(), of_list.end());
    if (!read.ok()) return {{}, std::move(read.diagnostics)};
    return {std::move(plan), {}};
}

} // namespace port::sweep
