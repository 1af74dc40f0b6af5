#include "sim/distributions/gamma_ratio.h"

#include <cmath>

namespace sim::law {

double GammaRatio::operator()(Stream& stream) const
{
    if (a() < 1 || b() < 1) {
        const double above = above_.log_of_draw(stream);
        return std::exp(above - below_.log_of_draw(stream));
    }
    const double above = above_(stream);
    return above / below_(stream);
}

} // namespace sim::law
