#include "tools/study/sensitivity/tornado.h"

#include "sim/statistics/student.h"

#include <stdexcept>

namespace port::study {
namespace {

Estimated estimated(const std::vector<double>& values, double confidence)
{
    const sim::Interval interval = sim::confidence_interval(values, confidence);
    return {interval.mean, interval.low, interval.high};
}

} // namespace

OneAtATime::OneAtATime(std::vector<double> base, double low, double high)
    : base_(std::move(base)), low_(low), high_(high)
{
    if (base_.empty()) throw std::invalid_argument("a tornado needs a dimension");
    if (!(0 <= low && low < high && high <= 1))
        throw std::invalid_argument("a tornado's low end lies below its high one, both from 0 to 1");
}

std::optional<OneAtATime::Varied> OneAtATime::varied(std::uint64_t index)
{
    if (index == 0) return std::nullopt;
    return Varied{(index - 1) / 2, index % 2 == 0};
}

void OneAtATime::write(std::uint64_t index, std::span<double> unit) const
{
    for (std::size_t d = 0; d < base_.size(); ++d) unit[d] = base_[d];
    if (const auto at = varied(index)) unit[at->dimension] = at->high ? high_ : low_;
}

Tornado tornado(const Responses& responses, double confidence)
{
    if (responses.points() < 3 || responses.points() % 2 == 0)
        throw std::invalid_argument("a tornado has a base and two points a dimension");
    Tornado all;
    std::vector<double> base(responses.replications());
    for (std::size_t r = 0; r < base.size(); ++r) base[r] = responses.at(0, r);
    all.base = estimated(base, confidence);
    for (std::size_t low = 1; low < responses.points(); low += 2) {
        std::vector<double> swing = responses.differences(low, low + 1);
        all.swings.push_back({responses.mean(low), responses.mean(low + 1), estimated(swing, confidence)});
        if (all.swings.back().swing.value < 0)
            for (double& x : swing) x = -x;
        all.sizes.push_back(std::move(swing));
    }
    return all;
}

} // namespace port::study
