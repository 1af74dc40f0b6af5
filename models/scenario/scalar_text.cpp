#include "models/scenario/scalar_text.h"

#include "models/scenario/dates.h"
#include "models/scenario/names.h"
#include "models/scenario/problems.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

namespace port {
namespace {

constexpr const char* moment_form = "write it like '2009-03-01 14:30'";

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// The text in quotes, cut if it is long, so that a message stays a line.
std::string shown(std::string_view text)
{
    constexpr std::size_t most = 40;
    if (text.size() <= most) return "'" + std::string(text) + "'";
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut; // never inside a character
    return "'" + std::string(text.substr(0, cut)) + "...'";
}

ParsedNumber wrong(std::string_view code, std::string found, std::string expected, std::string hint = {})
{
    return {0, Problem{std::string(code), {}, std::move(found), std::move(expected), std::move(hint)}};
}

/// How long the decimal number at the start of a text is: sign, digits, point, exponent; 0 if there is none.
std::size_t number_length(std::string_view text)
{
    std::size_t i = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const std::size_t start = i;
    std::size_t digits = 0;
    for (; i < text.size() && is_digit(text[i]); ++i) ++digits;
    if (i < text.size() && text[i] == '.')
        for (++i; i < text.size() && is_digit(text[i]); ++i) ++digits;
    if (digits == 0) return 0;
    if (i == start) return 0;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        std::size_t j = i + 1;
        if (j < text.size() && (text[j] == '+' || text[j] == '-')) ++j;
        if (j < text.size() && is_digit(text[j])) {
            while (j < text.size() && is_digit(text[j])) ++j;
            i = j;
        }
    }
    return i;
}

/// Line breaks, escapes and the like, also those that UTF-8 writes with two bytes: in a name they would break a table,
/// or do things to the terminal it is printed on.
bool has_control(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        if (c < 0x20 || c == 0x7f || (c == 0xc2 && next >= 0x80 && next < 0xa0)) return true;
    }
    return false;
}

/// Whether the text is one of the ways to write NaN or an infinity.
bool says_not_finite(std::string_view text)
{
    std::string word = lowered(text);
    if (!word.empty() && (word[0] == '+' || word[0] == '-')) word.erase(0, 1);
    if (!word.empty() && word[0] == '.') word.erase(0, 1);
    return word == "nan" || word == "inf" || word == "infinity";
}

std::string an(std::string_view name)
{
    const bool vowel = !name.empty() && std::string_view("aeiou").find(name[0]) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(name);
}

std::string example(const TypeInfo& type)
{
    switch (type.kind) {
    case Kind::quantity:
        return std::string(type.dimension->example);
    case Kind::count:
        return "3";
    case Kind::year:
        return "2009";
    default:
        return "1.5";
    }
}

std::string write_like(const TypeInfo& type)
{
    return "write it like '" + example(type) + "'";
}

/// Number of one unit into base units. Units smaller than the base are divided by a whole number, so that 7 % is 0.07.
double to_base(double number, double factor)
{
    const double inverse = std::round(1 / factor);
    if (factor < 1 && std::abs(inverse * factor - 1) < 1e-12) return number / inverse;
    return number * factor;
}

std::string units_of(const Dimension& dimension)
{
    std::string list;
    for (const Unit& unit : dimension.units)
        if (!unit.symbol.empty()) list += (list.empty() ? "" : ", ") + std::string(unit.symbol);
    return list;
}

