#include "tools/study/designs/full_factorial.h"

#include <limits>
#include <stdexcept>

namespace port::study {

FullFactorial::FullFactorial(std::vector<std::uint64_t> levels) : levels_(std::move(levels))
{
    if (levels_.empty()) throw std::invalid_argument("a factorial design needs a dimension");
    for (const std::uint64_t n : levels_) {
        if (n == 0) throw std::invalid_argument("each dimension of a factorial design needs a level");
        if (points_ > std::numeric_limits<std::uint64_t>::max() / n)
            throw std::overflow_error("a factorial design has more combinations than can be counted");
        points_ *= n;
    }
}

std::vector<std::uint64_t> FullFactorial::levels_at(std::uint64_t index) const
{
    if (index >= points_) throw std::out_of_range("a factorial design was asked for a point that it does not have");
    std::vector<std::uint64_t> levels(levels_.size());
    for (std::size_t d = levels_.size(); d-- > 0; index /= levels_[d]) levels[d] = index % levels_[d];
    return levels;
}

void FullFactorial::write(std::uint64_t index, std::span<double> unit) const
{
    for (std::size_t d = levels_.size(); d-- > 0; index /= levels_[d]) {
        const std::uint64_t n = levels_[d];
        unit[d] = n == 1 ? 0.5 : static_cast<double>(index % n) / static_cast<double>(n - 1);
    }
}

} // namespace port::study
