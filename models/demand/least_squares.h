#pragma once
#include <span>
#include <vector>

namespace port {

/// How a straight line through points is found.
enum class FitBy {
    ordinary, ///< least sum of squares
    robust    ///< Huber's: far points weigh less
};

/// y = b0 + b1 x1 + ... + bk xk + error, fitted to n points; p = k + 1 unknowns.
struct LinearFit {
    std::vector<double> coefficients;    ///< b0 first, then in the order of the columns
    std::vector<double> standard_errors; ///< of each
    double residual_error = 0;           ///< s: of the errors; sqrt(RSS / (n - p)), or Huber's scale
    double r_squared = 0;                ///< share of y's variance that the line explains; points count by their weight
    int points = 0;                      ///< n
    int degrees = 0;                     ///< n - p, of Student's t

    /// The line at a point, and the standard error of a new y there: sqrt(s^2 + x' V x), where V is the covariance of
    /// the coefficients (for ordinary least squares s sqrt(1 + h), h being the leverage of the point).
    struct Predicted {
        double value;
        double standard_error;
    };
    [[nodiscard]] Predicted predict(std::span<const double> x) const;

    // The same line in columns of mean nought and length one, in which little is lost by rounding.
    std::vector<double> centre, length;    ///< of each column
    std::vector<double> scaled;            ///< coefficients, the first at the centre of all points
    std::vector<double> scaled_covariance; ///< of them, row by row
};

/// Huber's constant: with it the robust fit of normal errors needs 1 / 0.95 as many points as the ordinary one.
inline constexpr double huber_constant = 1.345;

/// Fits a line. Ordinary least squares by a QR decomposition with column pivots; robust by iteratively reweighted least
/// squares with weights min(1, c s / |r|), where s is the median of |r| over 0.6745, found anew at each step, until no
/// coefficient moves by more than 1e-12 of its size (500 steps at most). Its covariance is Huber's
///     V = K^2 (sum psi^2 / (n - p)) / (mean psi')^2 (X'X)^-1,  K = 1 + p / n var(psi') / (mean psi')^2.
///
/// @param x  one row a point, all of one length k (which may be nought: the mean of y)
/// @throws std::invalid_argument  unless there are at least p + 1 points, all numbers finite, and no column a
/// combination of others and the intercept
/// Source: Huber, "Robust Statistics", Wiley 1981, sections 7.6 and 7.8; the constant: Holland and Welsch,
/// "Robust regression using iteratively reweighted least-squares", Communications in Statistics A6(9), 1977.
[[nodiscard]] LinearFit fit_line(const std::vector<std::vector<double>>& x, std::span<const double> y, FitBy by);

} // namespace port
