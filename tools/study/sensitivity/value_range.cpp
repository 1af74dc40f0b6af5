#include "tools/study/sensitivity/value_range.h"

#include "models/catalogues.h"
#include "models/scenario/check.h"
#include "models/scenario/choices.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace port::study {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why)
{
    throw BadRange(fmt::format("the range '{}' {}; write it like 'demand_factor=0.9:1.2' or "
                               "'berths[quay].handles[coal].rate=2000 t/h:3500 t/h'",
                               text, why));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

struct End {
    double number = 0;
    std::string_view unit;
};

End end_of(std::string_view text, std::string_view whole)
{
    text = trimmed(text);
    End end;
    const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), end.number);
    if (error != std::errc{}) refuse(whole, fmt::format("has '{}' where a number should stand", text));
    end.unit = trimmed(text.substr(static_cast<std::size_t>(at - text.data())));
    return end;
}

} // namespace

DoubtSpec doubt_of_range(std::string_view text)
{
    // A name in the path may hold '=' or ':', so both are looked for from the end.
    const std::size_t equals = text.rfind('=');
    if (equals == std::string_view::npos || equals == 0) refuse(text, "has no path and '='");
    const std::string_view path = trimmed(text.substr(0, equals));
    const std::string_view range = text.substr(equals + 1);
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos || range.find(':', colon + 1) != std::string_view::npos)
        refuse(text, "is not two numbers with one ':' between them");
    End low = end_of(range.substr(0, colon), text);
    const End high = end_of(range.substr(colon + 1), text);
    if (low.unit.empty()) low.unit = high.unit;
    if (low.unit != high.unit) refuse(text, fmt::format("has two units, '{}' and '{}'", low.unit, high.unit));
    if (!(low.number < high.number)) refuse(text, "is empty: its first number is not below its second");
    DoubtSpec doubt;
    doubt.name = path;
    doubt.path = path;
    doubt.law = {{"uniform", {{"least", low.number}, {"most", high.number}}}};
    doubt.as = DoubtAs::value;
    doubt.unit = low.unit;
    return doubt;
}

Scenario with_ranges(Scenario scenario, const std::vector<std::string>& ranges)
{
    const std::size_t own = scenario.doubt.size();
    for (const std::string& range : ranges) scenario.doubt.push_back(doubt_of_range(range));
    if (ranges.empty()) return scenario;
    for (const Problem& problem : check(scenario, catalogues(), {})) {
        for (std::size_t i = own; i < scenario.doubt.size(); ++i)
            if (problem.path.starts_with(fmt::format("doubt[{}]", i)))
                throw BadRange(fmt::format("the range '{}' does not fit: {}", ranges[i - own], message(problem)));
        throw BadRange(message(problem));
    }
    return scenario;
}

} // namespace port::study
