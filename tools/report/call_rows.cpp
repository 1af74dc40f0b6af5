#include "tools/report/call_rows.h"

#include "models/scenario/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace port::report {
namespace {

constexpr std::int64_t ticks_an_hour = 3'600'000'000'000;
constexpr std::int64_t ticks_a_day = 24 * ticks_an_hour;
constexpr std::int64_t ticks_a_second = 1'000'000'000;

void strip_idle_noughts(std::string& text)
{
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
}

} // namespace

std::string exact_hours(std::int64_t ticks)
{
    // In whole numbers: 1e13 / 3.6e12 = 25 / 9 of the last decimal a tick, rounded to the nearest.
    const bool negative = ticks < 0;
    const auto size = negative ? 0 - static_cast<std::uint64_t>(ticks) : static_cast<std::uint64_t>(ticks);
    const std::uint64_t hours = size / ticks_an_hour;
    const std::uint64_t decimals =
        (size % ticks_an_hour * 25 + 4) / 9; // below 1e13: the rest is at most an hour less a tick
    std::string text = fmt::format("{}{}.{:013}", negative ? "-" : "", hours, decimals);
    strip_idle_noughts(text);
    return text;
}

std::string local_time(Date start, std::int64_t ticks)
{
    std::int64_t day = ticks / ticks_a_day;
    std::int64_t rest = ticks % ticks_a_day;
    if (rest < 0) {
        rest += ticks_a_day;
        --day;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{start.days + day}}};
    const std::int64_t second = rest / ticks_a_second;
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                   second / 3600, second / 60 % 60, second % 60);
    if (const std::int64_t part = rest % ticks_a_second; part != 0) {
        text += fmt::format(".{:09}", part);
        strip_idle_noughts(text);
    }
    return text;
}

Table call_rows(const Scenario& scenario, std::span<const CallRow> calls)
{
    Table table{"Ship calls", {}, {}, {}};
    for (const char* name : {"number", "trade", "category", "ship", "direction", "berth"})
        table.columns.push_back({name, "", Align::left});
    for (const char* name : {"parcel", "moved"}) table.columns.push_back({name, "t"});
    table.columns.push_back({"warm-up", "", Align::left});
    for (const char* name : stage_names) table.columns.push_back({name, "", Align::left});
    for (const char* name : stage_names) table.columns.push_back({name, "h"});
    for (const char* name : cause_names) table.columns.push_back({std::string("spent: ") + name, "h"});

    for (const CallRow& call : calls) {
        std::vector<Cell> row{std::int64_t{call.number},
                              call.trade,
                              call.category,
                              call.ship,
                              call.direction,
                              call.berth,
                              call.parcel,
                              call.moved,
                              call.warm_up};
        for (std::size_t s = 0; s < stages; ++s)
            row.push_back(call.reached[s] ? Cell{local_time(scenario.start, call.stage[s])} : Cell{});
        for (std::size_t s = 0; s < stages; ++s)
            row.push_back(call.reached[s] ? Cell{Exact{exact_hours(call.stage[s])}} : Cell{});
        for (std::size_t c = 0; c < causes; ++c) row.push_back(Cell{Exact{exact_hours(call.spent[c])}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table record_rows(const Scenario& scenario, std::span<const CallRow> calls)
{
    Table table{"Recorded calls", {}, {}, {}};
    for (const char* name : {"arrived", "category", "ship", "tonnes [t]", "started", "left"})
        table.columns.push_back({name, "", Align::left});
    const auto in_book = [&](const CallRow& call, Stage stage) {
        const auto seconds = static_cast<double>(call.stage[static_cast<std::size_t>(stage)]) / ticks_a_second;
        return to_text(Moment{midnight_of(scenario.start).seconds + static_cast<std::int64_t>(std::floor(seconds))});
    };
    std::vector<const CallRow*> sailed;
    for (const CallRow& call : calls)
        if (!call.warm_up && !call.gave_up && call.reached[static_cast<std::size_t>(Stage::clear)])
            sailed.push_back(&call);
    const auto arrived = [](const CallRow* call) { return call->stage[static_cast<std::size_t>(Stage::arrived)]; };
    std::stable_sort(sailed.begin(), sailed.end(),
                     [&](const CallRow* a, const CallRow* b) { return arrived(a) < arrived(b); });
    for (const CallRow* call : sailed)
        table.rows.push_back({in_book(*call, Stage::arrived), call->trade, call->ship, call->parcel,
                              in_book(*call, Stage::passage), in_book(*call, Stage::clear)});
    return table;
}

} // namespace port::report
