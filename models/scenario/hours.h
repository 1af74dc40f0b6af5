#pragma once
#include "models/scenario/fields.h"

#include <vector>

namespace port {

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
template <>
inline constexpr auto words<Weekday> =
    std::array<std::string_view, 7>{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// Hours of a day.
struct Shift {
    TimeOfDay from{0};
    TimeOfDay to{86400};
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Shift>{
    "shift", "Hours of each day, [from, to); they run into the next day if `to` is not after `from`."};
template <>
inline constexpr auto fields<Shift> = std::tuple{
    required("from", &Shift::from, "when it begins"),
    required("to", &Shift::to, "when it ends"),
};

/// When something is open or worked.
struct HoursSpec {
    std::vector<Shift> shifts;
    std::vector<Weekday> rest;
    std::vector<Date> holidays;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<HoursSpec>{
    "hours", "A calendar of hours: shifts on every day that is no day of rest and no holiday."};
template <>
inline constexpr auto fields<HoursSpec> = std::tuple{
    optional("shifts", &HoursSpec::shifts,
             "hours of a day; a shift that runs past midnight belongs to the day it began", "round the clock"),
    optional("rest", &HoursSpec::rest, "days of the week without shifts", "every day is worked"),
    optional("holidays", &HoursSpec::holidays, "dates without shifts", "no day is kept"),
};

} // namespace port
