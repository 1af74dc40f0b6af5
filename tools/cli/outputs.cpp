#include "tools/cli/outputs.h"

#include "tools/cli/files.h"
#include "tools/report/call_rows.h"
#include "tools/report/csv.h"
#include "tools/report/figure_tables.h"
#include "tools/report/json.h"
#include "tools/report/page.h"
#include "tools/report/terminal.h"
#include "tools/report/year_table.h"

#include <cstdlib>
#include <functional>
#include <unistd.h>

namespace port::cli {
namespace {

/// Adds the rows of one scenario's table to those of others; each opens with the scenario's label, unless there is
/// none.
void add_rows(report::Table& all, report::Table table, const std::string& label)
{
    if (!label.empty()) {
        table.columns.insert(table.columns.begin(), {"scenario", "", report::Align::left});
        for (auto& row : table.rows) row.insert(row.begin(), label);
    }
    all.columns = std::move(table.columns); // the same ones for every scenario
    for (auto& row : table.rows) all.rows.push_back(std::move(row));
}

std::string figures_csv(const std::vector<report::Answer>& answers)
{
    report::Table all;
    for (const report::Answer& answer : answers) add_rows(all, report::figure_rows(answer.summary), answer.label);
    return report::to_csv(all);
}

std::string calls_csv(const std::vector<report::Answer>& answers, const std::vector<std::vector<CallRow>>& calls)
{
    report::Table all;
    for (std::size_t i = 0; i < answers.size(); ++i)
        add_rows(all, report::call_rows(answers[i].scenario, calls[i]), answers[i].label);
    return report::to_csv(all);
}

std::string for_terminal(const report::Answer& answer)
{
    const report::TerminalStyle style{colours(STDOUT_FILENO), 0};
    std::string out = answer.label.empty() ? "" : answer.label + "\n";
    out += report::paragraph(answer.verdict.sentence, style, true);
    for (const std::string& remark : answer.remarks) out += report::paragraph(remark, style, false);
    out += "\n";
    out += report::to_terminal(report::year_table(answer.summary, answer.verdict, report::names_of(answer.scenario)),
                               style);
    return out + "\nTo repeat: " + answer.repeat + "\n";
}

std::string for_stdout(const RunOptions& o, const std::vector<report::Answer>& answers)
{
    if (o.json) return report::to_json(answers);
    std::string out;
    for (const report::Answer& answer : answers) out += (out.empty() ? "" : "\n") + for_terminal(answer);
    return out;
}

} // namespace

bool colours(int file_descriptor)
{
    const char* no = std::getenv("NO_COLOR");
    return isatty(file_descriptor) && !(no && *no);
}

void check_files(const RunOptions& o)
{
    for (const std::string& file : {o.csv, o.calls, o.record, o.report})
        if (!file.empty()) check_writable(file);
}

std::vector<std::string> write_outputs(const RunOptions& o, const std::vector<report::Answer>& answers,
                                       const std::vector<std::vector<CallRow>>& calls)
{
    std::vector<std::string> failures;
    const auto attempt = [&](const auto& write) {
        try {
            write();
        } catch (const FileFailure& failure) {
            failures.emplace_back(failure.what());
        }
    };
    if (!o.csv.empty()) attempt([&] { write_whole(o.csv, figures_csv(answers)); });
    if (!o.calls.empty()) attempt([&] { write_whole(o.calls, calls_csv(answers, calls)); });
    if (!o.record.empty())
        attempt([&] { write_whole(o.record, report::to_csv(report::record_rows(answers[0].scenario, calls[0]))); });
    if (!o.report.empty()) attempt([&] { write_whole(o.report, report::to_html(answers)); });
    attempt([&] { write_stdout(for_stdout(o, answers)); });
    return failures;
}

} // namespace port::cli
