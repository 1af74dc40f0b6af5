#include "sim/statistics/kim_nelson.h"

#include "sim/statistics/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace sim {

KimNelson::KimNelson(std::size_t systems, const SelectionRules& rules)
    : rules_(rules), in_(systems, true), left_(systems), counts_(systems), sums_(systems)
{
    if (systems == 0) throw std::invalid_argument("a selection needs a system");
    if (!(rules.indifference > 0 && std::isfinite(rules.indifference)))
        throw std::invalid_argument("a selection needs a difference worth telling apart that is above 0");
    if (rules.first < 2) throw std::invalid_argument("a selection needs at least 2 replications before its first look");
    const double others = static_cast<double>(systems - 1);
    if (!(rules.confidence > 0 && rules.confidence < 1) || (systems > 1 && 2 * (1 - rules.confidence) >= others))
        throw std::invalid_argument("the confidence of a selection must be below 1 and above that of a blind choice");
    if (systems == 1) return;
    const double degrees = static_cast<double>(rules.first - 1);
    const double eta = (std::pow(2 * (1 - rules.confidence) / others, -2 / degrees) - 1) / 2;
    h2_ = 2 * eta * degrees;
}

void KimNelson::add(std::span<const double> row)
{
    if (row.size() != in_.size()) throw std::invalid_argument("a selection needs a figure of every system");
    for (std::size_t i = 0; i < row.size(); ++i)
        if (in_[i] && !std::isfinite(row[i])) throw std::invalid_argument("a selection needs finite figures");
    if (decided()) return;
    ++rows_;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!in_[i]) continue;
        ++counts_[i];
        sums_[i] += rules_.greatest ? row[i] : -row[i];
    }
    if (rows_ <= rules_.first) first_rows_.insert(first_rows_.end(), row.begin(), row.end());
    if (rows_ == rules_.first) find_variances();
    if (rows_ >= rules_.first) screen();
}

void KimNelson::find_variances()
{
    const std::size_t k = in_.size();
    variances_.assign(k * k, 0);
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            Tally differences;
            for (std::size_t r = 0; r < rows_; ++r) differences.add(first_rows_[r * k + i] - first_rows_[r * k + j]);
            variance(i, j) = variance(j, i) = differences.variance();
        }
    first_rows_ = {};
}

void KimNelson::screen()
{
    // All are looked at before any goes, so that the order of systems has no say.
    const std::vector<bool> before = in_;
    const double delta = rules_.indifference;
    const double r = static_cast<double>(rows_);
    bool room = false; // whether any two still have a lead to make up
    for (std::size_t i = 0; i < in_.size(); ++i) {
        for (std::size_t j = 0; j < in_.size(); ++j) {
            if (!before[i] || !before[j] || i == j) continue;
            const double lead = std::max(0.0, (h2_ * variance(i, j) / delta - r * delta) / 2);
            room = room || lead > 0;
            if (sums_[i] - sums_[j] < -lead) in_[i] = false;
        }
    }
    left_ = static_cast<std::size_t>(std::count(in_.begin(), in_.end(), true));
    if (room || left_ <= 1) return;
    const std::size_t winner = best(); // only exact ties are left: the first of them
    for (std::size_t i = 0; i < in_.size(); ++i) in_[i] = i == winner;
    left_ = 1;
}

std::size_t KimNelson::best() const
{
    std::size_t best = in_.size();
    for (std::size_t i = 0; i < in_.size(); ++i)
        if (in_[i] && (best == in_.size() || sums_[i] > sums_[best])) best = i;
    return best;
}

double KimNelson::mean(std::size_t system) const
{
    const double sum = rules_.greatest ? sums_.at(system) : -sums_.at(system);
    return sum / static_cast<double>(counts_[system]); // 0 / 0 is NaN
}

} // namespace sim
