#include "sim/statistics/batch_means.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim {
namespace {

constexpr std::size_t fewest = 8; // below, neither Student's interval nor the test says much

BatchMeans of_means(std::span<const double> means, std::size_t size, double confidence)
{
    if (means.size() < fewest) throw std::invalid_argument("batch means need at least 8 batches");
    return {confidence_interval(means, confidence), size, von_neumann_test(means)};
}

} // namespace

BatchMeans batch_means(std::span<const double> series, std::size_t batches, double confidence)
{
    if (batches < fewest || series.size() < batches)
        throw std::invalid_argument("batch means need at least 8 batches and an observation in each");
    const std::size_t size = series.size() / batches;
    auto from = series.end() - static_cast<std::ptrdiff_t>(batches * size);
    std::vector<double> means;
    for (std::size_t b = 0; b < batches; ++b) {
        double sum = 0;
        for (std::size_t i = 0; i < size; ++i) sum += *from++;
        means.push_back(sum / static_cast<double>(size));
    }
    return of_means(means, size, confidence);
}

BatchMeans independent_batches(std::span<const double> series, double confidence, double significance)
{
    if (series.size() < 2 * fewest) throw std::invalid_argument("independent batches need at least 16 observations");
    if (!(significance > 0 && significance < 1))
        throw std::invalid_argument("a test's significance must lie between 0 and 1");
    constexpr std::size_t most = 512;
    constexpr std::size_t used = 32;
    std::size_t batches = most;
    while (batches > series.size() / 2) batches /= 2;
    for (;; batches /= 2) {
        const BatchMeans found = batch_means(series, batches, confidence);
        const bool dependent = found.independence.p_value < significance; // not so if all are alike (NaN)
        if (dependent && batches > fewest) continue;
        return batches > used ? batch_means(series, used, confidence) : found;
    }
}

GrowingBatches::GrowingBatches(std::size_t least) : least_(least)
{
    if (least < fewest) throw std::invalid_argument("batch means need at least 8 batches");
    means_.reserve(2 * least);
}

void GrowingBatches::add(double x)
{
    if (!std::isfinite(x)) throw std::invalid_argument("batch means need finite observations");
    sum_ += x;
    if (++in_batch_ < size_) return;
    means_.push_back(sum_ / static_cast<double>(size_));
    sum_ = 0;
    in_batch_ = 0;
    if (means_.size() == 2 * least_) double_size();
}

void GrowingBatches::double_size()
{
    // An odd one out at the end has no part; `add` never leaves one, `merge` may.
    const std::size_t pairs = means_.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) means_[i] = (means_[2 * i] + means_[2 * i + 1]) / 2;
    means_.resize(pairs);
    size_ *= 2;
}

void GrowingBatches::merge(const GrowingBatches& other)
{
    if (other.least_ != least_)
        throw std::invalid_argument("batches can be merged only if their least number is the same");
    GrowingBatches more = other;
    while (more.size_ < size_) more.double_size();
    while (size_ < more.size_) double_size();
    means_.insert(means_.end(), more.means_.begin(), more.means_.end());
    sum_ = 0;
    in_batch_ = 0;
    while (means_.size() >= 2 * least_) double_size();
}

BatchMeans GrowingBatches::result(double confidence) const
{
    return of_means(means_, size_, confidence);
}

} // namespace sim
