#include "models/scenario/squat.h"

namespace port {

double squat(const ShipClass* hull, const ChannelSection& section, double speed)
{
    if (section.squat) return section.squat->value;
    if (!hull) return 0;
    if (hull->squat) return hull->squat->value;
    if (!hull->block_coefficient) return 0;
    const double in_knots = speed / knots(1).value;
    return *hull->block_coefficient * in_knots * in_knots / 100 * (section.confined ? 2 : 1);
}

} // namespace port
