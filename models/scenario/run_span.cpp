#include "models/scenario/run_span.h"

#include "models/scenario/dates.h"

#include <cmath>

namespace port {

Moment first_second(const Scenario& scenario)
{
    return {midnight_of(scenario.start).seconds - static_cast<std::int64_t>(std::ceil(scenario.warm_up.value))};
}

Moment last_second(const Scenario& scenario)
{
    if (scenario.horizon.value > 0)
        return {midnight_of(scenario.start).seconds + static_cast<std::int64_t>(std::ceil(scenario.horizon.value))};
    return midnight_of(first_of_year(to_civil(scenario.start).year + scenario.years));
}

} // namespace port
