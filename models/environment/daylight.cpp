#include "models/environment/daylight.h"

#include "models/scenario/dates.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace port {

sim::Time Daylight::from(sim::Time time) const
{
    const Date today = calendar_->date(time);
    for (int day = 0; day <= 366; ++day) {
        const Light light = of({today.days + day});
        if (time < light.until && light.from < light.until) return std::max(time, light.from);
    }
    return sim::end_of_time;
}

Daylight::Light Daylight::of(Date date) const
{
    const sim::Time midnight = calendar_->midnight(date);
    if (spec_.by == LightBy::clock)
        return {midnight + std::chrono::seconds(spec_.from.seconds), midnight + std::chrono::seconds(spec_.to.seconds)};
    constexpr double degree = std::numbers::pi / 180;
    const int of_year = date.days - first_of_year(to_civil(date).year).days + 1;
    const double declination = 23.44 * degree * std::sin(360.0 / 365 * (284 + of_year) * degree);
    const double b = 360.0 / 364 * (of_year - 81) * degree;
    const double equation = 9.87 * std::sin(2 * b) - 7.53 * std::cos(b) - 1.5 * std::sin(b); // minutes
    const double latitude = spec_.latitude.value * degree;
    const double cosine = (std::sin(-0.833 * degree) - std::sin(latitude) * std::sin(declination)) /
                          (std::cos(latitude) * std::cos(declination));
    if (cosine >= 1) return {midnight, midnight};                 // the sun does not rise
    if (cosine <= -1) return {midnight, midnight + one_day};      // nor set
    const double half = std::acos(cosine) / (15 * degree) * 3600; // s
    const double noon = 12 * 3600 - equation * 60 - spec_.longitude.value * 240 + spec_.zone.value;
    const auto at = [&](double seconds) { return midnight + std::chrono::seconds(std::llround(seconds)); };
    return {at(noon - half), at(noon + half)};
}

} // namespace port
