#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace port::study {

/// Points at which a figure is known, to look between them.
struct KnownPoints {
    std::vector<std::vector<double>> at; ///< by point, then by dimension; each from 0 to 1
    std::vector<double> value;           ///< means over replications
    std::vector<double> error;           ///< standard errors of these; nought where there is one replication
};

/// Too few points, or points that tell a model nothing.
struct NoMetamodel : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A smooth function through what a sweep found.
class Metamodel {
public:
    virtual ~Metamodel() = default;

    struct Guess {
        double mean = 0;
        double deviation = 0; ///< standard deviation of the figure's mean there, by the model
    };
    [[nodiscard]] virtual Guess at(std::span<const double> place) const = 0;
    /// What it says of each known point when that point alone is left out of the fit.
    [[nodiscard]] virtual const std::vector<Guess>& left_out() const = 0;
    /// "a quadratic polynomial", "a Gaussian process"
    [[nodiscard]] virtual std::string name() const = 0;
};

/// A polynomial of the first or second degree with all products, by least squares (Eigen's QR). Left-out residuals are
/// e / (1 - h), with the leverage h.
/// @throws NoMetamodel  with fewer than two points more than terms, or if the terms can't be told apart
/// Source: Montgomery, Peck and Vining, "Introduction to Linear Regression Analysis", 5th ed., Wiley 2012, section 4.2.
[[nodiscard]] std::unique_ptr<Metamodel> polynomial(const KnownPoints& known, int degree);

/// A Gaussian process with a constant mean and the covariance s2 exp(-sum ((x - x') / l)^2 / 2), a length l for each
/// dimension, beside the known errors of the points; l and s2 by the greatest likelihood on a fixed grid, so that the
/// same points give the same model. Of more than 500 points an even selection of 500 is used.
/// @throws NoMetamodel  with fewer than five points
/// Source: Rasmussen and Williams, "Gaussian Processes for Machine Learning", MIT Press 2006, equations 2.25 and 5.8;
/// left-out values with an estimated mean by Dubrule, "Cross validation of kriging in a unique neighborhood",
/// Mathematical Geology 15(6), 1983.
[[nodiscard]] std::unique_ptr<Metamodel> gaussian_process(const KnownPoints& known);

/// How well a model says what it was not told.
struct CrossValidation {
    double rmse = 0;      ///< root of the mean square of left-out values less known ones
    double explained = 0; ///< 1 - rmse^2 / variance of the values; 1 is perfect, nought as good as their mean
    double within = 0;    ///< share of the known values within the model's 95 % interval
};
[[nodiscard]] CrossValidation cross_validation(const Metamodel& model, const KnownPoints& known);

/// The one of both polynomials and the process with the least left-out error; those that can't be fitted are left out.
/// @throws NoMetamodel  if none can
[[nodiscard]] std::unique_ptr<Metamodel> best_metamodel(const KnownPoints& known);

} // namespace port::study
