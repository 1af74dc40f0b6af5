#include "tools/sweep/sweep.h"

#include "models/scenario/change.h"
#include "models/scenario/check.h"
#include "models/scenario/path.h"
#include "models/scenario/scalar_text.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/study/designs/fractional_factorial.h"
#include "tools/study/designs/full_factorial.h"
#include "tools/study/designs/latin_hypercube.h"
#include "tools/study/designs/sobol_sequence.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace port::sweep {
namespace {

/// The same scenario as the plan was made of.
Scenario scenario_of(const Plan& plan, const Catalogues& catalogues)
{
    const io::ReadResult read = io::read_scenario_text(plan.scenario, "the plan's scenario", catalogues);
    if (!read.ok())
        throw PlanRefused("the plan's scenario can't be read: " + message(read.diagnostics.front().problem));
    return read.scenario;
}

} // namespace

std::unique_ptr<study::Design> design_of(const Plan& plan)
{
    std::vector<std::uint64_t> levels;
    for (const Factor& f : plan.factors) levels.push_back(f.levels());
    try {
        switch (plan.design) {
        case DesignKind::full_factorial:
            return std::make_unique<study::FullFactorial>(levels);
        case DesignKind::fractional_factorial:
            return std::make_unique<study::FractionalFactorial>(levels.size(), plan.generators);
        case DesignKind::latin_hypercube:
            return std::make_unique<study::LatinHypercube>(plan.points, levels.size(), plan.replicating.seed);
        case DesignKind::sobol_sequence:
            return std::make_unique<study::SobolSequence>(plan.points, levels.size(), plan.replicating.seed);
        case DesignKind::list:
            break;
        }
    } catch (const std::exception& e) { // of the designs: what they can't be made of
        throw PlanRefused(e.what());
    }
    return nullptr;
}

Sweep::Sweep(Plan plan, const Catalogues& catalogues)
    : plan_(std::move(plan)), catalogues_(catalogues), base_(port::sweep::scenario_of(plan_, catalogues)),
      design_(design_of(plan_)), shuffled_(std::max<std::uint64_t>(plan_.points, 1), plan_.replicating.seed, "shards")
{
    for (Factor& f : plan_.factors) {
        const Resolved target = resolve(base_, f.path, catalogues_);
        if (target.places.empty()) throw PlanRefused("the plan's scenario has no '" + f.path + "'");
        types_.push_back(target.places.front().type);
        if (f.values.empty()) f.type = types_.back();
    }
}

std::vector<std::string> Sweep::values(std::uint64_t point) const
{
    if (!design_) return plan_.listed.at(point);
    std::vector<double> unit(plan_.factors.size());
    design_->at(point, unit);
    std::vector<std::string> texts;
    for (std::size_t f = 0; f < unit.size(); ++f) texts.push_back(plan_.factors[f].text_at(unit[f]));
    return texts;
}

std::vector<store::Input> Sweep::inputs(std::uint64_t point) const
{
    std::vector<store::Input> inputs;
    for (std::string& text : values(point)) {
        const TypeInfo& type = *types_[inputs.size()];
        std::optional<double> number;
        if (is_number(type.kind))
            if (const ParsedNumber read = parse_number(text, type, FieldInfo{}); !read.problem) number = read.number;
        inputs.push_back({std::move(text), number});
    }
    return inputs;
}

std::vector<std::uint64_t> Sweep::points_of(std::uint64_t shard) const
{
    if (shard >= plan_.shards)
        throw std::out_of_range(fmt::format("there is no shard {}; the plan has {}, from 0", shard, plan_.shards));
    std::vector<std::uint64_t> points;
    for (std::uint64_t place = shard; place < plan_.points; place += plan_.shards) points.push_back(shuffled_(place));
    std::sort(points.begin(), points.end());
    return points;
}

Scenario Sweep::scenario_of(std::uint64_t point, std::string& problem) const
{
    Scenario scenario = base_;
    const std::vector<std::string> texts = values(point);
    std::vector<Problem> wrong;
    for (std::size_t f = 0; f < texts.size() && wrong.empty(); ++f)
        wrong = apply(scenario, {plan_.factors[f].path, texts[f]}, catalogues_);
    if (wrong.empty()) wrong = check(scenario, catalogues_);
    problem = wrong.empty() ? "" : message(wrong.front());
    return scenario;
}

} // namespace port::sweep
