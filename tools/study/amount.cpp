#include "tools/study/amount.h"

#include "models/scenario/fields.h"
#include "models/scenario/scalar_text.h"
#include "tools/study/sentence.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace port::study {
namespace {

/// Of a kind of quantity that scenarios have too.
template <class Q> double quantity_in(std::string_view text, double of_base)
{
    static const FieldInfo anything{};
    const ParsedNumber parsed = parse_number(text, *type_info<Q>(), anything);
    if (parsed.problem) throw BadQuestion(message(*parsed.problem));
    return parsed.number / of_base;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

} // namespace

double amount_in(std::string_view text, std::string_view unit)
{
    text = trimmed(text);
    if (unit == "h") return quantity_in<Span>(text, 3600);
    if (unit == "t") return quantity_in<Mass>(text, 1);
    if (unit == "share") return quantity_in<Share>(text, 1);
    std::string_view number = text;
    if (number.ends_with(unit)) number = trimmed(number.substr(0, number.size() - unit.size()));
    const bool millions = number.ends_with(" million");
    if (millions) number = trimmed(number.substr(0, number.size() - std::string_view("million").size()));
    if (number.starts_with('+')) number.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size() || !std::isfinite(value))
        throw BadQuestion(fmt::format("'{}' is no amount in {}; write it like '12 {}'", text, unit, unit));
    return millions ? 1e6 * value : value;
}

std::string amount_text(double amount, std::string_view unit)
{
    if (unit == "share") return plain_number(100 * amount) + " %";
    if (unit != "t" && std::abs(amount) >= 1e6)
        return fmt::format("{} million {}", plain_number(amount / 1e6), unit);
    if (unit != "t") return plain_number(amount) + " " + std::string(unit);
    const auto [name, size] = mass_unit(amount);
    return plain_number(amount / size) + " " + name;
}

} // namespace port::study
