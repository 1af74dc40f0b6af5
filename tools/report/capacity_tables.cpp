#include "tools/report/capacity_tables.h"

#include <fmt/format.h>

namespace port::report {
namespace {

std::string binds(const study::Verdict& verdict)
{
    return verdict.years.empty() ? "" : verdict.years.back().binds;
}

Cell estimate(const std::optional<study::Reading>& reading, double scale)
{
    if (!reading) return {};
    return Estimate{reading->mean / scale, reading->low / scale, reading->high / scale};
}

/// Whether the curve shows that figure anyhow.
bool is_of_curve(const study::Quantity& quantity, const std::string& of)
{
    return quantity.statistic == study::Statistic::mean && quantity.key.of == (of == "all" ? "port" : of) &&
           (quantity.key.measure == "waiting" || quantity.key.measure == "waiting ratio");
}

} // namespace

Table capacity_table(const study::Capacity& capacity, const std::string& of)
{
    Table table{"Capacity",
                {{"of", "", Align::left},
                 {"capacity", "t/yr"},
                 {"low", "t/yr"},
                 {"high", "t/yr"},
                 {"times the demand", "", Align::right, 3},
                 {"stopped by", "", Align::left},
                 {"binds there", "", Align::left}},
                {},
                {}};
    if (capacity.found)
        table.rows.push_back({of, capacity.tonnes, capacity.low, cell(capacity.high), capacity.factor,
                              capacity.stopped_by, binds(capacity.verdict)});
    return table;
}

Table capacity_curve(const study::Capacity& capacity, const std::vector<study::CapacityRule>& rules,
                     const std::string& of, bool every)
{
    Table table{"Throughput against waiting",
                {{"asked", "Mt/yr", Align::right, 3},
                 {"times the demand", "", Align::right, 3},
                 {"moved", "Mt", Align::right, 3},
                 {"waiting", "h", Align::right, 2},
                 {"waiting ratio", "", Align::right, 3}},
                {},
                {"The bands are those of each mean by itself; all demands are run on the same chance, and waits never "
                 "fall with demand (isotonic fit)."}};
    std::vector<std::size_t> others; // rules whose figure has no column of its own
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (!is_of_curve(rules[i].quantity, of)) others.push_back(i);
    for (const std::size_t i : others) {
        const std::string& unit = rules[i].quantity.key.unit;
        table.columns.push_back({rules[i].text, unit == "share" ? "" : unit});
    }
    table.columns.push_back({"steady state", "", Align::left});
    table.columns.push_back({"keeps to the rules", "", Align::left});
    std::size_t left_out = 0;
    double last = 0;
    for (const study::CapacityPoint& point : capacity.curve) {
        const bool is_capacity = capacity.found && point.factor == capacity.factor;
        if (!every && !is_capacity && point.factor < last + 0.02 * capacity.factor) {
            ++left_out;
            continue;
        }
        last = point.factor;
        std::vector<Cell> row{point.tonnes / 1e6, point.factor, estimate(point.moved, 1e6),
                              point.settled ? estimate(point.waiting, 1) : Cell{},
                              point.settled ? estimate(point.waiting_ratio, 1) : Cell{}};
        for (const std::size_t i : others) row.push_back(point.settled ? estimate(point.rules[i], 1) : Cell{});
        row.push_back(point.settled);
        row.push_back(point.meets());
        table.rows.push_back(std::move(row));
    }
    if (left_out > 0)
        table.notes.push_back(
            fmt::format("{} more demands close to these were run; --json and --csv list them.", left_out));
    return table;
}

} // namespace port::report
