#include "tools/report/sensitivity_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace port::report {
namespace {

using namespace study;

/// Columns of a bar in a terminal.
constexpr int bar_width = 40;

/// So many places that the greatest of the numbers has four digits.
int decimals_for(double greatest)
{
    if (!(greatest > 0)) return 0;
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(greatest))), 0, 6);
}

Cell estimate(const Estimated& e, double times = 1)
{
    const auto scaled = [&](const std::optional<double>& x) {
        return x ? std::optional<double>(times * *x) : std::optional<double>();
    };
    return Estimate{times * e.value, scaled(e.low), scaled(e.high)};
}

/// What a doubt is ranked by; nought where nothing was found.
std::vector<double> worth_of(const SensitivityAnswer& answer)
{
    std::vector<double> worth(answer.doubts.size());
    if (const auto* tornado = std::get_if<Tornado>(&answer.found))
        for (std::size_t d = 0; d < worth.size(); ++d) worth[d] = std::abs(tornado->swings[d].swing.value);
    if (const auto* morris = std::get_if<MorrisEffects>(&answer.found))
        for (std::size_t d = 0; d < worth.size(); ++d) worth[d] = morris->of[d].mu_star.value;
    if (const auto* sobol = std::get_if<SobolIndices>(&answer.found))
        for (std::size_t d = 0; d < sobol->of.size(); ++d) worth[d] = sobol->of[d].first.value;
    return worth;
}

