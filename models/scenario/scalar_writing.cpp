#include "models/scenario/dates.h"
#include "models/scenario/scalar_text.h"

#include <charconv>
#include <cmath>

namespace port {
namespace {

/// Base units into one unit. Units smaller than the base are multiplied by a whole number, so that 0.07 is 7 %.
double from_base(double number, double factor)
{
    const double inverse = std::round(1 / factor);
    if (factor < 1 && std::abs(inverse * factor - 1) < 1e-12) return number * inverse;
    return number / factor;
}

std::string shortest(double number)
{
    char text[40];
    const double value = number == 0 ? 0 : number; // no minus nought
    // Whole numbers in full: 100000 rather than 1e+05.
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    const auto [end, error] = whole ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                                    : std::to_chars(text, text + sizeof text, value);
    return {text, end};
}

std::string six_digits(double number)
{
    char text[40];
    const double value = number == 0 ? 0 : number;
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6);
    std::string result(text, end);
    if (result.find('e') == std::string::npos) return result;
    const auto [plain_end, plain_error] =
        std::to_chars(text, text + sizeof text, value); // 1e+06 reads worse than 1000000
    const std::string plain(text, plain_end);
    return plain.size() <= result.size() + 3 ? plain : result;
}

/// A letter more for each nought before the first digit and each digit beyond four: what makes '0.0143' worse than
/// '14.3'.
std::size_t awkwardness(double number)
{
    const double size = std::abs(number);
    if (size == 0) return 0;
    if (size < 1) return 2 + six_digits(number).size();
    return six_digits(number).size() + (size >= 10000 ? 2 : 0);
}

} // namespace

std::string exact_text(double number, const TypeInfo& type)
{
    switch (type.kind) {
    case Kind::quantity: {
        const std::string_view base = type.dimension->base();
        return shortest(number) + (base.empty() ? "" : " " + std::string(base));
    }
    case Kind::flag:
        return number != 0 ? "yes" : "no";
    case Kind::word:
        if (number >= 0 && number < static_cast<double>(type.words.size()))
            return std::string(type.words[static_cast<std::size_t>(number)]);
        return shortest(number);
    case Kind::date:
        return to_text(Date{static_cast<int>(number)});
    case Kind::clock:
        return to_text(TimeOfDay{static_cast<int>(number)});
    case Kind::moment:
        return to_text(Moment{static_cast<std::int64_t>(number)});
    default:
        return shortest(number);
    }
}

std::string readable_text(double number, const TypeInfo& type)
{
    if (type.kind == Kind::number) return six_digits(number);
    if (type.kind != Kind::quantity) return exact_text(number, type);
    const Unit* best = &type.dimension->units.front();
    for (const Unit& unit : type.dimension->units) {
        if (unit.symbol == "day" && from_base(number, unit.factor) != 1) continue; // 2 days, but 1 day
        if (unit.symbol == "days" && from_base(number, unit.factor) == 1) continue;
        if (unit.symbol.starts_with("week") || unit.symbol == "cm") continue;
        if (unit.symbol == "%") { // a share is a percentage to people, also where '1' were shorter than '100 %'
            best = &unit;
            break;
        }
        if (awkwardness(from_base(number, unit.factor)) < awkwardness(from_base(number, best->factor))) best = &unit;
    }
    return six_digits(from_base(number, best->factor)) + (best->symbol.empty() ? "" : " " + std::string(best->symbol));
}

std::string range_text(const TypeInfo& type, const FieldInfo& field)
{
    const bool below = std::isfinite(field.least);
    const bool above = std::isfinite(field.most);
    if (below && above) return readable_text(field.least, type) + " to " + readable_text(field.most, type);
    if (below) return "at least " + readable_text(field.least, type);
    if (above) return "at most " + readable_text(field.most, type);
    return {};
}

} // namespace port
