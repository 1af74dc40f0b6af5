#include "models/scenario/dates.h"

#include <cstdio>

namespace port {
namespace {

/// The whole number that `text` is, digits alone; -1 if it is not.
int digits(std::string_view text)
{
    int number = 0;
    if (text.empty() || text.size() > 4) return -1;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// Quotient rounded down, so that years before 0 need no case of their own.
constexpr long long floor_div(long long a, long long b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr long long days_to_1970 = 719468; // from 0000-03-01 to 1970-01-01

} // namespace

int days_in_month(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Years are counted from March, so that the leap day is the last of its year. Then 400 years are 146097 days, and the
// months' lengths from March follow 31 30 31 30 31 | 31 30 31 30 31 | 31 .., that is 153 days in five months.
Date to_date(CivilDate civil)
{
    const long long year = civil.month > 2 ? civil.year : civil.year - 1;
    const long long era = floor_div(year, 400);
    const long long year_of_era = year - era * 400;
    const long long month = (civil.month + 9) % 12;
    const long long day_of_year = (153 * month + 2) / 5 + civil.day - 1;
    const long long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Date{static_cast<int>(era * 146097 + day_of_era - days_to_1970)};
}

CivilDate to_civil(Date date)
{
    const long long day = date.days + days_to_1970;
    const long long era = floor_div(day, 146097);
    const long long day_of_era = day - era * 146097;
    // Taking the leap days out of the count leaves years of 365 days.
    const long long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long long month = (5 * day_of_year + 2) / 153;
    CivilDate civil;
    civil.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
    civil.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    civil.year = static_cast<int>(year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0));
    return civil;
}

bool exists(CivilDate civil)
{
    return civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month);
}

std::optional<Date> date_from_text(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const CivilDate civil{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
    if (civil.year < 0 || !exists(civil)) return std::nullopt;
    return to_date(civil);
}

std::string to_text(Date date)
{
    const CivilDate civil = to_civil(date);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return text;
}

std::optional<TimeOfDay> clock_from_text(std::string_view text)
{
    int parts[3] = {0, 0, 0};
    int count = 0;
    while (count < 3) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        if (part.size() > 2 || (count > 0 && part.size() != 2)) return std::nullopt;
        parts[count] = digits(part);
        if (parts[count++] < 0) return std::nullopt;
        if (colon == std::string_view::npos) {
            const int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
            if (count < 2 || parts[1] > 59 || parts[2] > 59 || seconds > 86400) return std::nullopt;
            return TimeOfDay{seconds};
        }
        text.remove_prefix(colon + 1);
    }
    return std::nullopt;
}

std::string to_text(TimeOfDay time)
{
    char text[40];
    const int s = time.seconds;
    if (s % 60 == 0)
        std::snprintf(text, sizeof text, "%02d:%02d", s / 3600, s / 60 % 60);
    else
        std::snprintf(text, sizeof text, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    return text;
}

std::optional<Moment> moment_from_text(std::string_view text)
{
    constexpr std::size_t length_of_date = 10;
    const auto date = date_from_text(text.substr(0, length_of_date));
    if (!date) return std::nullopt;
    text.remove_prefix(length_of_date);
    if (text.empty()) return midnight_of(*date);
    if (text.front() != ' ' && text.front() != 'T') return std::nullopt;
    const auto clock = clock_from_text(text.substr(1));
    if (!clock) return std::nullopt;
    return Moment{midnight_of(*date).seconds + clock->seconds};
}

Date date_of(Moment moment)
{
    return {static_cast<int>(floor_div(moment.seconds, seconds_a_day))};
}

std::string to_text(Moment moment)
{
    const Date date = date_of(moment);
    return to_text(date) + " " + to_text(TimeOfDay{static_cast<int>(moment.seconds - midnight_of(date).seconds)});
}

} // namespace port
