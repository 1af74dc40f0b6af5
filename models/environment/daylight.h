#pragma once
#include "models/environment/calendar.h"
#include "models/scenario/marine.h"

namespace port {

/// When it is light: between two clock times, or from sunrise to sunset.
///
/// Sunrise and sunset are when the sun's centre stands 0.833 degrees below the horizon (its radius and the refraction),
/// to the second. Declination after Cooper (1969), "The absorption of radiation in solar stills", Solar Energy 12; the
/// equation of time in the usual three terms; both within a few minutes of an almanac.
class Daylight {
public:
    Daylight(const DaylightSpec& spec, const Calendar& calendar) : spec_(spec), calendar_(&calendar) {}

    /// The first instant from `time` on at which it is light; the end of time if it never is within a year.
    [[nodiscard]] sim::Time from(sim::Time time) const;

private:
    struct Light {
        sim::Time from, until;
    };
    /// The light of one day; empty in the polar night.
    [[nodiscard]] Light of(Date date) const;

    DaylightSpec spec_;
    const Calendar* calendar_;
};

} // namespace port
