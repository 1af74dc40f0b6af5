#pragma once
#include "sim/time.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace port {

/// One way to write a quantity: its symbol and how many base units one of it is.
struct Unit {
    std::string_view symbol;
    double factor;
};

/// A kind of quantity: what errors call it, an example to show, and its units; the first one is the base unit.
struct Dimension {
    std::string_view name;
    std::string_view example;
    std::span<const Unit> units;

    [[nodiscard]] std::string_view base() const { return units.front().symbol; }
};

/// A number with its dimension in the type; `value` is in the base unit of the dimension.
template <class D> struct Quantity {
    double value = 0;

    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
    friend constexpr Quantity operator*(Quantity a, double factor) { return {a.value * factor}; }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

namespace units {
inline constexpr Unit length[] = {{"m", 1}, {"km", 1000}, {"cm", 0.01}};
inline constexpr Unit mass[] = {{"t", 1}, {"kt", 1e3}, {"Mt", 1e6}};
inline constexpr Unit mass_rate[] = {{"t/h", 1}, {"kt/h", 1e3}, {"t/day", 1.0 / 24}};
inline constexpr Unit yearly_mass[] = {{"t/yr", 1}, {"kt/yr", 1e3}, {"Mt/yr", 1e6}};
inline constexpr Unit span[] = {{"s", 1},        {"min", 60},      {"h", 3600},      {"day", 86400},
                                {"days", 86400}, {"week", 604800}, {"weeks", 604800}};
inline constexpr Unit speed[] = {{"m/s", 1}, {"kn", 1852.0 / 3600}, {"km/h", 1.0 / 3.6}};
inline constexpr Unit share[] = {{"", 1}, {"%", 0.01}};
inline constexpr Unit specific_energy[] = {{"kWh/t", 1}, {"MJ/t", 1 / 3.6}};
inline constexpr Unit angle[] = {{"deg", 1}};
inline constexpr Unit volume[] = {{"m3", 1}};
inline constexpr Unit volume_rate[] = {{"m3/h", 1}};
inline constexpr Unit density[] = {{"t/m3", 1}, {"kg/m3", 0.001}};
inline constexpr Unit temperature[] = {{"C", 1}};
} // namespace units

struct LengthDim {
    static constexpr Dimension dimension{"length", "14.5 m", units::length};
};
struct MassDim {
    static constexpr Dimension dimension{"mass", "45 kt", units::mass};
};
struct MassRateDim {
    static constexpr Dimension dimension{"rate", "3000 t/h", units::mass_rate};
};
struct YearlyMassDim {
    static constexpr Dimension dimension{"yearly mass", "14.3 Mt/yr", units::yearly_mass};
};
struct SpanDim {
    static constexpr Dimension dimension{"length of time", "2 days", units::span};
};
struct SpeedDim {
    static constexpr Dimension dimension{"speed", "8 kn", units::speed};
};
struct ShareDim {
    static constexpr Dimension dimension{"share", "65 %", units::share};
};
struct SpecificEnergyDim {
    static constexpr Dimension dimension{"energy a tonne", "1.5 kWh/t", units::specific_energy};
};
struct AngleDim {
    static constexpr Dimension dimension{"angle", "110 deg", units::angle};
};
struct VolumeDim {
    static constexpr Dimension dimension{"volume", "50000 m3", units::volume};
};
struct VolumeRateDim {
    static constexpr Dimension dimension{"volume an hour", "1200 m3/h", units::volume_rate};
};
struct DensityDim {
    static constexpr Dimension dimension{"density", "0.85 t/m3", units::density};
};

struct TemperatureDim {
    static constexpr Dimension dimension{"temperature", "-7.4 C", units::temperature};
};

using Length = Quantity<LengthDim>;         ///< metres
using Mass = Quantity<MassDim>;             ///< tonnes
using MassRate = Quantity<MassRateDim>;     ///< tonnes an hour
using YearlyMass = Quantity<YearlyMassDim>; ///< tonnes in a calendar year
using Span = Quantity<SpanDim>;             ///< seconds, as the planner wrote it; `ticks` makes it simulated time
using Speed = Quantity<SpeedDim>;           ///< metres a second
using Share = Quantity<ShareDim>;           ///< a plain number: 65 % is 0.65
using Angle = Quantity<AngleDim>;           ///< degrees
using SpecificEnergy = Quantity<SpecificEnergyDim>; ///< kilowatt-hours a tonne
using Volume = Quantity<VolumeDim>;                 ///< cubic metres
using VolumeRate = Quantity<VolumeRateDim>;         ///< cubic metres an hour
using Density = Quantity<DensityDim>;               ///< tonnes a cubic metre
using Temperature = Quantity<TemperatureDim>;       ///< degrees Celsius

constexpr Length metres(double m)
{
    return {m};
}
constexpr Mass tonnes(double t)
{
    return {t};
}
constexpr MassRate tonnes_per_hour(double r)
{
    return {r};
}
constexpr YearlyMass tonnes_per_year(double r)
{
    return {r};
}
constexpr Span seconds(double s)
{
    return {s};
}
constexpr Span minutes(double m)
{
    return {60 * m};
}
constexpr Span hours(double h)
{
    return {3600 * h};
}
constexpr Span days(double d)
{
    return {86400 * d};
}
constexpr Speed knots(double k)
{
    return {k * 1852.0 / 3600};
}
constexpr Speed kilometres_per_hour(double k)
{
    return {k / 3.6};
}
constexpr Share share(double s)
{
    return {s};
}
constexpr SpecificEnergy kilowatt_hours_a_tonne(double e)
{
    return {e};
}
constexpr Volume cubic_metres(double v)
{
    return {v};
}
constexpr VolumeRate cubic_metres_per_hour(double r)
{
    return {r};
}
constexpr Density tonnes_per_cubic_metre(double d)
{
    return {d};
}
constexpr Angle degrees(double d)
{
    return {d};
}
constexpr Temperature celsius(double c)
{
    return {c};
}

/// A span in whole ticks, rounded to the nearest (RULES: a quantity becomes ticks by rounding to the nearest).
[[nodiscard]] inline sim::Duration ticks(Span span)
{
    return sim::from_seconds(span.value);
}

/// A civil date: days since 1970-01-01. A type of its own, so that a date is not taken for a number.
struct Date {
    int days = 0;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// A time of day: seconds since midnight, 0 to 86400 (24:00 is the end of the day).
struct TimeOfDay {
    int seconds = 0;
    friend constexpr auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

/// A point in civil time: whole seconds since 1970-01-01 00:00 of the port's own clock, which knows no summer time.
struct Moment {
    std::int64_t seconds = 0;
    friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};

inline constexpr std::int64_t seconds_a_day = 86'400;

/// The first instant of a day.
[[nodiscard]] constexpr Moment midnight_of(Date date)
{
    return {date.days * seconds_a_day};
}

} // namespace port
