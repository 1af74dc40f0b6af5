#include "tools/report/fit_tables.h"

#include "models/scenario/dates.h"
#include "tools/study/fit_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::report {
namespace {

constexpr double unlikely = 0.05; ///< a p-value below which a planner should look again

std::string category_of(const study::CategoryFit& fit)
{
    return fit.category.empty() ? "all calls" : fit.category;
}

std::string came(const study::CategoryFit& fit)
{
    if (!fit.dispersion) return "too short a record to tell";
    if (fit.dispersion->p >= unlikely) return "by chance";
    return fit.dispersion->index > 1 ? "bunched" : "regularly";
}

/// `mean 6.1 h, shape 0.83`
std::string parameters_of(const study::FittedLaw& law, const char* unit)
{
    std::string text;
    const auto names = study::parameter_names(law.law);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool bare = names[i] == "shape" || names[i] == "sigma" || names[i] == "mu";
        text += fmt::format("{}{} {:.5g}{}{}", i ? ", " : "", names[i], law.parameters[i], bare ? "" : " ",
                            bare ? "" : unit);
    }
    return text;
}

Cell finite(double value)
{
    return std::isfinite(value) ? Cell{value} : Cell{};
}

/// The cells from the law's name on; `more`: Akaike's criterion above that of the best.
std::vector<Cell> law_cells(const study::RankedLaw& law, const study::Ranking& among, const char* unit)
{
    const std::size_t own = static_cast<std::size_t>(&law - among.laws.data());
    std::vector<Cell> cells{static_cast<std::int64_t>(own + 1), std::string(law.law)};
    if (!law.fitted) {
        cells.insert(cells.end(), {Cell{std::string("no such sample")}, Cell{}, Cell{}, Cell{}, Cell{}});
        return cells;
    }
    const double aic = law.fitted->aic();
    const double more = aic - among.laws.front().fitted->aic();
    cells.insert(cells.end(),
                 {Cell{parameters_of(*law.fitted, unit)}, finite(aic), own == 0 ? Cell{0.0} : finite(more)});
    if (law.goodness)
        cells.insert(cells.end(), {Cell{law.goodness->distance}, Cell{law.goodness->p}});
    else
        cells.insert(cells.end(), {Cell{}, Cell{}});
    return cells;
}

std::vector<Column> law_columns()
{
    return {{"rank", "", Align::right, 0},
            {"law", "", Align::left},
            {"parameters", "", Align::left},
            {"AIC", "", Align::right, 1},
            {"above the best", "", Align::right, 1},
            {"A2", "", Align::right, 3},
            {"p", "", Align::right, 3}};
}

constexpr const char* of_p =
    "p: the chance that a sample of the law is as far from it, by Anderson and Darling's A2 and samples drawn; below "
    "0.05 the law hardly holds, be it the best or not.";

} // namespace

Table pattern_table(const std::vector<study::CategoryFit>& fits)
{
    Table table{"How the recorded calls come",
                {{"category", "", Align::left},
                 {"calls", "", Align::right, 0},
                 {"from", "", Align::left},
                 {"to", "", Align::left},
                 {"mean gap", "h", Align::right, 2},
                 {"spread of gaps", "", Align::right, 2},
                 {"counted by", "days", Align::right, 0},
                 {"dispersion", "", Align::right, 2},
                 {"p by chance", "", Align::right, 3},
                 {"they come", "", Align::left},
                 {"p of an even year", "", Align::right, 3}},
                {},
                {"Spread: standard deviation over mean, 1 for chance. Dispersion: variance over mean of the counts of "
                 "equal spans, 1 for chance, above it bunched, below it regular. A season bunches too: see the p of an "
                 "even year, which is low where the months differ by more than chance."}};
    for (const study::CategoryFit& fit : fits) {
        table.rows.push_back(
            {category_of(fit), static_cast<std::int64_t>(fit.calls), to_text(fit.first), to_text(fit.last),
             fit.gaps.mean, fit.gaps.spread, fit.dispersion ? Cell{std::int64_t{fit.dispersion->days}} : Cell{},
             fit.dispersion ? Cell{fit.dispersion->index} : Cell{}, fit.dispersion ? Cell{fit.dispersion->p} : Cell{},
             came(fit), fit.months ? Cell{fit.months->p} : Cell{}});
        if (fit.ties > 0)
            table.notes.push_back(fmt::format("{}: {} gap(s) of nought count as {:.4g} h, half the record's step.",
                                              category_of(fit), fit.ties, fit.half_step));
    }
    return table;
}