ParsedNumber parse_plain(std::string_view text, std::string_view number, const TypeInfo& type)
{
    double value = 0;
    if (number[0] == '+') number.remove_prefix(1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    // A number too small for a double is refused like one too large: neither is what was written.
    if (error == std::errc::result_out_of_range || !std::isfinite(value))
        return wrong(codes::not_finite, shown(text) + " is beyond what a number can hold", write_like(type));
    return {value, std::nullopt};
}

ParsedNumber parse_quantity(std::string_view text, const TypeInfo& type)
{
    const Dimension& dimension = *type.dimension;
    const std::size_t length = number_length(text);
    const std::string not_one = shown(text) + " is not " + an(type.name);
    if (length == 0) return wrong(codes::wrong_value, not_one, write_like(type));
    const std::string_view symbol = trimmed(text.substr(length));
    for (const Unit& unit : dimension.units) {
        if (unit.symbol != symbol) continue;
        ParsedNumber plain = parse_plain(text, text.substr(0, length), type);
        if (plain.problem) return plain;
        const double value = to_base(plain.number, unit.factor);
        if (!std::isfinite(value))
            return wrong(codes::not_finite, shown(text) + " is beyond what a number can hold", write_like(type));
        return {value, std::nullopt};
    }
    if (symbol.empty())
        return wrong(codes::wrong_value, shown(text) + " has no unit",
                     "a " + std::string(type.name) + " needs one: " + units_of(dimension), write_like(type));
    std::vector<std::string> symbols;
    for (const Unit& unit : dimension.units)
        if (!unit.symbol.empty()) symbols.emplace_back(unit.symbol);
    std::string hint;
    for (const std::string& known : symbols) // only a slip of case is sure: 't' for 'm' is not
        if (lowered(known) == lowered(symbol)) hint = "did you mean '" + known + "'?";
    return wrong(codes::wrong_value, not_one, write_like(type), hint);
}

ParsedNumber parse_real(std::string_view text, const TypeInfo& type)
{
    const std::size_t length = number_length(text);
    if (length == 0 || length != text.size())
        return wrong(codes::wrong_value, shown(text) + " is not " + an(type.name), write_like(type));
    return parse_plain(text, text, type);
}

ParsedNumber parse_flag(std::string_view text)
{
    const std::string word = lowered(text);
    if (word == "yes" || word == "true" || word == "on") return {1, std::nullopt};
    if (word == "no" || word == "false" || word == "off") return {0, std::nullopt};
    return wrong(codes::wrong_value, shown(text) + " is neither yes nor no", "write 'yes' or 'no'");
}

ParsedNumber parse_word(std::string_view text, const TypeInfo& type)
{
    std::vector<std::string> known;
    std::string list;
    for (std::size_t i = 0; i < type.words.size(); ++i) {
        if (type.words[i] == text) return {static_cast<double>(i), std::nullopt};
        known.emplace_back(type.words[i]);
        list += (i == 0 ? "" : i + 1 == type.words.size() ? " or " : ", ") + ("'" + known.back() + "'");
    }
    return wrong(codes::unknown_word, shown(text) + " is not a word used here", "write " + list,
                 did_you_mean(text, known));
}

ParsedNumber parse_date(std::string_view text)
{
    if (const auto date = date_from_text(text)) return {static_cast<double>(date->days), std::nullopt};
    bool form = text.size() == 10;
    for (std::size_t i = 0; form && i < text.size(); ++i) form = i == 4 || i == 7 ? text[i] == '-' : is_digit(text[i]);
    if (form) return wrong(codes::bad_date, shown(text) + " is not in the calendar", "write a day that exists");
    return wrong(codes::bad_date, shown(text) + " is not a date", "write it like '2009-01-01'");
}

ParsedNumber parse_clock(std::string_view text)
{
    if (const auto clock = clock_from_text(text)) return {static_cast<double>(clock->seconds), std::nullopt};
    return wrong(codes::bad_clock, shown(text) + " is not a time of day", "write it like '06:00', up to '24:00'");
}

ParsedNumber parse_moment(std::string_view text)
{
    if (const auto moment = moment_from_text(text)) return {static_cast<double>(moment->seconds), std::nullopt};
    if (date_from_text(text.substr(0, 10)))
        return wrong(codes::bad_clock, shown(text) + " has no time of day after its date", moment_form);
    const ParsedNumber day = parse_date(text.substr(0, text.find_first_of(" T")));
    const bool form = day.problem && day.problem->found.ends_with("calendar");
    return wrong(codes::bad_date, shown(text) + (form ? " is not in the calendar" : " is not a date and time"),
                 form ? "write a day that exists" : moment_form);
}

/// What the type itself allows, beside the field's range.
std::pair<double, double> limits(const TypeInfo& type, const FieldInfo& field)
{
    double least = field.least;
    double most = field.most;
    if (type.kind == Kind::count || type.kind == Kind::year) {
        least = std::max(least, -2147483648.0);
        most = std::min(most, 2147483647.0);
    }
    if (type.kind == Kind::clock) {
        least = std::max(least, 0.0);
        most = std::min(most, 86400.0);
    }
    if (type.kind == Kind::date) { // 1800 to 2400: beyond it nanoseconds from the start of a run would not fit
        least = std::max(least, static_cast<double>(first_of_year(1800).days));
        most = std::min(most, static_cast<double>(first_of_year(2400).days));
    }
    if (type.kind == Kind::moment) {
        least = std::max(least, static_cast<double>(midnight_of(first_of_year(1800)).seconds));
        most = std::min(most, static_cast<double>(midnight_of(first_of_year(2400)).seconds));
    }
    return {least, most};
}

} // namespace

