// Small ports worked by hand: each file of scenarios/verification says in its comments what must come out, and the
// model must give that, to the tick.
#include "models/catalogues.h"
#include "models/run.h"
#include "tests/schedules/expectation.h"
#include "tests/support/catch.h"
#include "tools/scenario_io/read_scenario.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

using namespace port;
using namespace port::schedules;

namespace {

std::string hours(std::int64_t ticks)
{
    std::ostringstream text;
    text << std::setprecision(16) << static_cast<double>(ticks) / 3.6e12 << " h (" << ticks << " ticks)";
    return text.str();
}

const CallRow* call_of(const RunResult& run, int number)
{
    const auto row =
        std::find_if(run.calls.begin(), run.calls.end(), [&](const CallRow& r) { return r.number == number; });
    return row == run.calls.end() ? nullptr : &*row;
}

std::string difference_of_stage(const Expectation& e, const CallRow& row)
{
    const std::string stage = stage_names[e.index];
    if (!e.number) return row.reached[e.index] ? stage + " at " + hours(row.stage[e.index]) + ", expected never" : "";
    if (!row.reached[e.index]) return stage + " never, expected at " + hours(e.number->ticks());
    if (e.number->ticks() == row.stage[e.index]) return "";
    return stage + " at " + hours(row.stage[e.index]) + ", expected " + hours(e.number->ticks());
}

std::string difference_of_figure(const Expectation& e, const RunResult& run)
{
    const auto figure = std::find_if(run.figures.begin(), run.figures.end(), [&](const Measured& m) {
        return m.key.measure == e.measure && m.key.of == e.of && m.key.cause == e.cause;
    });
    const auto found = figure == run.figures.end() ? std::nullopt : figure->value;
    std::ostringstream text;
    text << std::setprecision(16);
    if (found) text << "is " << *found << ", ";
    if (!e.number) return found ? text.str() + "expected none" : "";
    if (found && e.number->means(*found)) return "";
    if (!found) text << "is none, ";
    text << "expected " << static_cast<double>(e.number->value);
    return text.str();
}

/// In words; empty where the run gave what the schedule says.
std::string difference(const Expectation& e, const RunResult& run)
{
    if (e.kind == Expectation::Kind::figure) return difference_of_figure(e, run);
    const CallRow* row = call_of(run, e.call);
    if (!row) return "there is no call " + std::to_string(e.call);
    if (e.kind == Expectation::Kind::stage) return difference_of_stage(e, *row);
    if (e.kind == Expectation::Kind::berth) return row->berth == e.of ? "" : "lay at '" + row->berth + "'";
    if (e.number->ticks() == row->spent[e.index]) return "";
    return std::string(cause_names[e.index]) + " for " + hours(row->spent[e.index]) + ", expected " +
           hours(e.number->ticks());
}

std::vector<std::filesystem::path> schedules_of(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Every call's causes add up to her time in port; every resource's shares to 1. The first that does not, in words.
std::string breach(const RunResult& run)
{
    for (const CallRow& row : run.calls) {
        if (!row.reached.back()) continue;
        std::int64_t sum = 0;
        for (const std::int64_t ticks : row.spent) sum += ticks;
        if (sum != row.stage.back() - row.stage.front()) return "the causes of call " + std::to_string(row.number);
    }
    for (const Measured& first : run.figures) {
        if (first.key.measure != "utilisation") continue;
        double sum = 0;
        for (const Measured& m : run.figures)
            if (m.key.measure == "utilisation" && m.key.of == first.key.of) sum += m.value.value_or(0);
        if (std::abs(sum - 1) > 1e-9) return "the utilisation of " + first.key.of;
    }
    return "";
}

} // namespace

TEST_CASE("the port keeps the schedules that were worked by hand")
{
    const auto files = schedules_of(PORTSIM_ROOT "/scenarios/verification");
    REQUIRE(files.size() >= 6);
    for (const auto& file : files) {
        DYNAMIC_SECTION(file.stem().string())
        {
            const Expectations expected = read_expectations(file);
            for (const std::string& error : expected.errors) FAIL_CHECK(error);
            REQUIRE_FALSE(expected.all.empty());
            const io::ReadResult read = io::read_scenario(file, catalogues());
            if (!read.ok()) FAIL_CHECK(io::print_diagnostics(read.diagnostics));
            REQUIRE(read.ok());

            RunOptions options;
            options.calls = true;
            const auto seed = static_cast<std::uint64_t>(read.scenario.seed);
            const RunResult run = port::run(read.scenario, seed, 0, options);
            for (const Expectation& e : expected.all) {
                INFO(file.filename().string() << ":" << e.line << ": " << e.text);
                CHECK(difference(e, run) == "");
            }
            CHECK(breach(run) == "");
        }
    }
}
