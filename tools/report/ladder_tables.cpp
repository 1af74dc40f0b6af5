#include "tools/report/ladder_tables.h"

#include "tools/report/gain_estimate.h"
#include "tools/report/number.h"

#include <fmt/format.h>

namespace port::report {
namespace {

Cell estimate(const Figure& figure)
{
    if (!figure.mean) return {};
    return Estimate{*figure.mean, figure.low, figure.high};
}

} // namespace

Table rungs_table(const study::Ladder& ladder, const study::LadderRequest& request)
{
    const bool build = request.invest;
    Table table{"The next steps",
                {{"step", "", Align::right, 0}, {"added", "", Align::left}, {"change", "", Align::left}},
                {},
                {}};
    if (build) {
        table.columns.push_back({"capital", ladder.currency, Align::right, 0});
        table.columns.push_back({"worth", ladder.currency, Align::right, 0});
    }
    table.columns.insert(table.columns.end(), {{"tonnes gained", "t", Align::right, 0},
                                               {"waiting saved", "h", Align::right, 3},
                                               {"throughput", "t", Align::right, 0},
                                               {"waiting", "h", Align::right, 3},
                                               {"steady state", "", Align::left}});
    if (request.until) {
        const std::string& unit = request.until->quantity.key.unit;
        table.columns.push_back({study::measure_name(request.until->quantity), unit == "share" ? "" : unit});
    }
    table.columns.push_back({"then binds", "", Align::left});
    for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
        const study::Rung& rung = ladder.rungs[i];
        std::vector<Cell> row{static_cast<std::int64_t>(i), i == 0 ? std::string("as it is") : rung.added, rung.change};
        if (build) {
            row.push_back(i == 0 ? Cell{} : Cell{rung.capital});
            row.push_back(estimate(rung.worth));
        }
        row.push_back(rung.gain_unit == "t" ? estimate(rung.gain) : Cell{});
        row.push_back(rung.gain_unit == "h" ? estimate(rung.gain) : Cell{});
        row.push_back(estimate(rung.throughput));
        row.push_back(rung.waiting ? estimate(*rung.waiting) : Cell{});
        row.push_back(rung.settled);
        if (request.until) row.push_back(cell(rung.goal));
        row.push_back(rung.binds);
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(fmt::format("{}On the same chance; gains are over the step before: tonnes where that had no "
                                      "steady state, else a call's mean "
                                      "wait. Each step surely gains, though the best of several was looked for (Holm); "
                                      "intervals are those of each by "
                                      "itself ({} %).",
                                      ladder.year == 0 ? "" : fmt::format("Of {}. ", ladder.year),
                                      readable(100 * request.trials.confidence)));
    return table;
}

Table build_years_table(const study::Ladder& ladder)
{
    Table table{"The best year to build",
                {{"investment", "", Align::left},
                 {"capital", ladder.currency, Align::right, 0},
                 {"opens", ""},
                 {"worth", ladder.currency, Align::right, 0},
                 {"surely", "", Align::left},
                 {"best", "", Align::left},
                 {"ahead of the next best", ladder.currency, Align::right, 0}},
                {},
                {"Net present value at the scenario's start, of the reported years: money saved of the total that the "
                 "scenario adds up, less the annuity and the yearly cost. Each by itself, before the first step; "
                 "'surely' counts all that were tried (Holm)."}};
    for (const study::BuildChoice& choice : ladder.choices)
        for (std::size_t i = 0; i < choice.years.size(); ++i) {
            const study::YearToBuild& year = choice.years[i];
            const bool best = i == choice.best && year.worth.mean > 0; // else it is never worth its cost
            table.rows.push_back({choice.investment.name, choice.investment.capital, std::int64_t{year.opens},
                                  estimate(year.worth), year.surely, best, best ? estimate(choice.ahead) : Cell{}});
        }
    return table;
}

} // namespace port::report