std::optional<Problem> check_number(double number, const TypeInfo& type, const FieldInfo& field, std::string_view found)
{
    if (!std::isfinite(number))
        return wrong(codes::not_finite, shown(found) + " is not a finite number", write_like(type)).problem;
    const auto [least, most] = limits(type, field);
    if (number < least || number > most) {
        FieldInfo range = field;
        range.least = least;
        range.most = most;
        return wrong(codes::out_of_range, shown(found) + " is out of range", "it must be " + range_text(type, range))
            .problem;
    }
    const bool whole = type.kind == Kind::count || type.kind == Kind::year;
    if (whole && number != std::floor(number))
        return wrong(codes::not_whole, shown(found) + " is not a whole number", write_like(type)).problem;
    return std::nullopt;
}

ParsedNumber parse_number(std::string_view text, const TypeInfo& type, const FieldInfo& field)
{
    text = trimmed(text);
    const bool real =
        type.kind == Kind::quantity || type.kind == Kind::number || type.kind == Kind::count || type.kind == Kind::year;
    if (real && says_not_finite(text))
        return wrong(codes::not_finite, shown(text) + " is not a finite number", write_like(type));
    ParsedNumber parsed;
    switch (type.kind) {
    case Kind::quantity:
        parsed = parse_quantity(text, type);
        break;
    case Kind::flag:
        parsed = parse_flag(text);
        break;
    case Kind::word:
        parsed = parse_word(text, type);
        break;
    case Kind::date:
        parsed = parse_date(text);
        break;
    case Kind::clock:
        parsed = parse_clock(text);
        break;
    case Kind::moment:
        parsed = parse_moment(text);
        break;
    default:
        parsed = parse_real(text, type);
        break;
    }
    if (parsed.problem) return parsed;
    // An end of the range, written in another unit, is that end: '25 kn' is not beyond 25 knots by a last bit.
    for (const double end : {field.least, field.most})
        if (std::isfinite(end) && std::abs(parsed.number - end) <= 1e-12 * std::abs(end)) parsed.number = end;
    parsed.problem = check_number(parsed.number, type, field, text);
    return parsed;
}

std::optional<Problem> set_text(void* object, const TypeInfo& type, const FieldInfo& field, std::string_view text)
{
    if (type.kind == Kind::text) {
        if (has_control(text))
            return wrong(codes::wrong_value, "holds a line break or another control character",
                         "write one line of plain text")
                .problem;
        *static_cast<std::string*>(object) = std::string(text);
        return std::nullopt;
    }
    ParsedNumber parsed = parse_number(text, type, field);
    if (!parsed.problem) type.set_number(object, parsed.number);
    return parsed.problem;
}

} // namespace port
