#include "tools/verify/verify.h"

#include "models/catalogues.h"
#include "models/run.h"
#include "sim/replications.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/verify/against_run.h"
#include "tools/verify/expectation.h"

#include <algorithm>

namespace port::verify {
namespace {

constexpr double confidence = 0.999;

/// A scenario that could not be compared.
Row refused(const Row& about, const std::string& why)
{
    Row row = about;
    row.remark = why;
    return row;
}

std::string first_line(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

/// The schedule of the file, worked by hand, in one run.
Row schedule(Row row, const Scenario& scenario, const std::vector<Expectation>& expected)
{
    RunOptions options;
    options.calls = true;
    const RunResult result = run(scenario, static_cast<std::uint64_t>(scenario.seed), 0, options);
    row.figure = std::to_string(expected.size()) + " times and figures";
    row.exact = "to the tick";
    row.remark = breach(result);
    std::size_t right = 0;
    for (const Expectation& e : expected) {
        const std::string differs = difference(e, result);
        right += differs.empty();
        if (row.remark.empty() && !differs.empty())
            row.remark = "line " + std::to_string(e.line) + ": " + e.text + ": " + differs;
    }
    row.found.mean = static_cast<double>(right);
    row.agrees = row.remark.empty();
    if (row.agrees) row.remark = "worked by hand, in the file";
    return row;
}

std::string name_of(const Expectation& e)
{
    return e.measure + (e.of.empty() || e.of == "port" ? "" : " of " + e.of) + (e.cause.empty() ? "" : ", " + e.cause);
}

/// One case's exact figures over its replications.
std::vector<Row> known_system(const Row& about, const Scenario& scenario, const Case& known, unsigned threads)
{
    const Versions days = versions_of(scenario);
    const auto runs = sim::replicate(static_cast<std::size_t>(scenario.replications), threads, [&](std::uint64_t r) {
        return run(days, static_cast<std::uint64_t>(scenario.seed), r);
    });
    std::vector<Row> rows;
    for (const ExactFigure& exact : known.exact) {
        Row row = about;
        row.figure = name_of(exact.figure);
        row.exact = exact.shown;
        row.remark = exact.source;
        std::vector<double> values;
        for (const RunResult& result : runs)
            if (const auto value = figure_of(result, exact.figure)) values.push_back(*value);
        if (values.size() != runs.size()) {
            rows.push_back(refused(row, "a replication has no such figure"));
            continue;
        }
        const sim::Interval found = sim::confidence_interval(values, confidence);
        const auto expected = static_cast<double>(exact.figure.number->value);
        row.found = {found.mean, found.low, found.high};
        row.agrees = found.low && *found.low <= expected && expected <= *found.high;
        rows.push_back(row);
    }
    return rows;
}

} // namespace

std::vector<std::filesystem::path> scenario_files(const std::vector<std::filesystem::path>& places)
{
    std::vector<std::filesystem::path> files;
    for (const auto& place : places) {
        if (!std::filesystem::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        std::vector<std::filesystem::path> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
            if (entry.path().extension() == ".yaml") found.push_back(entry.path());
        std::sort(found.begin(), found.end());
        files.insert(files.end(), found.begin(), found.end());
    }
    return files;
}

std::vector<Row> verify(const std::filesystem::path& file, const Options& options)
{
    Row about;
    about.scenario = file.stem().string();
    const auto read = [&](const std::vector<std::string>& sets) { return io::read_scenario(file, catalogues(), sets); };
    std::vector<Row> rows;
    const auto add = [&](const Row& row) {
        rows.push_back(row);
        if (options.progress) options.progress(row);
    };
    const Expectations expected = read_expectations(file);
    for (const std::string& error : expected.errors) add(refused(about, error));
    if (expected.all.empty() && expected.cases.empty() && expected.errors.empty())
        add(refused(about, "its comments expect nothing: no line '# expect:' or '# exact:'"));
    if (!expected.all.empty()) {
        const io::ReadResult given = read({});
        add(given.ok() ? schedule(about, given.scenario, expected.all)
                       : refused(about, first_line(io::print_diagnostics(given.diagnostics))));
    }
    for (const Case& known : expected.cases) {
        about.of = known.name;
        const io::ReadResult given = read(known.sets);
        if (!given.ok()) {
            add(refused(about, first_line(io::print_diagnostics(given.diagnostics))));
            continue;
        }
        for (const Row& row : known_system(about, given.scenario, known, options.threads)) add(row);
    }
    return rows;
}

report::Table table_of(const std::vector<Row>& rows)
{
    using report::Align;
    report::Table table;
    table.columns = {{"scenario", "", Align::left},  {"case", "", Align::left},   {"figure", "", Align::left},
                     {"expected", "", Align::right}, {"found", "", Align::right}, {"verdict", "", Align::left},
                     {"by", "", Align::left}};
    std::size_t agree = 0;
    for (const Row& row : rows) {
        agree += row.agrees;
        table.rows.push_back({row.scenario, row.of, row.figure, row.exact, row.found,
                              std::string(row.agrees ? "agrees" : "DIFFERS"), row.remark});
    }
    table.notes = {
        std::to_string(agree) + " of " + std::to_string(rows.size()) +
        " agree. Found is the mean over the "
        "replications with half of its 99.9 % interval, which must hold what is expected; for a schedule the "
        "number of its times and figures that came out, all of which must."};
    return table;
}

} // namespace port::verify
