#pragma once
#include "models/scenario/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace port {

enum class LaytimeStart { turn_time, work };
template <>
inline constexpr auto words<LaytimeStart> = std::array<std::string_view, 2>{"after turn time", "when work starts"};

enum class LaytimeStop { work_ends, documents };
template <> inline constexpr auto words<LaytimeStop> = std::array<std::string_view, 2>{"work ends", "documents aboard"};

enum class ExceptedDays { none, sundays, sundays_unless_used };
template <>
inline constexpr auto words<ExceptedDays> = std::array<std::string_view, 3>{"SHINC", "SHEX", "SHEX unless used"};

enum class ExceptedWeather { counts, working_days, alongside };
template <>
inline constexpr auto words<ExceptedWeather> =
    std::array<std::string_view, 3>{"counts", "weather working days", "only alongside"};

enum class DespatchOn { usual, all_time, working_time, none };
template <>
inline constexpr auto words<DespatchOn> =
    std::array<std::string_view, 4>{"as usual", "all time saved", "working time saved", "none"};

/// What a trade's charter parties say of the time that loading or unloading may take.
struct LaytimeSpec {
    std::optional<MassRate> rate;
    std::optional<Span> allowed;
    Span turn_time;
    LaytimeStart starts = LaytimeStart::turn_time;
    LaytimeStop stops = LaytimeStop::work_ends;
    ExceptedDays excepted = ExceptedDays::none;
    std::vector<Date> holidays;
    ExceptedWeather weather = ExceptedWeather::counts;
    double demurrage = 0;
    Share despatch = share(0.5);
    DespatchOn despatch_on = DespatchOn::usual;
    std::string currency = "USD";
    std::optional<Year> price_year;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LaytimeSpec>{
    "laytime", "What a trade's charter parties say of the time that a ship's cargo work may take."};
template <>
inline constexpr auto fields<LaytimeSpec> = std::tuple{
    optional("rate", &LaytimeSpec::rate, {tonnes_per_hour(1), tonnes_per_hour(1e6)},
             "tonnes agreed a day: a ship is allowed her parcel / rate", "'allowed' says it"),
    optional("allowed", &LaytimeSpec::allowed, {seconds(1), days(3'660)}, "a fixed time instead of a rate",
             "'rate' says it"),
    optional("turn_time", &LaytimeSpec::turn_time, {seconds(0), days(30)},
             "from her notice of readiness, at her arrival but not before her laydays open",
             "nought: it starts at once"),
    optional("starts", &LaytimeSpec::starts, "with 'when work starts' her work begins it if that is sooner",
             "the turn time is the charterer's, used or not"),
    optional("stops", &LaytimeSpec::stops, "documents are aboard after the survey", "usual for dry cargo"),
    optional("excepted", &LaytimeSpec::excepted,
             "whether Sundays and holidays are excepted: not, or always, or but for the time she is worked",
             "bulk ports work on all days"),
    optional("holidays", &LaytimeSpec::holidays, "excepted like Sundays", "none: Sundays alone"),
    optional("weather", &LaytimeSpec::weather,
             "whether weather that stops work like hers, by the equipment of the berth she gets, is excepted: not; or "
             "always, also at anchor; or from all fast on",
             "the terms do not speak of it"),
    optional("demurrage", &LaytimeSpec::demurrage, {0, 1e9}, "money a day, and in proportion for a part of it",
             "nought: hours alone are counted"),
    optional("despatch", &LaytimeSpec::despatch, {0, 1}, "money for time saved, as a share of demurrage",
             "half is the custom"),
    optional("despatch_on", &LaytimeSpec::despatch_on,
             "all time saved: until her laytime would have run out; working time saved: what is left of it; as usual: "
             "all, but none for oils",
             "tankers pay none by custom"),
    optional("currency", &LaytimeSpec::currency, "what demurrage is paid in; it stands in the figures as their unit",
             "charters are in US dollars"),
    optional("price_year", &LaytimeSpec::price_year, {1900, 2200}, "the year whose money it is", "not said"),
};

} // namespace port
