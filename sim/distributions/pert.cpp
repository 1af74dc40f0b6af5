#include "sim/distributions/pert.h"

#include "sim/distributions/parameters.h"

#include <stdexcept>

namespace sim {
namespace {

Beta beta_of(double low, double mode, double high, double weight)
{
    law::finite(low, "the low end of a PERT law");
    law::finite(mode, "the mode of a PERT law");
    law::finite(high, "the high end of a PERT law");
    law::not_negative(weight, "the weight of the mode of a PERT law");
    if (!(low <= mode && mode <= high && low < high))
        throw std::invalid_argument("a PERT law needs low <= mode <= high and low < high");
    const double width = high - low;
    return {1 + weight * ((mode - low) / width), 1 + weight * ((high - mode) / width), low, high};
}

} // namespace

Pert::Pert(double low, double mode, double high, double weight) : beta_(beta_of(low, mode, high, weight)) {}

} // namespace sim
