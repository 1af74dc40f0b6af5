#include "tools/scenario_io/recorded_calls.h"

#include "models/scenario/dates.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"
#include "tools/scenario_io/csv_cells.h"
#include "tools/scenario_io/csv_list.h"

#include <algorithm>

namespace port::io {
namespace {

/// Goes through the rows of one file.
class CallReader {
public:
    explicit CallReader(const TextLines& text) : text_(text) {}

    void read(RecordedCalls& all)
    {
        // What has a column is required, so that the rows are read with it as a gap in them.
        RecordInfo strict = *record_info<RecordedCall>();
        {
            const CsvList header(text_, strict, path);
            for (FieldInfo& field : strict.fields)
                for (const FieldInfo* column : header.columns())
                    if (column && column->name == field.name) field.required = true;
        }
        CsvList csv(text_, strict, path);
        for (const FieldInfo* column : csv.columns()) all.columns.emplace_back(column ? column->name : "");
        if (!csv.broken()) header_fits(all, csv.source_line());
        while (told_.size() + csv.diagnostics.size() < most_kept) {
            const TextNode* row = csv.next();
            if (!row) break;
            if (row->kind == TextNode::Kind::refused) continue;
            const std::string at = std::string(path) + "[" + std::to_string(number_++) + "]";
            RecordedCall call;
            take(*row, call, strict, at);
            all.calls.push_back(std::move(call));
            all.lines.push_back(row->line);
        }
        told_.insert(told_.end(), csv.diagnostics.begin(), csv.diagnostics.end());
        if (told_.empty() && all.calls.empty())
            tell(text_.count(), 1, codes::empty, path, "there are no rows below the header", "a row a call");
        std::stable_sort(told_.begin(), told_.end(), [](const Diagnostic& a, const Diagnostic& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        all.diagnostics = std::move(told_);
    }

private:
    static constexpr const char* path = "calls";

    void header_fits(const RecordedCalls& all, int line)
    {
        if (all.has("started") && all.has("waited"))
            tell(line, 1, codes::one_of_two, path, "has both columns 'started' and 'waited'",
                 "one of them: each says the other");
    }

    void take(const TextNode& row, RecordedCall& call, const RecordInfo& record, const std::string& at)
    {
        bool came = false; // when, could be read
        for (const TextEntry& entry : row.entries) {
            const FieldInfo& field = *record.field(entry.key.text);
            if (entry.value.kind == TextNode::Kind::refused) continue;
            if (auto problem = set_text(field.member(&call), *field.type, field, entry.value.text))
                tell(entry.value.line, entry.value.column, problem->code, at + "." + std::string(field.name),
                     problem->found, problem->expected, problem->hint);
            else if (field.name == "arrived")
                came = true;
        }
        if (came) in_order(row, call, at);
    }

    /// One slip gives one error: a row that is told of is not what the next one is held against.
    void in_order(const TextNode& row, const RecordedCall& call, const std::string& at)
    {
        const auto back = [&](const char* column, const std::string& found, const char* expected) {
            for (const TextEntry& entry : row.entries)
                if (entry.key.text == column)
                    tell(entry.value.line, entry.value.column, codes::back_in_time, at + "." + column,
                         "'" + entry.value.text + "' is before " + found, expected);
        };
        if (last_ && call.arrived < *last_)
            back("arrived", "the row above it, " + to_text(*last_), "rows in the order of time");
        else
            last_ = call.arrived;
        if (call.started && *call.started < call.arrived)
            back("started", "her arrival, " + to_text(call.arrived), "a time from her arrival on");
        const Moment before = call.started.value_or(call.arrived);
        if (call.left && *call.left < before)
            back("left", (call.started ? "her start, " : "her arrival, ") + to_text(before), "a time after it");
    }

    void tell(int line, int column, std::string_view code, const std::string& at, std::string found,
              std::string expected, std::string hint = "")
    {
        told_.push_back({{std::string(code), at, std::move(found), std::move(expected), std::move(hint)},
                         {text_.name(), line, column},
                         text_.quote(line)});
    }

    const TextLines& text_;
    std::vector<Diagnostic> told_;
    std::optional<Moment> last_;
    std::size_t number_ = 0;
};

} // namespace

bool RecordedCalls::has(std::string_view column) const
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

RecordedCalls read_recorded_calls(const std::filesystem::path& file)
{
    RecordedCalls all;
    CsvText csv = read_csv_text(file);
    if (csv.problem) {
        all.diagnostics.push_back({std::move(*csv.problem), {}, ""});
        return all;
    }
    if (csv.fault) {
        all.diagnostics.push_back(std::move(*csv.fault));
        return all;
    }
    all.text = csv.text;
    CallReader(*csv.text).read(all);
    return all;
}

namespace {

/// The cell of a column in the row of a call.
TextPlace place_of(const RecordedCalls& record, std::size_t call, std::string_view column)
{
    TextPlace place{record.text->name(), record.lines[call], 1};
    CsvRow row;
    CsvCells cells(*record.text, place.line);
    const auto at = std::find(record.columns.begin(), record.columns.end(), column) - record.columns.begin();
    if (cells.next(row) && static_cast<std::size_t>(at) < row.cells.size()) {
        place.line = row.cells[static_cast<std::size_t>(at)].line;
        place.column = row.cells[static_cast<std::size_t>(at)].column;
    }
    return place;
}

/// The trades that a name means: the one so called, else all of that category.
std::vector<std::size_t> meant(const Scenario& scenario, const std::string& name)
{
    std::vector<std::size_t> trades;
    for (std::size_t t = 0; t < scenario.trades.size(); ++t) {
        if (scenario.trades[t].name == name) return {t};
        if (scenario.trades[t].category == name) trades.push_back(t);
    }
    return trades;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
    return text;
}

} // namespace

std::vector<Diagnostic> without_any_of(const RecordedCalls& record, const std::vector<std::string>& columns)
{
    if (std::any_of(columns.begin(), columns.end(), [&](const std::string& c) { return record.has(c); })) return {};
    std::string names;
    for (const std::string& column : columns) names += (names.empty() ? "'" : " or '") + column + "'";
    return {
        {{std::string(codes::missing_key), "calls", "has no column " + names, "one: it is what is compared or run", ""},
         {record.text->name(), 0, 0},
         ""}};
}

TradesOfCalls trades_of(const RecordedCalls& record, const Scenario& scenario)
{
    TradesOfCalls all;
    std::vector<std::string> trades;
    std::vector<std::string> categories;
    std::vector<std::string> ships;
    for (const TradeSpec& trade : scenario.trades) trades.push_back(trade.name);
    for (const CategorySpec& category : scenario.categories) categories.push_back(category.name);
    for (const ShipClass& ship : scenario.ships) ships.push_back(ship.name);
    const auto tell = [&](std::size_t call, std::string_view column, std::string_view code, std::string found,
                          std::string expected, std::string hint) {
        const TextPlace place = place_of(record, call, column);
        all.diagnostics.push_back({{std::string(code), "calls[" + std::to_string(call) + "]." + std::string(column),
                                    std::move(found), std::move(expected), std::move(hint)},
                                   place,
                                   record.text->quote(place.line)});
    };
    if (!record.has("category") && scenario.trades.size() > 1) {
        all.diagnostics.push_back({{std::string(codes::missing_key), "calls", "has no column 'category'",
                                    "one, since the scenario has several trades: " + listed(trades), ""},
                                   {record.text->name(), 0, 0},
                                   ""});
        return all;
    }
    for (std::size_t i = 0; i < record.calls.size() && all.diagnostics.size() < most_kept; ++i) {
        const RecordedCall& call = record.calls[i];
        const std::vector<std::size_t> found =
            record.has("category") ? meant(scenario, call.category) : std::vector<std::size_t>{0};
        std::vector<std::string> names = trades;
        names.insert(names.end(), categories.begin(), categories.end());
        if (found.empty())
            tell(i, "category", codes::unknown_name,
                 "'" + printable(call.category, 60) + "' is no trade and no category with one",
                 "one of " + listed(trades), did_you_mean(call.category, names));
        if (found.size() > 1)
            tell(i, "category", codes::unknown_name, "'" + call.category + "' has several trades",
                 "the name of one of them, of " + listed(trades), "");
        if (record.has("ship") && std::find(ships.begin(), ships.end(), call.ship) == ships.end())
            tell(i, "ship", codes::unknown_name, "'" + printable(call.ship, 60) + "' is no class of ships",
                 "one of " + listed(ships), did_you_mean(call.ship, ships));
        all.trades.push_back(found.empty() ? 0 : found.front());
    }
    return all;
}

} // namespace port::io