std::vector<std::size_t> ranked(const SensitivityAnswer& answer)
{
    const std::vector<double> worth = worth_of(answer);
    std::vector<std::size_t> order(worth.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
    return order;
}

std::string title_of(const SensitivityAnswer& answer)
{
    return fmt::format("What moves {}", measure_name(answer.of));
}

std::vector<Column> range_columns()
{
    return {{"doubt", "", Align::left}, {"path", "", Align::left}, {"from", ""}, {"to", ""}, {"in", "", Align::left}};
}

/// What the doubt is, and the range that was studied.
std::vector<Cell> range_cells(const SensitivityAnswer& answer, std::size_t d)
{
    const DoubtSpec& doubt = answer.doubts[d];
    return {doubt.name, doubt.path, answer.low[d], answer.high[d],
            doubt.as == DoubtAs::factor ? std::string("factor") : doubt.unit};
}

std::string ends_note(const SensitivityRequest& request, double confidence)
{
    return fmt::format(
        "From and to are the {:g} and {:g} % quantiles of the doubt; ± is half of the {:g} % interval{}.",
        100 * request.tail, 100 * (1 - request.tail), 100 * confidence,
        request.method == SensitivityMethod::tornado ? " over replications, which are paired" : " by bootstrap");
}

void add_remarks(Table& table, const SensitivityAnswer& answer)
{
    if (answer.unsettled > 0)
        table.notes.push_back(
            fmt::format("In {} of {} runs {} has no steady state: its figure there grows with the time that is run.",
                        answer.unsettled, answer.runs, answer.of.key.of));
}

double greatest_of(const Tornado& tornado)
{
    double greatest = std::abs(tornado.base.value);
    for (const Swing& swing : tornado.swings)
        greatest = std::max({greatest, std::abs(swing.low), std::abs(swing.high)});
    return greatest;
}

void add_tornado(Table& table, const SensitivityAnswer& answer, const Tornado& tornado)
{
    const std::string& unit = answer.of.key.unit;
    const int decimals = decimals_for(greatest_of(tornado));
    for (const char* name : {"at from", "at to", "swing"})
        table.columns.push_back({name, unit, Align::right, decimals});
    for (const std::size_t d : ranked(answer)) {
        const Swing& swing = tornado.swings[d];
        std::vector<Cell> row = range_cells(answer, d);
        row.insert(row.end(), {swing.low, swing.high, estimate(swing.swing)});
        table.rows.push_back(std::move(row));
    }
}

void add_morris(Table& table, const SensitivityAnswer& answer, const MorrisEffects& morris)
{
    const std::string& unit = answer.of.key.unit;
    double greatest = 0;
    for (const MorrisEffect& effect : morris.of) greatest = std::max(greatest, effect.mu_star.value);
    for (const char* name : {"mu star", "mu", "sigma", "sd by chance"})
        table.columns.push_back({name, unit, Align::right, decimals_for(greatest)});
    for (const std::size_t d : ranked(answer)) {
        const MorrisEffect& effect = morris.of[d];
        std::vector<Cell> row = range_cells(answer, d);
        row.insert(row.end(),
                   {estimate(effect.mu_star), estimate(effect.mu), estimate(effect.sigma), effect.by_chance});
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        "An effect is the change of the figure over the whole range of a doubt; mu star is the mean "
        "of their sizes, mu their mean, sigma their spread beyond chance, by interactions or a curve.");
}

void add_sobol(Table& table, const SensitivityAnswer& answer, const SobolIndices& sobol)
{
    for (const char* name : {"S1", "ST"}) table.columns.push_back({name, "%", Align::right, 1});
    for (const std::size_t d : ranked(answer)) {
        std::vector<Cell> row = range_cells(answer, d);
        if (sobol.of.empty())
            row.insert(row.end(), {Cell{}, Cell{}});
        else
            row.insert(row.end(), {estimate(sobol.of[d].first, 100), estimate(sobol.of[d].total, 100)});
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back("S1 is what the variance by doubt would fall by, on average, if the value were known; ST is "
                          "what the value has to do with, by itself and together with others.");
}

/// The cells of a bar between the figure at both ends, with the base within or beside it.
std::string bar(const Swing& swing, double base, double least, double most)
{
    const auto at = [&](double x) {
        return static_cast<int>(std::lround((x - least) / (most - least) * (bar_width - 1)));
    };
    std::string text;
    for (int i = 0; i < bar_width; ++i) {
        const auto between = [&](double end) {
            return std::min(at(base), at(end)) <= i && i <= std::max(at(base), at(end));
        };
        if (i == at(base))
            text += "│";
        else if (between(swing.low) && between(swing.high))
            text += "▒";
        else if (between(swing.high))
            text += "█";
        else
            text += between(swing.low) ? "░" : " ";
    }
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

} // namespace

Table sensitivity_table(const SensitivityAnswer& answer, const SensitivityRequest& request)
{
    Table table{title_of(answer), range_columns(), {}, {ends_note(request, request.confidence)}};
    if (const auto* tornado = std::get_if<Tornado>(&answer.found)) add_tornado(table, answer, *tornado);
    if (const auto* morris = std::get_if<MorrisEffects>(&answer.found)) add_morris(table, answer, *morris);
    if (const auto* sobol = std::get_if<SobolIndices>(&answer.found)) add_sobol(table, answer, *sobol);
    add_remarks(table, answer);
    return table;
}

Table tornado_bars(const SensitivityAnswer& answer, const SensitivityRequest& request)
{
    const auto& tornado = std::get<Tornado>(answer.found);
    const std::string& unit = answer.of.key.unit;
    double least = tornado.base.value;
    double most = tornado.base.value;
    for (const Swing& swing : tornado.swings) {
        least = std::min({least, swing.low, swing.high});
        most = std::max({most, swing.low, swing.high});
    }
    if (!(most > least)) most = least + 1; // nothing moves the figure: no bar has a length
    const int decimals = decimals_for(greatest_of(tornado));
    Table table{title_of(answer),
                {{"doubt", "", Align::left},
                 {"from", ""},
                 {"to", ""},
                 {"in", "", Align::left},
                 {"at from", unit, Align::right, decimals},
                 {"at to", unit, Align::right, decimals},
                 {"swing", unit, Align::right, decimals},
                 {"░ at from, █ at to", "", Align::left}},
                {},
                {ends_note(request, request.confidence),
                 fmt::format("│ is the scenario as it stands: {:.{}f} {}. The bars go from {:.{}f} to {:.{}f}.",
                             tornado.base.value, decimals, unit, least, decimals, most, decimals)}};
    for (const std::size_t d : ranked(answer)) {
        const Swing& swing = tornado.swings[d];
        std::vector<Cell> row = range_cells(answer, d);
        row.erase(row.begin() + 1); // the path
        row.insert(row.end(),
                   {swing.low, swing.high, estimate(swing.swing), bar(swing, tornado.base.value, least, most)});
        table.rows.push_back(std::move(row));
    }
    add_remarks(table, answer);
    return table;
}

std::optional<Table> spread_table(const SensitivityAnswer& answer)
{
    const auto* sobol = std::get_if<SobolIndices>(&answer.found);
    if (!sobol) return std::nullopt;
    const std::string& unit = answer.of.key.unit;
    const int decimals = decimals_for(std::abs(sobol->mean));
    Table table{"What of its spread is doubt, and what chance",
                {{"mean", unit, Align::right, decimals},
                 {"sd by doubt", unit, Align::right, decimals},
                 {"sd by chance alike everywhere", unit, Align::right, decimals},
                 {"sd by other chance", unit, Align::right, decimals},
                 {"share of chance", "%", Align::right, 1}},
                {},
                {}};
    const auto sd = [](double variance) { return Cell{std::sqrt(std::max(variance, 0.0))}; };
    std::vector<Cell> row{sobol->mean, sd(sobol->variance), Cell{}, Cell{}, Cell{}};
    if (sobol->parts) {
        const auto share = sobol->parts->share_of_chance();
        row = {sobol->mean, sd(sobol->variance), sd(sobol->parts->chance), sd(sobol->parts->interplay),
               share ? Cell{100 * *share} : Cell{}};
        table.notes.push_back("The share is that of chance in the variance of a single run; the rest is doubt.");
    } else {
        table.notes.push_back("With one replication chance can't be told from doubt; S1 and ST hold both.");
    }
    table.rows.push_back(std::move(row));
    return table;
}

} // namespace port::report
