#include "sim/statistics/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

Histogram::Histogram(double low, double high, std::size_t bins) : low_(low), high_(high), counts_(bins)
{
    if (!(low < high) || !std::isfinite(high - low) || bins == 0)
        throw std::invalid_argument("a histogram needs finite ends, low below high, and a bin");
}

double Histogram::edge(std::size_t i) const
{
    if (i > bins()) throw std::out_of_range("a histogram has one edge more than bins");
    const double part = static_cast<double>(i) / static_cast<double>(bins());
    return i == bins() ? high_ : low_ + (high_ - low_) * part;
}

void Histogram::add(double x)
{
    if (std::isnan(x)) throw std::invalid_argument("NaN has no place in a histogram");
    ++count_;
    if (x < low_) {
        ++below_;
    } else if (x > high_) {
        ++above_;
    } else {
        const double place = (x - low_) / (high_ - low_) * static_cast<double>(bins());
        auto bin = std::min(static_cast<std::size_t>(place), bins() - 1);
        if (bin + 1 < bins() && x >= edge(bin + 1)) ++bin; // rounding must not contradict the edges told
        if (x < edge(bin)) --bin;
        ++counts_[bin];
    }
}

void Histogram::merge(const Histogram& other)
{
    if (other.low_ != low_ || other.high_ != high_ || other.bins() != bins())
        throw std::invalid_argument("histograms can be merged only if their bins are the same");
    for (std::size_t i = 0; i < bins(); ++i) counts_[i] += other.counts_[i];
    below_ += other.below_;
    above_ += other.above_;
    count_ += other.count_;
}

void Histogram::reset()
{
    *this = Histogram(low_, high_, bins());
}

double Histogram::share(std::size_t bin) const
{
    return static_cast<double>(counts_.at(bin)) / static_cast<double>(count_); // 0 / 0 is NaN
}

double Histogram::quantile(double p) const
{
    if (!(p >= 0 && p <= 1)) throw std::invalid_argument("a quantile's probability must be from 0 to 1");
    const double wanted = p * static_cast<double>(count_);
    double before = static_cast<double>(below_);
    if (count_ == 0 || wanted < before) return std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < bins(); ++i) {
        const double here = static_cast<double>(counts_[i]);
        if (here > 0 && before + here >= wanted) return edge(i) + (edge(i + 1) - edge(i)) * ((wanted - before) / here);
        before += here;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace sim
