#include "tools/study/measure_name.h"

#include "models/scenario/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace port::study {
namespace {

constexpr std::array<std::string_view, 5> statistics{"mean", "p50", "p90", "p95", "most"};

/// Text without case, to compare names by.
std::string lower(std::string_view text)
{
    std::string low;
    for (const char c : text) low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low;
}

std::string without_year(const FigureKey& key)
{
    return key.cause.empty() ? fmt::format("{}.{}", key.measure, key.of)
                             : fmt::format("{}.{}.{}", key.measure, key.of, key.cause);
}

/// Takes the statistic off the end of a text, if there is one.
Statistic take_statistic(std::string& text)
{
    for (std::size_t s = 0; s < statistics.size(); ++s)
        if (text.ends_with("." + std::string(statistics[s]))) {
            text.resize(text.size() - statistics[s].size() - 1);
            return static_cast<Statistic>(s);
        }
    return Statistic::mean;
}

/// Takes `@2009` off the end of a text; nothing if it does not end so.
std::optional<int> take_year(std::string& text)
{
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || text.size() != at + 5) return std::nullopt;
    int year = 0;
    for (const char c : text.substr(at + 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        year = 10 * year + (c - '0');
    }
    text.resize(at);
    return year;
}

/// The same measure's name where the year alone is wrong, else the nearest name of all.
[[noreturn]] void refuse(std::string_view text, const std::string& name, const std::optional<int>& year,
                         std::span<const Measured> known)
{
    std::vector<std::string> names;
    std::vector<std::string> years;
    for (const Measured& m : known) {
        const std::string own = without_year(m.key);
        if (year && m.key.year != 0 && (lower(own) == name || (m.key.of == "port" && lower(m.key.measure) == name)))
            years.push_back(std::to_string(m.key.year));
        for (const std::string& one : {own, m.key.measure})
            if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(one);
    }
    if (!years.empty())
        throw UnknownMeasure(fmt::format("there is no figure '{}': the years are {}", text, fmt::join(years, ", ")));
    // `nearest` looks at a thousand names: those of the same measure or the same thing come first.
    const std::string measure = name.substr(0, name.find('.'));
    const std::string rest = name.size() > measure.size() ? name.substr(measure.size() + 1) : "port";
    std::stable_partition(names.begin(), names.end(), [&](const std::string& one) {
        const std::string low = lower(one);
        return low.find('.') == std::string::npos || low.starts_with(measure + ".") || low.ends_with("." + rest);
    });
    const std::string hint = did_you_mean(name, names);
    throw UnknownMeasure(fmt::format("there is no figure '{}'{}", text,
                                     hint.empty()
                                         ? "; write it like 'waiting.coal' or 'throughput.port@2009', with the "
                                           "names that `portsim run --csv` gives"
                                         : "; " + hint));
}

} // namespace

std::string measure_name(const Quantity& quantity)
{
    std::string name = without_year(quantity.key);
    if (quantity.key.year != 0) name += fmt::format("@{}", quantity.key.year);
    if (quantity.statistic != Statistic::mean)
        name += fmt::format(".{}", statistics[static_cast<std::size_t>(quantity.statistic)]);
    return name;
}

Quantity named_measure(std::string_view text, std::span<const Measured> known)
{
    std::string name = lower(text);
    Quantity found;
    found.statistic = take_statistic(name);
    const std::optional<int> year = take_year(name);
    if (found.statistic == Statistic::mean) found.statistic = take_statistic(name); // `waiting.coal.p90@2009`
    const FigureKey* best = nullptr;
    for (const Measured& m : known) {
        const bool named = lower(without_year(m.key)) == name ||
                           (m.key.of == "port" && m.key.cause.empty() && lower(m.key.measure) == name);
        if (!named || (year && m.key.year != *year)) continue;
        if (!best || m.key.year > best->year) best = &m.key;
    }
    if (!best) refuse(text, name, year, known);
    found.key = *best;
    return found;
}

std::optional<double> value_of(const Quantity& quantity, std::span<const Measured> figures)
{
    for (const Measured& m : figures) {
        if (m.key != quantity.key) continue;
        switch (quantity.statistic) {
        case Statistic::mean:
            return m.value;
        case Statistic::p50:
            return m.p50;
        case Statistic::p90:
            return m.p90;
        case Statistic::p95:
            return m.p95;
        case Statistic::most:
            return m.most;
        }
    }
    return std::nullopt;
}

} // namespace port::study
