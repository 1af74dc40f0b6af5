#include "tools/report/why_tables.h"

#include "tools/report/gain_estimate.h"
#include "tools/report/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace port::report {
namespace {

/// "busy 93 %, blocked 4 %", the greatest first; of hours, their part of all.
std::string causes_text(std::vector<const Figure*> figures)
{
    double sum = 0;
    for (const Figure* f : figures) sum += *f->mean;
    std::stable_sort(figures.begin(), figures.end(),
                     [](const Figure* a, const Figure* b) { return *a->mean > *b->mean; });
    std::string text;
    for (const Figure* f : figures) {
        const double percent = sum > 0 ? 100 * *f->mean / sum : 0;
        if (percent < 0.05) continue;
        text += (text.empty() ? "" : ", ") + f->key.cause + " " + readable(percent, percent < 9.95 ? 1 : 0) + " %";
    }
    return text;
}

/// A money column: what it is called, and which part of a worth.
constexpr std::pair<const char*, std::optional<study::PairedGain> study::Worth::*> money_columns[] = {
    {"earned", &study::Worth::earnings},           {"ship time saved", &study::Worth::ship_time},
    {"demurrage saved", &study::Worth::demurrage}, {"handling saved", &study::Worth::handling},
    {"money saved", &study::Worth::money},
};

/// From 1; nothing where waits, and so money, are not told.
Cell rank_by_money(const study::Tried& tried, const std::vector<study::Tried>& all)
{
    if (!tried.worth.money) return {};
    const auto more_money = [&](const study::Tried& other) {
        return other.worth.money && other.worth.money->mean > tried.worth.money->mean;
    };
    return 1 + std::count_if(all.begin(), all.end(), more_money);
}

} // namespace

Table times_table(const study::Why& why, bool every)
{
    Table table{"Where the time goes", {{"of", "", Align::left}, {"measure", "", Align::left}}, {}, {}};
    if (every) {
        table.columns.insert(table.columns.end(),
                             {{"cause", "", Align::left}, {"unit", "", Align::left}, {"mean", ""}});
        for (const Figure& f : why.times)
            table.rows.push_back({f.key.of, f.key.measure, f.key.cause, f.key.unit, Estimate{*f.mean, f.low, f.high}});
        return table;
    }
    table.columns.push_back({"for", "", Align::left});
    std::vector<std::pair<std::string, std::string>> shown;
    for (const Figure& first : why.times) {
        const std::pair own{first.key.of, first.key.measure};
        if (std::find(shown.begin(), shown.end(), own) != shown.end()) continue;
        shown.push_back(own);
        std::vector<const Figure*> figures;
        for (const Figure& f : why.times)
            if (f.key.of == own.first && f.key.measure == own.second) figures.push_back(&f);
        table.rows.push_back({own.first, own.second, causes_text(std::move(figures))});
    }
    return table;
}

Table chain_table(const study::Why& why)
{
    Table table{"Who waits for whom",
                {{"who", "", Align::left},
                 {"most of its hours", "", Align::left},
                 {"share", "%", Align::right, 1},
                 {"of", "", Align::left},
                 {"hours", "h", Align::right, 0},
                 {"waits for", "", Align::left}},
                {},
                {}};
    for (const study::ChainLink& link : why.chain)
        table.rows.push_back({link.who, link.cause, 100 * link.share, link.of, cell(link.hours),
                              link.next.empty() ? std::string("nobody") : link.next});
    if (why.chain.empty()) table.notes.push_back("No ship waits.");
    return table;
}

Table trials_table(const study::Why& why, double confidence)
{
    const bool tonnes = !why.verdict.settled;
    const std::string currency = why.trials.empty() ? "" : why.trials.front().worth.currency;
    Table table{"What a little more would gain",
                {{"resource", "", Align::left},
                 {"change", "", Align::left},
                 {"tonnes", "t", Align::right, 0},
                 {"waiting saved", "h", Align::right, 3}},
                {},
                {}};
    if (!currency.empty()) {
        for (const auto& [name, part] : money_columns) table.columns.push_back({name, currency, Align::right, 0});
        table.columns.push_back({"rank by money", "", Align::right, 0});
    }
    table.columns.insert(table.columns.end(), {{"surely", "", Align::left}, {"suspected for", "", Align::left}});
    for (const study::Tried& t : why.trials) {
        std::vector<Cell> row{t.more.resource, t.more.change, estimate(t.worth.tonnes), estimate(t.worth.waiting)};
        if (!currency.empty()) {
            for (const auto& [name, part] : money_columns) row.push_back(estimate(t.worth.*part));
            row.push_back(rank_by_money(t, why.trials));
        }
        row.push_back(t.surely);
        row.push_back(t.reason);
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(fmt::format(
        "A year, on the same chance as the scenario as it is; the greatest gain in {} first. Intervals are those of "
        "each by itself ({} %); 'surely' counts that the best of several was looked for (Holm).",
        tonnes ? "tonnes" : "waiting", readable(100 * confidence)));
    if (!currency.empty())
        table.notes.push_back("Money is of calls that arrived in the year, and of the parts that the scenario adds up; "
                              "more tonnes cost more handling. What more of a resource costs is not in it.");
    return table;
}

} // namespace port::report
