#include "tools/report/figure_tables.h"

#include <algorithm>
#include <map>
#include <utility>

namespace port::report {
namespace {

bool is_in_megatonnes(const FigureKey& key)
{
    return key.unit == "t" && (key.measure == "throughput" || key.measure == "demand" || key.measure == "offered");
}

/// Adds a text to a list unless it is there; gives its place.
std::size_t place_of(std::vector<std::pair<std::string, std::string>>& list, const std::string& name,
                     const std::string& unit)
{
    const auto found = std::find(list.begin(), list.end(), std::pair{name, unit});
    const auto place = static_cast<std::size_t>(found - list.begin());
    if (found == list.end()) list.emplace_back(name, unit);
    return place;
}

Cell estimate(const Figure& figure)
{
    if (!figure.mean) return {};
    return Estimate{*figure.mean, figure.low, figure.high};
}

/// A table with a row for each (name, year) that has a figure, and a column for each of the things `column_of` names.
template <class ColumnOf> Table pivot(std::string title, const std::vector<const Figure*>& figures, ColumnOf column_of)
{
    std::vector<std::pair<std::string, std::string>> columns; // name and unit
    std::vector<std::pair<std::string, int>> order;
    std::map<std::pair<std::string, int>, std::map<std::size_t, Cell>> rows;
    for (const Figure* f : figures) {
        const Figure figure = in_reported_unit(*f);
        const std::pair row{figure.key.of, figure.key.year};
        if (!rows.contains(row)) order.push_back(row);
        rows[row][place_of(columns, column_of(figure), figure.key.unit)] = estimate(figure);
    }
    Table table{std::move(title), {{"", "", Align::left}, {"year", "", Align::left}}, {}, {}};
    for (const auto& [name, unit] : columns) table.columns.push_back({name, unit});
    for (const auto& row : order) {
        std::vector<Cell> cells(table.columns.size());
        cells[0] = row.first;
        cells[1] = year_name(row.second);
        for (const auto& [place, value] : rows[row]) cells[place + 2] = value;
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// Figures over calls have quantiles: they get a table of their own.
Table quantiles(const std::vector<const Figure*>& figures)
{
    Table table{"Over ship calls",
                {{"", "", Align::left},
                 {"year", "", Align::left},
                 {"figure", "", Align::left},
                 {"unit", "", Align::left},
                 {"mean", ""},
                 {"median", ""},
                 {"90 %", ""},
                 {"95 %", ""},
                 {"greatest", ""}},
                {},
                {}};
    for (const Figure* f : figures)
        table.rows.push_back({f->key.of, year_name(f->key.year), f->key.measure, f->key.unit, estimate(*f),
                              cell(f->p50), cell(f->p90), cell(f->p95), cell(f->most)});
    return table;
}

std::vector<Table> tables_of(const std::vector<const Figure*>& figures)
{
    std::vector<const Figure*> plain, over_calls;
    std::vector<std::string> split;
    std::map<std::string, std::vector<const Figure*>> by_cause;
    for (const Figure* f : figures) {
        if (!f->key.cause.empty()) {
            if (!by_cause.contains(f->key.measure)) split.push_back(f->key.measure);
            by_cause[f->key.measure].push_back(f);
        } else {
            plain.push_back(f);
            if (f->p50 || f->p90 || f->p95 || f->most) over_calls.push_back(f);
        }
    }
    std::vector<Table> tables;
    if (!plain.empty()) tables.push_back(pivot("By year", plain, [](const Figure& f) { return f.key.measure; }));
    if (!over_calls.empty()) tables.push_back(quantiles(over_calls));
    for (const std::string& measure : split)
        tables.push_back(pivot(measure + " by cause", by_cause[measure], [](const Figure& f) { return f.key.cause; }));
    return tables;
}

} // namespace

std::string year_name(int year)
{
    return year == 0 ? "whole time" : std::to_string(year);
}

Figure in_reported_unit(Figure figure)
{
    if (!is_in_megatonnes(figure.key)) return figure;
    figure.key.unit = "Mt";
    for (auto* value : {&figure.mean, &figure.low, &figure.high, &figure.p50, &figure.p90, &figure.p95, &figure.most})
        if (*value) **value /= 1e6;
    return figure;
}

Table figure_rows(const Summary& summary)
{
    Table table{summary.title,
                {{"measure", "", Align::left},
                 {"of", "", Align::left},
                 {"cause", "", Align::left},
                 {"year", ""},
                 {"unit", "", Align::left},
                 {"mean", ""},
                 {"low", ""},
                 {"high", ""},
                 {"p50", ""},
                 {"p90", ""},
                 {"p95", ""},
                 {"most", ""}},
                {},
                {}};
    for (const Figure& plain : summary.figures) {
        const Figure f = in_reported_unit(plain);
        const Cell year = f.key.year == 0 ? Cell{} : Cell{std::int64_t{f.key.year}};
        const Cell cause = f.key.cause.empty() ? Cell{} : Cell{f.key.cause};
        table.rows.push_back({f.key.measure, f.key.of, cause, year, f.key.unit, cell(f.mean), cell(f.low), cell(f.high),
                              cell(f.p50), cell(f.p90), cell(f.p95), cell(f.most)});
    }
    return table;
}

Names names_of(const Scenario& scenario)
{
    const auto named = [](const auto& list, std::vector<std::string>& names) {
        for (const auto& item : list) names.push_back(item.name);
    };
    Names names{
        {{"The port", {"port"}}, {"Categories", {}}, {"Trades", {}}, {"Berths", {}}, {"Stores", {}}, {"Links", {}}}};
    named(scenario.categories, names.groups[1].names);
    named(scenario.trades, names.groups[2].names);
    for (const BerthSpec& berth : scenario.berths) {
        names.groups[3].names.push_back(berth.name);
        for (int i = 1; i <= berth.count; ++i) names.groups[3].names.push_back(berth.name + " " + std::to_string(i));
    }
    named(scenario.stores, names.groups[4].names);
    for (auto* links = &names.groups[5].names; const auto& name : {std::string("tugs"), std::string("pilots")})
        links->push_back(name);
    named(scenario.machines, names.groups[5].names);
    named(scenario.railways, names.groups[5].names);
    named(scenario.stations, names.groups[5].names);
    named(scenario.rail_services, names.groups[5].names);
    named(scenario.roads, names.groups[5].names);
    named(scenario.road_services, names.groups[5].names);
    named(scenario.pipelines, names.groups[5].names);
    return names;
}

std::vector<FigureGroup> figure_groups(const Summary& summary, const Names& names)
{
    std::map<std::string, std::size_t> group_of;
    for (std::size_t g = 0; g < names.groups.size(); ++g)
        for (const std::string& name : names.groups[g].names)
            group_of.try_emplace(name, g); // a name met twice stays with the first
    std::vector<std::vector<const Figure*>> figures(names.groups.size() + 1);
    for (const Figure& f : summary.figures) {
        auto found = group_of.find(f.key.of);
        if (found == group_of.end()) found = group_of.find(f.key.of.substr(0, f.key.of.rfind(", "))); // "coal, loaded"
        figures[found == group_of.end() ? names.groups.size() : found->second].push_back(&f);
    }
    std::vector<FigureGroup> groups;
    for (std::size_t g = 0; g < figures.size(); ++g) {
        if (figures[g].empty()) continue;
        groups.push_back({g < names.groups.size() ? names.groups[g].title : "Other", tables_of(figures[g])});
    }
    return groups;
}

} // namespace port::report