Table gap_laws_table(const std::vector<study::CategoryFit>& fits)
{
    Table table{"Laws of the time between calls", {{"category", "", Align::left}}, {}, {of_p}};
    for (Column& column : law_columns()) table.columns.push_back(std::move(column));
    table.columns.push_back({"in a scenario", "", Align::left});
    for (const study::CategoryFit& fit : fits)
        for (const study::RankedLaw& law : fit.gaps.laws) {
            std::vector<Cell> row{category_of(fit)};
            for (Cell& cell : law_cells(law, fit.gaps, "h")) row.push_back(std::move(cell));
            const auto choice = law.fitted ? study::arrival_choice(*law.fitted) : std::nullopt;
            row.push_back(choice ? Cell{study::in_words(*choice)} : Cell{});
            table.rows.push_back(std::move(row));
        }
    return table;
}

Table parcel_laws_table(const std::vector<study::CategoryFit>& fits)
{
    Table table{"Laws of the parcels",
                {{"category", "", Align::left},
                 {"ship", "", Align::left},
                 {"calls", "", Align::right, 0},
                 {"mean", "t", Align::right, 0}},
                {},
                {"A scenario's parcels are triangular, or all alike. Where p is low, name classes of ships in the "
                 "record, so that each has a law of its own."}};
    for (Column& column : law_columns()) table.columns.push_back(std::move(column));
    for (const study::CategoryFit& fit : fits)
        for (const study::ParcelFit& parcel : fit.parcels)
            for (const study::RankedLaw& law : parcel.tonnes.laws) {
                if (!law.fitted && parcel.tonnes.best()) continue;
                std::vector<Cell> row{category_of(fit), parcel.ship, static_cast<std::int64_t>(parcel.tonnes.n),
                                      parcel.tonnes.mean};
                for (Cell& cell : law_cells(law, parcel.tonnes, "t")) row.push_back(std::move(cell));
                table.rows.push_back(std::move(row));
            }
    return table;
}

Table correlation_table(const std::vector<study::CategoryFit>& fits)
{
    Table table{"How a gap goes with those before it",
                {{"category", "", Align::left},
                 {"lag", "", Align::right, 0},
                 {"correlation", "", Align::right, 3},
                 {"bound", "", Align::right, 3},
                 {"beyond", "", Align::left}},
                {},
                {"Of gaps that know nothing of each other, 19 in 20 correlations lie within the bound to either side. "
                 "No law of arrivals knows more than its last call: where many lie beyond, run recorded calls."}};
    for (const study::CategoryFit& fit : fits)
        if (fit.correlation)
            for (std::size_t i = 0; i < fit.correlation->by_lag.size(); ++i)
                table.rows.push_back({category_of(fit), static_cast<std::int64_t>(i + 1), fit.correlation->by_lag[i],
                                      fit.correlation->bound,
                                      std::abs(fit.correlation->by_lag[i]) > fit.correlation->bound});
    return table;
}

Table months_table(const std::vector<study::CategoryFit>& fits)
{
    Table table{"Calls by month of the year",
                {{"category", "", Align::left},
                 {"month", "", Align::right, 0},
                 {"days", "", Align::right, 0},
                 {"calls", "", Align::right, 0},
                 {"of an even year", "", Align::right, 1}},
                {},
                {}};
    for (const study::CategoryFit& fit : fits)
        if (fit.months)
            for (std::size_t m = 0; m < 12; ++m)
                if (fit.months->days[m] > 0)
                    table.rows.push_back({category_of(fit), static_cast<std::int64_t>(m + 1),
                                          std::int64_t{fit.months->days[m]}, std::int64_t{fit.months->calls[m]},
                                          fit.months->expected[m]});
    return table;
}

Table law_waits_table(const std::vector<study::LawWait>& waits)
{
    Table table{"The mean wait from law to law",
                {{"law", "", Align::left},
                 {"of", "", Align::left},
                 {"waiting", "h", Align::right, 2},
                 {"more than the scenario's own", "h", Align::right, 2}},
                {},
                {"All with the fitted parcels, the scenario's tonnes and the same streams; where the last interval "
                 "holds nought, the law does not matter."}};
    const auto estimate = [](const std::optional<sim::Interval>& interval) {
        return interval ? Cell{Estimate{interval->mean, interval->low, interval->high}} : Cell{};
    };
    for (const study::LawWait& wait : waits)
        table.rows.push_back({wait.law, wait.of, estimate(wait.waiting), estimate(wait.more)});
    return table;
}

} // namespace port::report
