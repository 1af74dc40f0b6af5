#include "tools/study/designs/design.h"

#include <stdexcept>

namespace port::study {

void Design::at(std::uint64_t index, std::span<double> unit) const
{
    if (index >= points()) throw std::out_of_range("a design was asked for a point that it does not have");
    if (unit.size() != dimensions())
        throw std::invalid_argument("a design's point needs one place a dimension, no more and no fewer");
    write(index, unit);
}

} // namespace port::study
