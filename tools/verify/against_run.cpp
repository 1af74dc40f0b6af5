#include "tools/verify/against_run.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace port::verify {
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
    const std::optional<double> found = figure_of(run, e);
    std::ostringstream text;
    text << std::setprecision(16);
    if (found) text << "is " << *found << ", ";
    if (!e.number) return found ? text.str() + "expected none" : "";
    if (found && e.number->means(*found)) return "";
    if (!found) text << "is none, ";
    text << "expected " << static_cast<double>(e.number->value);
    return text.str();
}

} // namespace

std::optional<double> figure_of(const RunResult& run, const Expectation& expected)
{
    for (const Measured& m : run.figures)
        if (m.key.measure == expected.measure && m.key.of == expected.of && m.key.cause == expected.cause)
            return m.value;
    return std::nullopt;
}

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
            if (m.key.measure == "utilisation" && m.key.of == first.key.of && m.key.year == first.key.year)
                sum += m.value.value_or(0);
        if (std::abs(sum - 1) > 1e-9) return "the utilisation of " + first.key.of;
    }
    return "";
}

} // namespace port::verify
