#include "models/demand/drivers.h"

#include <algorithm>
#include <cmath>

namespace port {

double driver_in_year(const DriverSpec& driver, int year)
{
    const std::vector<YearValue>& given = driver.values;
    if (given.empty()) return 0;
    if (year <= given.front().year.value) return given.front().value;
    for (std::size_t i = 1; i < given.size(); ++i) {
        const YearValue& last = given[i - 1];
        const YearValue& next = given[i];
        if (year > next.year.value) continue;
        if (year == next.year.value) return next.value;
        const double part = static_cast<double>(year - last.year.value) / (next.year.value - last.year.value);
        if (last.value > 0 && next.value > 0) return last.value * std::pow(next.value / last.value, part);
        return last.value + part * (next.value - last.value);
    }
    return given.back().value * std::pow(1 + driver.growth.value, year - given.back().year.value);
}

bool is_given(const DriverSpec& driver, int year)
{
    return std::any_of(driver.values.begin(), driver.values.end(),
                       [&](const YearValue& v) { return v.year.value == year; });
}

} // namespace port
