#include "tools/report/compare_tables.h"

#include "tools/report/number.h"

#include <cmath>
#include <fmt/format.h>

namespace port::report {
namespace {

Cell year_cell(int year)
{
    return year == 0 ? Cell{} : Cell{std::int64_t{year}};
}

Cell text_cell(const std::optional<std::string>& text)
{
    return text ? Cell{*text} : Cell{};
}

double three_digits(double value)
{
    if (value == 0) return 0;
    const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    return std::round(value / unit) * unit;
}

/// "more", "less", "same", or how many more pairs would tell.
std::string told_text(const study::ComparedFigure& f)
{
    switch (f.told) {
    case study::Told::more:
        return "more";
    case study::Told::less:
        return "less";
    case study::Told::same:
        return "same";
    case study::Told::not_told:
        break;
    }
    if (f.pairs < 2) return "can't tell from one pair";
    if (!f.more_pairs) return "can't tell";
    const std::string to_see = readable(three_digits(f.to_see)) + (f.key.unit == "share" ? "" : " " + f.key.unit);
    if (*f.more_pairs == 0) return fmt::format("can't tell; a difference of {} would show", to_see);
    return fmt::format("can't tell; about {} more pair{} to see {}", *f.more_pairs, *f.more_pairs == 1 ? "" : "s",
                       to_see);
}

} // namespace

Table compared_table(const study::Comparison& comparison, const std::vector<study::ComparedRun>& runs, bool alike)
{
    Table table{"Differences from " + runs.front().label,
                {{"scenario", "", Align::left},
                 {"year", ""},
                 {"measure", "", Align::left},
                 {"of", "", Align::left},
                 {"unit", "", Align::left},
                 {"base", ""},
                 {"alternative", ""},
                 {"difference", ""},
                 {"low", ""},
                 {"high", ""},
                 {"told", "", Align::left},
                 {"p value", ""},
                 {"pairs", "", Align::right, 0}},
                {},
                {}};
    std::size_t left_out = 0;
    for (const study::ComparedFigure& f : comparison.figures) {
        if (f.told == study::Told::same && !alike) {
            ++left_out;
            continue;
        }
        table.rows.push_back({runs[f.run].label, year_cell(f.key.year), f.key.measure, f.key.of, f.key.unit, f.base,
                              f.alternative, f.difference, cell(f.low), cell(f.high), told_text(f), cell(f.p_value),
                              static_cast<std::int64_t>(f.pairs)});
    }
    table.notes.push_back("Replications are paired: each has the same chance on both sides. Intervals and p-values are "
                          "adjusted for all figures of this call (Holm).");
    if (left_out > 0)
        table.notes.push_back(fmt::format("{} more {} the same in every pair; --json and --csv list them.", left_out,
                                          left_out == 1 ? "figure is" : "figures are"));
    return table;
}

Table changed_paths_table(const study::Comparison& comparison, const std::vector<study::ComparedRun>& runs)
{
    Table table{
        "What was changed",
        {{"scenario", "", Align::left}, {"path", "", Align::left}, {"from", "", Align::left}, {"to", "", Align::left}},
        {},
        {}};
    for (const study::ComparedAlternative& alternative : comparison.alternatives)
        for (const PathDifference& change : alternative.changes)
            table.rows.push_back(
                {runs[alternative.run].label, change.path, text_cell(change.from), text_cell(change.to)});
    return table;
}

Table binding_moves_table(const study::Comparison& comparison, const std::vector<study::ComparedRun>& runs)
{
    Table table{"What binds",
                {{"scenario", "", Align::left},
                 {"year", ""},
                 {"base", "", Align::left},
                 {"alternative", "", Align::left},
                 {"moves", "", Align::left}},
                {},
                {}};
    for (const study::ComparedAlternative& alternative : comparison.alternatives)
        for (const study::BindingMove& move : alternative.binding)
            table.rows.push_back({runs[alternative.run].label, year_cell(move.year), move.from, move.to, move.moves()});
    return table;
}

Table limits_table(const std::vector<study::LimitOutcome>& outcomes, const std::vector<study::ComparedRun>& runs,
                   bool strict)
{
    Table table{"Limits",
                {{"scenario", "", Align::left},
                 {"limit", "", Align::left},
                 {"change", ""},
                 {"low", ""},
                 {"high", ""},
                 {"unit", "", Align::left},
                 {"held", "", Align::left},
                 {"fails", "", Align::left}},
                {},
                {}};
    for (const study::LimitOutcome& o : outcomes) {
        const bool relative = o.limit.relative;
        const double scale = relative ? 100 : 1;
        const auto scaled = [&](const std::optional<double>& x) { return x ? Cell{scale * *x} : Cell{}; };
        const bool told = o.low.has_value();
        std::string held = o.held == study::Held::yes ? "yes" : o.held == study::Held::no ? "no" : "can't tell";
        if (!o.reason.empty()) held += ": " + o.reason;
        table.rows.push_back({runs[o.run].label, o.limit.text, told ? Cell{scale * o.change} : Cell{}, scaled(o.low),
                              scaled(o.high), relative ? std::string("%") : o.limit.quantity.key.unit, held,
                              study::fails(o, strict)});
    }
    table.notes.push_back("Intervals hold together for all limits of this call (Bonferroni). A limit fails if its "
                          "interval lies wholly beyond it" +
                          std::string(strict ? ", or, as --strict asks, unless it lies wholly within." : "."));
    return table;
}

Table best_table(const study::BestAnswer& answer, const std::string& measure, const std::string& unit,
                 const std::vector<std::string>& labels)
{
    Table table{"By " + measure,
                {{"scenario", "", Align::left},
                 {"mean", ""},
                 {"unit", "", Align::left},
                 {"replications", "", Align::right, 0},
                 {"steady state", "", Align::left},
                 {"selected", "", Align::left}},
                {},
                {}};
    for (std::size_t i = 0; i < labels.size(); ++i)
        table.rows.push_back({labels[i], answer.means[i], unit, static_cast<std::int64_t>(answer.replications[i]),
                              bool{answer.settled[i]}, i == answer.best && answer.decided});
    return table;
}

} // namespace port::report
