#include "tools/verify/expectation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <span>

namespace port::verify {
namespace {

constexpr long double ticks_an_hour = 3.6e12L;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The parts between bars; a part may be empty.
std::vector<std::string_view> parts_of(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto bar = text.find('|');
        parts.push_back(trimmed(text.substr(0, bar)));
        if (bar == std::string_view::npos) return parts;
        text.remove_prefix(bar + 1);
    }
}

std::optional<std::int64_t> whole(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::optional<Number> fraction_from(std::string_view text)
{
    const auto slash = text.find('/');
    const auto blank = text.find(' ');
    const bool mixed = blank != std::string_view::npos;
    const auto ones = mixed ? whole(text.substr(0, blank)) : 0;
    const auto above = whole(text.substr(mixed ? blank + 1 : 0, slash - (mixed ? blank + 1 : 0)));
    const auto below = whole(text.substr(slash + 1));
    if (!ones || !above || !below || *below == 0) return std::nullopt;
    return Number{static_cast<long double>(*ones) + static_cast<long double>(*above) / static_cast<long double>(*below),
                  0};
}

/// Of a figure: money that is earned is a cost below nought.
std::optional<Number> signed_number_from(std::string_view text)
{
    if (!text.starts_with('-')) return number_from(text);
    std::optional<Number> number = number_from(text.substr(1));
    if (number) number->value = -number->value;
    return number;
}

/// The item `name number` (or `name never`) with a name of the list.
bool read_item(std::string_view item, std::span<const char* const> names, std::string_view absent, Expectation& into)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = names[i];
        if (!item.starts_with(name) || item.size() <= name.size() || item[name.size()] != ' ') continue;
        const std::string_view rest = trimmed(item.substr(name.size()));
        into.index = i;
        into.number = number_from(rest);
        if (into.number || (!absent.empty() && rest == absent)) return true;
    }
    return false;
}

/// Appends what one line says. @return whether all of it was understood
bool read_line(std::string_view line, Expectation each, std::vector<Expectation>& all)
{
    const auto parts = parts_of(line);
    const auto blank = parts.front().find(' ');
    const std::string_view word = parts.front().substr(0, blank);
    const std::string_view after = blank == std::string_view::npos ? "" : trimmed(parts.front().substr(blank));
    if (word == "figure") {
        if (parts.size() != 4 || after.empty()) return false;
        each.kind = Expectation::Kind::figure;
        each.measure = after;
        each.of = parts[1];
        each.cause = parts[2];
        each.number = signed_number_from(parts[3]);
        all.push_back(each);
        return each.number || parts[3] == "none";
    }
    const auto call = whole(after);
    if (!call || parts.size() < 2) return false;
    each.call = static_cast<int>(*call);
    if (word == "berth") {
        each.kind = Expectation::Kind::berth;
        each.of = parts[1];
        all.push_back(each);
        return parts.size() == 2 && !parts[1].empty();
    }
    if (word != "call" && word != "spent") return false;
    each.kind = word == "call" ? Expectation::Kind::stage : Expectation::Kind::spent;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool good = word == "call" ? read_item(parts[i], stage_names, "never", each)
                                         : read_item(parts[i], cause_names, "", each);
        if (!good) return false;
        all.push_back(each);
    }
    return true;
}

/// `name | path=value | ...`
bool read_case(std::string_view said, int line, std::vector<Case>& cases)
{
    const auto parts = parts_of(said);
    Case read;
    read.line = line;
    read.name = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].find('=') == std::string_view::npos) return false;
        read.sets.emplace_back(parts[i]);
    }
    cases.push_back(read);
    return !read.name.empty() && !read.sets.empty();
}

/// `figure measure | of | cause | value | source`
bool read_exact(std::string_view said, const Expectation& each, std::vector<Case>& cases)
{
    const auto bar = said.rfind('|');
    if (bar == std::string_view::npos) return false;
    std::vector<Expectation> figure;
    if (!read_line(trimmed(said.substr(0, bar)), each, figure) || figure.size() != 1) return false;
    if (figure[0].kind != Expectation::Kind::figure || !figure[0].number) return false;
    const std::string shown(parts_of(said.substr(0, bar)).back());
    const std::string source(trimmed(said.substr(bar + 1)));
    if (source.empty()) return false;
    if (cases.empty()) cases.push_back({each.line, "", {}, {}});
    cases.back().exact.push_back({figure[0], shown, source});
    return true;
}

} // namespace

std::int64_t Number::ticks() const
{
    return std::llround(value * ticks_an_hour);
}

bool Number::means(double found) const
{
    const long double half_decimal = decimals >= 6 ? 0.5L * std::pow(10.0L, -decimals) : 0;
    return std::abs(static_cast<long double>(found) - value) <=
           std::max({1e-9L * std::abs(value), 1e-12L, half_decimal});
}

std::optional<Number> number_from(std::string_view text)
{
    if (text.find('/') != std::string_view::npos) return fraction_from(text);
    const auto point = text.find('.');
    const std::string_view behind = point == std::string_view::npos ? "" : text.substr(point + 1);
    const auto ones = whole(text.substr(0, point));
    if (!ones || (point != std::string_view::npos && !whole(behind))) return std::nullopt;
    const auto digits = static_cast<int>(behind.size());
    const long double part =
        behind.empty() ? 0
                       : static_cast<long double>(*whole(behind)) / std::pow(10.0L, static_cast<long double>(digits));
    return Number{static_cast<long double>(*ones) + part, digits};
}

Expectations read_expectations(const std::filesystem::path& file)
{
    Expectations result;
    std::ifstream in(file);
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
        const std::string_view seen = trimmed(text);
        const auto said_by = [&](std::string_view mark) -> std::optional<std::string_view> {
            if (!seen.starts_with(mark)) return std::nullopt;
            return trimmed(seen.substr(mark.size()));
        };
        Expectation each;
        each.line = line;
        bool good = true;
        if (const auto said = said_by("# expect:")) {
            each.text = *said;
            good = read_line(*said, each, result.all);
        } else if (const auto named = said_by("# case:")) {
            good = read_case(*named, line, result.cases);
        } else if (const auto known = said_by("# exact:")) {
            each.text = *known;
            good = read_exact(*known, each, result.cases);
        }
        if (!good)
            result.errors.push_back("line " + std::to_string(line) + ": not an expectation: " + std::string(seen));
    }
    for (const Case& c : result.cases)
        if (c.exact.empty())
            result.errors.push_back("line " + std::to_string(c.line) + ": no exact figure follows the case");
    return result;
}

} // namespace port::verify
