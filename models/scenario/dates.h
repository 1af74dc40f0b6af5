#pragma once
#include "models/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace port {

/// A date as people write it. Gregorian throughout, also before 1582.
struct CivilDate {
    int year = 1970;
    int month = 1; ///< 1 to 12
    int day = 1;   ///< 1 to 31

    friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] constexpr bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
[[nodiscard]] constexpr int days_in_year(int year)
{
    return is_leap(year) ? 366 : 365;
}
/// @param month  1 to 12
[[nodiscard]] int days_in_month(int year, int month);

/// The date of a day that exists (see `exists`).
[[nodiscard]] Date to_date(CivilDate civil);
[[nodiscard]] inline Date first_of_year(int year)
{
    return to_date({year, 1, 1});
}
[[nodiscard]] CivilDate to_civil(Date date);
/// Whether the calendar has that day: 2009-02-29 it has not.
[[nodiscard]] bool exists(CivilDate civil);

/// The date that `text` says as YYYY-MM-DD; nothing if it is not of that form or the calendar has no such day.
[[nodiscard]] std::optional<Date> date_from_text(std::string_view text);
/// YYYY-MM-DD, for years 0 to 9999.
[[nodiscard]] std::string to_text(Date date);

/// The time of day that `text` says as H:MM, HH:MM or HH:MM:SS, 00:00 to 24:00; nothing else.
[[nodiscard]] std::optional<TimeOfDay> clock_from_text(std::string_view text);
/// HH:MM, or HH:MM:SS where there are seconds.
[[nodiscard]] std::string to_text(TimeOfDay time);

/// The point in time that `text` says as a date, a blank or a T, and a time of day; a date alone is its midnight.
[[nodiscard]] std::optional<Moment> moment_from_text(std::string_view text);
/// YYYY-MM-DD HH:MM, or with :SS where there are seconds.
[[nodiscard]] std::string to_text(Moment moment);
/// The day a moment is in.
[[nodiscard]] Date date_of(Moment moment);

} // namespace port
