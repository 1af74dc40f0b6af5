#include "tools/report/year_table.h"

#include "tools/report/number.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace port::report {
namespace {

constexpr double unfinished_mark = 0.02;

const study::YearVerdict* verdict_of(const study::Verdict& verdict, int year)
{
    for (const study::YearVerdict& v : verdict.years)
        if (v.year == year) return &v;
    return nullptr;
}

bool settled(const study::Verdict& verdict, int year)
{
    const auto* v = verdict_of(verdict, year);
    return !v || v->settled;
}

std::string note_of(const Summary& summary, const study::Verdict& verdict, int year)
{
    std::string note = settled(verdict, year) ? "" : "no steady state";
    const Figure* calls = summary.find("calls", "port", year);
    const Figure* unfinished = summary.find("unfinished calls", "port", year);
    if (calls && unfinished && calls->mean && unfinished->mean && *unfinished->mean > unfinished_mark * *calls->mean)
        note += (note.empty() ? "" : "; ") + readable(*unfinished->mean, 0) + " calls unfinished";
    return note;
}

/// Puts the table together column by column, and leaves out those without a figure in any year.
class Builder {
public:
    Builder(const Summary& summary, const study::Verdict& verdict) : summary_(summary), verdict_(verdict)
    {
        table_.columns.push_back({"year", "", Align::left});
        for (const int year : summary.years) table_.rows.push_back({year_name(year)});
    }

    void figure(std::string name, const std::string& measure, const std::string& of, double scale, std::string unit,
                int decimals, bool only_settled = false)
    {
        std::vector<Cell> cells;
        bool any = false;
        for (const int year : summary_.years) {
            const Figure* f = summary_.find(measure, of, year);
            any = any || f;
            const bool shown = f && f->mean && !(only_settled && !settled(verdict_, year));
            cells.push_back(shown ? Cell{scaled(*f, scale)} : Cell{});
        }
        if (any) add({std::move(name), std::move(unit), Align::right, decimals}, std::move(cells));
    }

    template <class Text> void text(std::string name, Text text_of)
    {
        std::vector<Cell> cells;
        bool any = false;
        for (const int year : summary_.years) {
            const std::string text = text_of(year);
            any = any || !text.empty();
            cells.push_back(text.empty() ? Cell{std::string()} : Cell{text});
        }
        if (any) add({std::move(name), "", Align::left, {}}, std::move(cells));
    }

    [[nodiscard]] Table take() { return std::move(table_); }

private:
    static Estimate scaled(const Figure& f, double scale)
    {
        Estimate e{*f.mean * scale, f.low, f.high};
        if (e.low) *e.low *= scale;
        if (e.high) *e.high *= scale;
        return e;
    }

    void add(Column column, std::vector<Cell> cells)
    {
        table_.columns.push_back(std::move(column));
        for (std::size_t row = 0; row < cells.size(); ++row) table_.rows[row].push_back(std::move(cells[row]));
    }

    const Summary& summary_;
    const study::Verdict& verdict_;
    Table table_;
};

double total(const Summary& summary, const std::string& of)
{
    double sum = 0;
    for (const char* measure : {"throughput", "demand"})
        for (const int year : summary.years)
            if (const Figure* f = summary.find(measure, of, year); f && f->mean) sum += *f->mean;
    return sum;
}

} // namespace

