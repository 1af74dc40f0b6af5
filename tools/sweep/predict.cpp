#include "tools/sweep/predict.h"

#include "models/scenario/path.h"
#include "models/scenario/scalar_text.h"
#include "sim/replications.h"
#include "tools/scenario_io/read_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::sweep {
namespace {

/// The least and greatest number of a path.
struct Span {
    double least = HUGE_VAL, most = -HUGE_VAL;

    [[nodiscard]] double place(double number) const { return most > least ? (number - least) / (most - least) : 0; }
};

std::vector<Span> spans_of(const store::MergedHead& head, std::span<const store::MergedPoint> points)
{
    std::vector<Span> spans(head.factors.size());
    for (const store::MergedPoint& point : points)
        for (std::size_t f = 0; f < spans.size(); ++f) {
            const auto& number = point.inputs[f].number;
            if (!number)
                throw CantPredict("'" + head.factors[f] + "' is no number, so nothing lies between its values");
            spans[f].least = std::min(spans[f].least, *number);
            spans[f].most = std::max(spans[f].most, *number);
        }
    return spans;
}

study::KnownPoints known_of(std::span<const store::MergedPoint> points, std::size_t measure,
                            const std::vector<Span>& spans)
{
    study::KnownPoints known;
    for (const store::MergedPoint& point : points) {
        std::vector<std::vector<double>> column;
        for (const auto& row : point.row.values) column.push_back({row.at(measure)});
        if (column.empty()) continue;
        const sim::Interval i = sim::intervals_of(column, 0.95).front();
        if (i.n == 0) continue;
        std::vector<double> at;
        for (std::size_t f = 0; f < spans.size(); ++f) at.push_back(spans[f].place(*point.inputs[f].number));
        known.at.push_back(std::move(at));
        known.value.push_back(i.mean);
        known.error.push_back(
            i.half_width ? *i.half_width / sim::student_t_quantile(0.975, static_cast<double>(i.n - 1)) : 0);
    }
    return known;
}

/// What a text means at a path of the swept scenario.
double number_of(Scenario& base, const std::string& path, const std::string& text, const Catalogues& catalogues)
{
    const Resolved target = resolve(base, path, catalogues);
    if (target.places.empty()) throw CantPredict("the sweep's scenario has no '" + path + "'");
    const ParsedNumber read = parse_number(text, *target.places.front().type, *target.places.front().field);
    if (read.problem) throw CantPredict(fmt::format("{}: {}; {}", path, read.problem->found, read.problem->expected));
    return read.number;
}

} // namespace

Prediction predict(const store::MergedHead& head, std::span<const store::MergedPoint> points, std::size_t measure,
                   const std::vector<std::string>& values, const Catalogues& catalogues)
{
    const std::vector<Span> spans = spans_of(head, points);
    const auto text =
        std::find_if(head.sweep.begin(), head.sweep.end(), [](const auto& s) { return s.first == "scenario"; });
    if (text == head.sweep.end()) throw CantPredict("the file does not say which scenario was swept");
    io::ReadResult base = io::read_scenario_text(text->second, "the sweep's scenario", catalogues);
    if (!base.ok()) throw CantPredict("the sweep's scenario can't be read by this program");
    Prediction found;
    found.paths = head.factors;
    found.values = values;
    std::vector<double> place;
    for (std::size_t f = 0; f < spans.size(); ++f) {
        place.push_back(spans[f].place(number_of(base.scenario, head.factors[f], values.at(f), catalogues)));
        found.outside = found.outside || place.back() < -1e-9 || place.back() > 1 + 1e-9;
    }
    const study::KnownPoints known = known_of(points, measure, spans);
    try {
        const auto model = study::best_metamodel(known);
        found.guess = model->at(place);
        found.model = model->name();
        found.trust = study::cross_validation(*model, known);
        found.points = known.value.size();
    } catch (const study::NoMetamodel& e) {
        throw CantPredict(std::string("no metamodel: ") + e.what());
    }
    return found;
}

} // namespace port::sweep
