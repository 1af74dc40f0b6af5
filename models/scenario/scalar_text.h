#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/type_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace port {

/// A number in base units, or what is wrong with its text (a Problem whose path is still empty).
struct ParsedNumber {
    double number = 0;
    std::optional<Problem> problem;
};

/// Reads a number of any numeric kind: quantities need their unit ('14.5 m'), shares are '65 %' or 0.65, counts are
/// whole, flags are yes/no/true/false/on/off, words are those of the enum, dates 2009-01-01, clocks 06:00 to 24:00,
/// moments 2009-03-01 14:30. The range of the field is kept, and NaN, infinities and numbers beyond a double are
/// refused.
[[nodiscard]] ParsedNumber parse_number(std::string_view text, const TypeInfo& type, const FieldInfo& field);

/// Writes what `text` says into `object` (a value of `type`; every kind but list, record and choice). A text must be
/// one line without control characters. On a problem the object is left as it was.
[[nodiscard]] std::optional<Problem> set_text(void* object, const TypeInfo& type, const FieldInfo& field,
                                              std::string_view text);

/// Whether a number in base units is one that `type` and the field's range allow; `found` says it as the planner wrote
/// it.
[[nodiscard]] std::optional<Problem> check_number(double number, const TypeInfo& type, const FieldInfo& field,
                                                  std::string_view found);

/// The shortest text in the base unit that reads back as the same value, whole numbers in full: `12500 t/h`, `0.65`,
/// `2009-01-01`.
[[nodiscard]] std::string exact_text(double number, const TypeInfo& type);

/// A text for people, to six digits and in the unit that makes it short: `14.3 Mt/yr`, `65 %`, `8 kn`.
[[nodiscard]] std::string readable_text(double number, const TypeInfo& type);

/// The range of a field for people: `2 m to 50 m`, `at least 1`; empty if it has none.
[[nodiscard]] std::string range_text(const TypeInfo& type, const FieldInfo& field);

} // namespace port
