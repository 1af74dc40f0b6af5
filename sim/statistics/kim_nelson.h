#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace sim {

/// What is wanted of a selection of the best of several systems.
struct SelectionRules {
    double indifference = 0;  ///< the least difference of means worth telling apart, > 0, in the figure's unit
    double confidence = 0.95; ///< chance of a right selection
    std::size_t first = 20; ///< replications of every system before the first look (at least 2; 10 to 20 are the rule)
    bool greatest = true;   ///< whether the greatest mean is the best, or the least
};

/// Selects the best of k systems, dropping those that are clearly not the best as replications come in.
///
/// If the best mean leads the next by at least `indifference`, the system left over is the best one with at least
/// `confidence`; else it is one within `indifference` of the best in practice. Asks for figures that are about normal
/// and independent from replication to replication; systems may have any variances and be compared on common random
/// numbers, which makes it faster. After the first n0 rows, with S2_ij the sample variance of the differences of i and
/// j over them,
///     i stays while for each j still in:  sum over r rows of (x_i - x_j)  >=  -max(0, (h2 S2_ij / delta - r delta) /
///     2) h2 = 2 eta (n0 - 1),  eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2,  alpha = 1 - confidence
/// so that one is left at the latest after 1 + h2 max S2 / delta^2 rows.
/// Source: Kim and Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS
/// 11(3), 2001 (their procedure with c = 1).
class KimNelson {
public:
    /// @throws std::invalid_argument  unless systems >= 1, indifference > 0, first >= 2, and confidence is below 1 and
    ///                                above both 0 and 1 - (systems - 1) / 2
    KimNelson(std::size_t systems, const SelectionRules& rules);

    /// The next replication: a figure of each system, by number; those of systems that are out are not looked at.
    /// Does nothing once decided. @throws std::invalid_argument  if the count is wrong, or a figure that counts is not
    /// finite; nothing is changed then
    void add(std::span<const double> row);

    [[nodiscard]] bool in(std::size_t system) const { return in_.at(system); }
    [[nodiscard]] bool decided() const { return left_ == 1; }
    /// The one left over; before that, the one with the best mean among those left, the first of equal ones.
    [[nodiscard]] std::size_t best() const;
    [[nodiscard]] std::size_t rows() const { return rows_; } ///< looked at
    /// Replications of that system looked at, and their mean (NaN without).
    [[nodiscard]] std::size_t rows(std::size_t system) const { return counts_.at(system); }
    [[nodiscard]] double mean(std::size_t system) const;

private:
    void find_variances();
    void screen();
    [[nodiscard]] double& variance(std::size_t i, std::size_t j) { return variances_[i * in_.size() + j]; }

    SelectionRules rules_;
    double h2_ = 0;
    std::vector<bool> in_;
    std::size_t left_;
    std::size_t rows_ = 0;
    std::vector<std::size_t> counts_;
    std::vector<double> sums_;       ///< signed so that more is better
    std::vector<double> first_rows_; ///< row by row
    std::vector<double> variances_;  ///< S2_ij
};

} // namespace sim
