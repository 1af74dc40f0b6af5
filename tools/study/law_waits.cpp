#include "tools/study/law_waits.h"

#include "models/record/run_errors.h"
#include "sim/replications.h"
#include "tools/study/fit_changes.h"

#include <algorithm>

namespace port::study {
namespace {

constexpr const char* own_laws = "the scenario's own";

struct Variant {
    std::string law;
    Scenario scenario;
};

bool is_of_arrivals(const FittedChange& change)
{
    return change.change.path.find("].arrivals") != std::string::npos;
}

std::vector<Variant> variants_of(std::span<const CategoryFit> fits, const Scenario& scenario, const std::string& file)
{
    const FittedChanges best = changes_of(fits, scenario, file);
    std::vector<FittedChange> parcels;
    for (const FittedChange& change : best.changes)
        if (!is_of_arrivals(change)) parcels.push_back(change);
    std::vector<Variant> all{{own_laws, changed(scenario, parcels)}};
    for (const std::string_view law : law_names()) {
        const auto possible = [&](const CategoryFit& fit) {
            const RankedLaw* const own = fit.gaps.find(law);
            return own && own->fitted && arrival_choice(*own->fitted);
        };
        const auto first = std::find_if(fits.begin(), fits.end(), possible);
        if (first == fits.end()) continue;
        const std::string name = arrival_choice(*first->gaps.find(law)->fitted)->name;
        all.push_back({name, changed(scenario, changes_of(fits, scenario, file, law).changes)});
    }
    if (fits.size() > 1) all.push_back({"best of each", changed(scenario, best.changes)});
    return all;
}

/// The mean of the waits of the reported years.
std::optional<double> waiting(const std::vector<Measured>& figures, const std::string& of)
{
    double sum = 0;
    int years = 0;
    for (const Measured& m : figures)
        if (m.key.measure == "waiting" && m.key.of == of && m.key.cause.empty() && m.value) {
            sum += *m.value;
            ++years;
        }
    if (years == 0) return std::nullopt;
    return sum / years;
}

} // namespace

std::vector<LawWait> waits_by_law(std::span<const CategoryFit> fits, const Scenario& scenario, const std::string& file,
                                  const LawWaitRequest& request, const RunFigures& figures)
{
    const std::vector<Variant> variants = variants_of(fits, scenario, file);
    std::vector<std::string> places{"port"};
    for (const CategoryFit& fit : fits) places.push_back(fit.category);
    const std::size_t n = request.replications;
    using Waits = std::vector<std::optional<double>>; // by place
    sim::ReplicateOptions options{request.threads, request.stop, request.progress};
    const std::vector<Waits> runs = sim::replicate(
        variants.size() * n,
        [&](std::uint64_t run) {
            const auto found = figures(variants[run / n].scenario, run % n);
            Waits own;
            for (const std::string& place : places) own.push_back(waiting(found, place));
            return own;
        },
        options);
    if (request.stop.stop_requested()) throw RunStopped("the run was asked to stop");
    std::vector<LawWait> all;
    for (std::size_t v = 0; v < variants.size(); ++v)
        for (std::size_t p = 0; p < places.size(); ++p) {
            std::vector<double> waits;
            std::vector<double> more;
            for (std::size_t r = 0; r < n; ++r) {
                const auto& base = runs[r][p];
                const auto& now = runs[v * n + r][p];
                if (now) waits.push_back(*now);
                if (now && base) more.push_back(*now - *base);
            }
            LawWait own{variants[v].law, places[p], {}, {}};
            if (!waits.empty()) own.waiting = sim::confidence_interval(waits);
            if (v > 0 && !more.empty()) own.more = sim::confidence_interval(more);
            all.push_back(std::move(own));
        }
    return all;
}

} // namespace port::study
