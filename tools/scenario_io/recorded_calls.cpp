#include "tools/scenario_io/recorded_calls.h"

#include "models/scenario/dates.h"
#include "models/scenario/problems.h"
#include "models/scenario/scalar_text.h"
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
        bool whole = true;
        for (const TextEntry& entry : row.entries) {
            const FieldInfo& field = *record.field(entry.key.text);
            if (entry.value.kind == TextNode::Kind::refused) {
                whole = false;
                continue;
            }
            if (auto problem = set_text(field.member(&call), *field.type, field, entry.value.text)) {
                whole = false;
                tell(entry.value.line, entry.value.column, problem->code, at + "." + std::string(field.name),
                     problem->found, problem->expected, problem->hint);
            }
        }
        if (whole) in_order(row, call, at);
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
    all.name = file.lexically_normal().string();
    CsvText csv = read_csv_text(file);
    if (csv.problem) {
        all.diagnostics.push_back({std::move(*csv.problem), {}, ""});
        return all;
    }
    if (csv.fault) {
        all.diagnostics.push_back(std::move(*csv.fault));
        return all;
    }
    CallReader(*csv.text).read(all);
    return all;
}

} // namespace port::io