std::vector<std::string> busiest(const Summary& summary, const Names& names)
{
    std::vector<std::pair<double, std::string>> sizes;
    for (const std::string& name : names.categories())
        if (const double size = total(summary, name); size > 0) sizes.emplace_back(size, name);
    std::stable_sort(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> categories;
    for (auto& [size, name] : sizes) categories.push_back(std::move(name));
    return categories;
}

std::string gain_text(const study::Gain& gain)
{
    const bool tonnes = gain.unit == "t";
    const double half = (gain.high - gain.low) / 2;
    const double scale = !tonnes ? 1 : std::abs(gain.mean) >= 1e6 ? 1e-6 : 1e-3;
    const std::string unit = !tonnes ? gain.unit : scale == 1e-6 ? "Mt" : "kt";
    const double shown = gain.mean * scale;
    const int decimals = std::abs(shown) >= 100 ? 0 : std::abs(shown) >= 10 ? 1 : 2;
    return (gain.mean >= 0 ? "+" : "−") + readable(std::abs(shown), decimals) + " ± " +
           readable(half * scale, decimals) + " " + unit + (tonnes ? "" : " a call saved");
}

Table year_table(const Summary& summary, const study::Verdict& verdict, const Names& names, std::size_t most_categories)
{
    Builder build(summary, verdict);
    build.figure("demand", "demand", "port", 1e-6, "Mt", 2);
    build.figure("throughput", "throughput", "port", 1e-6, "Mt", 2);
    auto categories = busiest(summary, names);
    if (categories.size() < 2) categories.clear();
    if (categories.size() > most_categories) categories.resize(most_categories);
    for (const std::string& category : categories) {
        build.figure(category + " demand", "demand", category, 1e-6, "Mt", 2);
        build.figure(category + " throughput", "throughput", category, 1e-6, "Mt", 2);
    }
    build.figure("waiting", "waiting", "port", 1, "h", 1, true);
    build.figure("waiting ratio", "waiting ratio", "port", 1, "", 2, true);
    build.figure("berth occupancy", "berth occupancy", "port", 100, "%", 1);
    const bool all_settled =
        std::all_of(summary.years.begin(), summary.years.end(), [&](int y) { return settled(verdict, y); });
    if (!all_settled) build.figure("backlog", "backlog", "port", 1e-3, "kt", 0);
    build.text("what binds", [&](int year) {
        const auto* v = verdict_of(verdict, year);
        return v ? v->binds : "";
    });
    build.text("with more of it", [&](int year) {
        const auto* v = verdict_of(verdict, year);
        return v && v->gain ? gain_text(*v->gain) : "";
    });
    build.text("note", [&](int year) { return note_of(summary, verdict, year); });

    Table table = build.take();
    if (summary.replications > 1)
        table.notes.push_back("± is half of the " + readable(summary.confidence * 100) + " % interval over " +
                              std::to_string(summary.replications) + " replications.");
    else
        table.notes.push_back("One replication: no intervals.");
    return table;
}

Table trial_rows(const study::Verdict& verdict)
{
    Table table{"What was tried",
                {{"resource", "", Align::left},
                 {"change", "", Align::left},
                 {"year", ""},
                 {"unit", "", Align::left},
                 {"mean", ""},
                 {"low", ""},
                 {"high", ""}},
                {},
                {}};
    for (const study::Trial& trial : verdict.trials)
        for (const study::Gain& gain : trial.gains) {
            const Cell year = gain.year == 0 ? Cell{} : Cell{std::int64_t{gain.year}};
            table.rows.push_back({trial.resource, trial.change, year, gain.unit, gain.mean, gain.low, gain.high});
        }
    return table;
}

Table binding_rows(const study::Verdict& verdict)
{
    Table table{"What binds",
                {{"year", ""},
                 {"settled", "", Align::left},
                 {"demand", "Mt"},
                 {"throughput", "Mt"},
                 {"binds", "", Align::left},
                 {"reason", "", Align::left},
                 {"gain unit", "", Align::left},
                 {"gain", ""},
                 {"gain low", ""},
                 {"gain high", ""}},
                {},
                {}};
    for (const study::YearVerdict& v : verdict.years) {
        std::vector<Cell> row{v.year == 0 ? Cell{} : Cell{std::int64_t{v.year}},
                              v.settled,
                              v.demand / 1e6,
                              v.throughput / 1e6,
                              v.binds,
                              v.reason,
                              {},
                              {},
                              {},
                              {}};
        if (v.gain) {
            row[6] = v.gain->unit;
            row[7] = v.gain->mean;
            row[8] = v.gain->low;
            row[9] = v.gain->high;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace port::report
