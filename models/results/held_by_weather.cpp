#include "models/results/held_by_weather.h"

#include "models/record/calls.h"

namespace port {
namespace {

bool is_weather(Cause cause)
{
    switch (cause) {
    case Cause::weather:
    case Cause::ice_breaker:
    case Cause::work_weather:
    case Cause::restart:
    case Cause::sail_weather:
    case Cause::sail_ice_breaker:
        return true;
    default:
        return false;
    }
}

/// Moving, papers and work at its best rate wait for nothing.
bool is_wait(Cause cause)
{
    switch (cause) {
    case Cause::passage:
    case Cause::berthing:
    case Cause::unberthing:
    case Cause::documents:
    case Cause::survey:
    case Cause::working:
        return false;
    default:
        return true;
    }
}

double port_hours(const Summary& summary, std::string_view measure, int year, int cause)
{
    const Figure* figure = summary.find(measure, "port", year, cause_names[static_cast<std::size_t>(cause)]);
    return figure ? figure->mean.value_or(0) : 0;
}

} // namespace

std::optional<HeldByWeather> held_by_weather(const Summary& summary, int year)
{
    HeldByWeather held;
    double waits = 0;
    for (int c = 0; c < causes; ++c) {
        const auto cause = static_cast<Cause>(c);
        double hours = port_hours(summary, "working time lost", year, c);
        if (is_wait(cause)) hours += port_hours(summary, "time in port", year, c);
        waits += hours;
        if (is_weather(cause)) held.hours += hours;
    }
    if (held.hours <= 0 || held.hours < 0.1 * waits) return std::nullopt;
    held.share = held.hours / waits;
    return held;
}

} // namespace port
