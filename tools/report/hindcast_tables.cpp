#include "tools/report/hindcast_tables.h"

#include "models/scenario/dates.h"

#include <fmt/format.h>

namespace port::report {

namespace {

std::string holds(const study::Criterion& c)
{
    if (!c.value) return "can't be told";
    if (!c.judged) return "too few calls";
    return c.passes ? "yes" : "no";
}

} // namespace

Table criteria_table(const study::HindcastAnswer& answer)
{
    Table table{"Whether the scenario predicts the recorded waits",
                {{"of", "", Align::left},
                 {"criterion", "", Align::left},
                 {"value", "", Align::right, 3},
                 {"limit", "", Align::left},
                 {"holds", "", Align::left},
                 {"own p5", "", Align::right, 3},
                 {"own p95", "", Align::right, 3}},
                {},
                {}};
    for (const study::Criterion& c : answer.criteria)
        table.rows.push_back({c.of, c.name, cell(c.value),
                              fmt::format("{} {:.6g}", c.at_least ? "at least" : "at most", c.limit), holds(c),
                              cell(c.own_low), cell(c.own_high)});
    if (answer.skipped > 0)
        table.notes.push_back(fmt::format("{} call(s) at the start were run and not compared.", answer.skipped));
    table.notes.push_back("Band: 5 to 95 % of the replications' waits of the call. Error by spread: the root mean "
                          "square error, as a part of that of one who says the mean observed wait of every call. What "
                          "the record can't tell, the tolerance, counts as no error. Own: nine in ten records of the "
                          "model itself would give a value from p5 to p95, so no limit can ask for more.");
    return table;
}

Table errors_table(const char* title, const char* of, const std::vector<study::ErrorsOf>& errors)
{
    Table table{title,
                {{of, "", Align::left},
                 {"calls", "", Align::right, 0},
                 {"not served", "", Align::right, 0},
                 {"observed", "h", Align::right, 2},
                 {"predicted", "h", Align::right, 2},
                 {"mean error", "h", Align::right, 2},
                 {"mean absolute error", "h", Align::right, 2},
                 {"root mean square error", "h", Align::right, 2},
                 {"correlation", "", Align::right, 3},
                 {"within the band", "%", Align::right, 1}},
                {},
                {}};
    for (const study::ErrorsOf& own : errors) {
        std::vector<Cell> row{own.of, static_cast<std::int64_t>(own.errors ? own.errors->calls : 0),
                              static_cast<std::int64_t>(own.unserved)};
        if (const auto& e = own.errors)
            row.insert(row.end(),
                       {Cell{e->observed}, Cell{e->predicted}, Cell{e->mean_error}, Cell{e->mean_absolute_error},
                        Cell{e->root_mean_square_error}, cell(e->correlation), Cell{100 * e->within}});
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table forecast_table(const Scenario& scenario, std::span<const study::ObservedCall> calls,
                     const study::HindcastAnswer& answer)
{
    Table table{"Recorded calls",
                {{"arrived", "", Align::left},
                 {"trade", "", Align::left},
                 {"ship", "", Align::left},
                 {"tonnes", "t"},
                 {"observed", "h"},
                 {"predicted", "h"},
                 {"p5", "h"},
                 {"p95", "h"},
                 {"within", "", Align::left}},
                {},
                {}};
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const auto& wait = answer.waits[i];
        std::vector<Cell> row{to_text(calls[i].arrived), scenario.trades[calls[i].trade].name, answer.ships[i],
                              calls[i].tonnes.value, calls[i].waited};
        if (wait) row.insert(row.end(), {Cell{wait->predicted}, Cell{wait->low}, Cell{wait->high}, Cell{wait->within}});
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace port::report
