#include "models/demand/least_squares.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace port {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// A column shorter than this part of what it was before the others were taken out of it says nothing of its own.
constexpr double nothing_left = 1e-9;

/// The columns with an intercept before them, each of mean nought and length one.
Matrix scaled_columns(const std::vector<std::vector<double>>& x, LinearFit& fit)
{
    const auto n = static_cast<Eigen::Index>(x.size());
    const std::size_t k = x.front().size();
    Matrix columns(n, static_cast<Eigen::Index>(k) + 1);
    columns.col(0).setOnes();
    for (std::size_t j = 0; j < k; ++j) {
        auto column = columns.col(static_cast<Eigen::Index>(j) + 1);
        for (Eigen::Index i = 0; i < n; ++i) column(i) = x[static_cast<std::size_t>(i)][j];
        const double size = column.norm();
        const double mean = column.mean();
        column.array() -= mean;
        const double length = column.norm();
        if (!std::isfinite(size)) throw std::invalid_argument("a regression on a number that is not finite");
        if (!(length > nothing_left * size)) throw std::invalid_argument("a regression on a column that is constant");
        column /= length;
        fit.centre.push_back(mean);
        fit.length.push_back(length);
    }
    return columns;
}

double median_size(const Vector& residuals)
{
    std::vector<double> sizes(static_cast<std::size_t>(residuals.size()));
    for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = std::abs(residuals(static_cast<Eigen::Index>(i)));
    std::sort(sizes.begin(), sizes.end());
    const std::size_t half = sizes.size() / 2;
    return sizes.size() % 2 ? sizes[half] : (sizes[half - 1] + sizes[half]) / 2;
}

/// A robust line: its coefficients, the weights of the points, and the scale of the errors.
struct Robust {
    Vector coefficients, weights;
    double scale = 0;
};

Robust reweighted(const Matrix& columns, const Vector& y, Vector coefficients)
{
    constexpr double of_normal = 0.6745; // the median size of a standard normal number
    constexpr int most_steps = 500;
    Robust line{std::move(coefficients), Vector::Ones(y.size()), 0};
    for (int step = 0; step < most_steps; ++step) {
        const Vector residuals = y - columns * line.coefficients;
        line.scale = median_size(residuals) / of_normal;
        if (!(line.scale > 1e-14 * y.cwiseAbs().maxCoeff())) break; // most points lie on the line itself
        for (Eigen::Index i = 0; i < y.size(); ++i)
            line.weights(i) = std::min(1.0, huber_constant * line.scale / std::max(std::abs(residuals(i)), 1e-300));
        const Vector root = line.weights.cwiseSqrt();
        const Matrix weighted = root.asDiagonal() * columns;
        const Vector next = weighted.colPivHouseholderQr().solve(root.cwiseProduct(y));
        const double moved = (next - line.coefficients).cwiseAbs().maxCoeff();
        line.coefficients = next;
        if (moved <= 1e-12 * next.cwiseAbs().maxCoeff()) break;
    }
    return line;
}

/// What (X'X)^-1 is multiplied by to be the covariance of Huber's coefficients.
double huber_variance(const Vector& residuals, double scale, double unknowns)
{
    const auto n = static_cast<double>(residuals.size());
    const double bend = huber_constant * scale;
    const Vector psi = residuals.cwiseMin(bend).cwiseMax(-bend);
    const double inside = static_cast<double>((residuals.array().abs() <= bend).count()) / n; // the mean of psi'
    const double correction = 1 + unknowns / n * inside * (1 - inside) / (inside * inside);
    return correction * correction * psi.squaredNorm() / (n - unknowns) / (inside * inside);
}

/// The coefficients and their errors in the columns as they were given.
void unscale(LinearFit& fit, const Vector& scaled, const Matrix& covariance)
{
    const Eigen::Index p = scaled.size();
    Matrix back = Matrix::Identity(p, p);
    for (Eigen::Index j = 1; j < p; ++j) {
        const auto column = static_cast<std::size_t>(j) - 1;
        back(j, j) = 1 / fit.length[column];
        back(0, j) = -fit.centre[column] / fit.length[column];
    }
    const Vector coefficients = back * scaled;
    const Vector variances = (back * covariance * back.transpose()).diagonal();
    for (Eigen::Index j = 0; j < p; ++j) {
        fit.coefficients.push_back(coefficients(j));
        fit.standard_errors.push_back(std::sqrt(variances(j)));
        fit.scaled.push_back(scaled(j));
        for (Eigen::Index i = 0; i < p; ++i) fit.scaled_covariance.push_back(covariance(j, i));
    }
}

} // namespace

LinearFit::Predicted LinearFit::predict(std::span<const double> x) const
{
    std::vector<double> point{1};
    for (std::size_t j = 0; j < x.size(); ++j) point.push_back((x[j] - centre[j]) / length[j]);
    double value = 0;
    double variance = residual_error * residual_error;
    for (std::size_t j = 0; j < point.size(); ++j) {
        value += scaled[j] * point[j];
        for (std::size_t i = 0; i < point.size(); ++i)
            variance += point[j] * scaled_covariance[j * point.size() + i] * point[i];
    }
    return {value, std::sqrt(variance)};
}

LinearFit fit_line(const std::vector<std::vector<double>>& x, std::span<const double> y, FitBy by)
{
    if (x.empty() || x.size() != y.size() || x.size() < x.front().size() + 2)
        throw std::invalid_argument("a regression on fewer points than unknowns and one more");
    LinearFit fit;
    const Matrix columns = scaled_columns(x, fit);
    const Vector tonnes = Eigen::Map<const Vector>(y.data(), static_cast<Eigen::Index>(y.size()));
    if (!tonnes.allFinite()) throw std::invalid_argument("a regression of a number that is not finite");
    Eigen::ColPivHouseholderQR<Matrix> qr(columns);
    qr.setThreshold(nothing_left);
    if (qr.rank() < columns.cols()) throw std::invalid_argument("a regression on columns that go together");
    const auto p = static_cast<double>(columns.cols());
    fit.points = static_cast<int>(y.size());
    fit.degrees = fit.points - static_cast<int>(columns.cols());

    Robust line{qr.solve(tonnes), Vector::Ones(tonnes.size()), 0};
    if (by == FitBy::robust) line = reweighted(columns, tonnes, line.coefficients);
    const Vector residuals = tonnes - columns * line.coefficients;
    double variance = residuals.squaredNorm() / fit.degrees;
    fit.residual_error = std::sqrt(variance);
    if (by == FitBy::robust) {
        fit.residual_error = line.scale;
        variance = line.scale > 0 ? huber_variance(residuals, line.scale, p) : 0;
    }
    const double mean = line.weights.dot(tonnes) / line.weights.sum();
    const double total = line.weights.dot((tonnes.array() - mean).square().matrix());
    fit.r_squared = total > 0 ? 1 - line.weights.dot(residuals.cwiseAbs2()) / total : 0;
    const Matrix inverse =
        (columns.transpose() * columns).ldlt().solve(Matrix::Identity(columns.cols(), columns.cols()));
    unscale(fit, line.coefficients, variance * inverse);
    return fit;
}

} // namespace port
