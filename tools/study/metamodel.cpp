#include "tools/study/metamodel.h"

#include <Eigen/Cholesky>
#include <Eigen/Dense>
#include <Eigen/QR>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace port::study {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

Vector vector_of(const std::vector<double>& values)
{
    return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

/// 1, x, and for the second degree all products.
Vector terms_at(std::span<const double> x, int degree)
{
    std::vector<double> terms{1};
    terms.insert(terms.end(), x.begin(), x.end());
    if (degree == 2)
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t j = i; j < x.size(); ++j) terms.push_back(x[i] * x[j]);
    return vector_of(terms);
}

class Polynomial final : public Metamodel {
public:
    Polynomial(const KnownPoints& known, int degree) : degree_(degree)
    {
        const auto n = static_cast<Eigen::Index>(known.at.size());
        if (n == 0) throw NoMetamodel("there are no points");
        const Eigen::Index terms = terms_at(known.at.front(), degree).size();
        if (n < terms + 2) throw NoMetamodel("there are fewer points than terms");
        Matrix design(n, terms);
        for (Eigen::Index i = 0; i < n; ++i) design.row(i) = terms_at(known.at[static_cast<std::size_t>(i)], degree);
        const Eigen::ColPivHouseholderQR<Matrix> solver(design);
        if (solver.rank() < terms) throw NoMetamodel("the points lie so that the terms can't be told apart");
        const Vector y = vector_of(known.value);
        coefficients_ = solver.solve(y);
        inverse_ = (design.transpose() * design).ldlt().solve(Matrix::Identity(terms, terms));
        const Vector residual = y - design * coefficients_;
        variance_ = residual.squaredNorm() / static_cast<double>(n - terms);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double leverage = std::min(1 - 1e-12, design.row(i).dot(inverse_ * design.row(i).transpose()));
            left_out_.push_back({y(i) - residual(i) / (1 - leverage), std::sqrt(variance_ / (1 - leverage))});
        }
    }

    [[nodiscard]] Guess at(std::span<const double> place) const override
    {
        const Vector terms = terms_at(place, degree_);
        return {terms.dot(coefficients_), std::sqrt(variance_ * (1 + terms.dot(inverse_ * terms)))};
    }
    [[nodiscard]] const std::vector<Guess>& left_out() const override { return left_out_; }
    [[nodiscard]] std::string name() const override
    {
        return degree_ == 1 ? "a linear polynomial" : "a quadratic polynomial";
    }

private:
    int degree_;
    Vector coefficients_;
    Matrix inverse_; ///< of the terms' products
    double variance_ = 0;
    std::vector<Guess> left_out_;
};

class Process final : public Metamodel {
public:
    explicit Process(const KnownPoints& known) : known_(known)
    {
        if (known.at.size() < 5) throw NoMetamodel("there are fewer than five points");
        lengths_.assign(known.at.front().size(), 1);
        scale_ = std::max(deviation(known.value), 1e-12);
        search();
        settle();
    }

    [[nodiscard]] Guess at(std::span<const double> place) const override
    {
        Vector near(known_.at.size());
        for (std::size_t i = 0; i < known_.at.size(); ++i)
            near(static_cast<Eigen::Index>(i)) = covariance(place, known_.at[i]);
        const Vector solved = factor_.solve(near);
        const double beyond = 1 - solved.sum();
        const double variance = signal_ * signal_ - near.dot(solved) + beyond * beyond / factor_.solve(ones()).sum();
        return {mean_ + near.dot(weights_), std::sqrt(std::max(0.0, variance))};
    }
    [[nodiscard]] const std::vector<Guess>& left_out() const override { return left_out_; }
    [[nodiscard]] std::string name() const override { return "a Gaussian process"; }

private:
    static double deviation(const std::vector<double>& values)
    {
        const Vector y = vector_of(values);
        return std::sqrt((y.array() - y.mean()).square().sum() /
                         std::max<double>(1, static_cast<double>(y.size() - 1)));
    }

    [[nodiscard]] Vector ones() const { return Vector::Ones(static_cast<Eigen::Index>(known_.at.size())); }

    [[nodiscard]] double covariance(std::span<const double> a, std::span<const double> b) const
    {
        double distance = 0;
        for (std::size_t d = 0; d < lengths_.size(); ++d) distance += std::pow((a[d] - b[d]) / lengths_[d], 2);
        return signal_ * signal_ * std::exp(-distance / 2);
    }

    [[nodiscard]] Matrix covariances() const
    {
        const auto n = static_cast<Eigen::Index>(known_.at.size());
        Matrix k(n, n);
        for (Eigen::Index i = 0; i < n; ++i) {
            for (Eigen::Index j = 0; j <= i; ++j)
                k(i, j) = k(j, i) =
                    covariance(known_.at[static_cast<std::size_t>(i)], known_.at[static_cast<std::size_t>(j)]);
            // A part in 10^8 of the signal keeps the matrix from being singular where points are alike.
            k(i, i) += std::pow(known_.error[static_cast<std::size_t>(i)], 2) + 1e-8 * signal_ * signal_;
        }
        return k;
    }

    /// Of the values under the present lengths and signal, the mean at its best; constants left out.
    double likelihood()
    {
        const Eigen::LLT<Matrix> factor(covariances());
        if (factor.info() != Eigen::Success) return -HUGE_VAL;
        const Vector y = vector_of(known_.value);
        const Vector one = ones();
        const double mean = one.dot(factor.solve(y)) / one.dot(factor.solve(one));
        const Vector apart = y - mean * one;
        const Matrix lower = factor.matrixL();
        return -apart.dot(factor.solve(apart)) / 2 - lower.diagonal().array().log().sum();
    }

    /// One length after the other, then the signal, each the best of a grid, until nothing gets better.
    void search()
    {
        constexpr std::array<double, 9> lengths{0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.8, 3.2, 6};
        constexpr std::array<double, 8> signals{0.1, 0.25, 0.5, 1, 2, 4, 8, 16};
        signal_ = scale_;
        double best = likelihood();
        const auto try_all = [&](double& place, const auto& grid, double unit) {
            const double before = place;
            double chosen = before;
            for (const double g : grid) {
                place = g * unit;
                if (const double now = likelihood(); now > best + 1e-9) {
                    best = now;
                    chosen = place;
                }
            }
            place = chosen;
            return chosen != before;
        };
        for (int round = 0; round < 10; ++round) {
            bool better = false;
            for (double& length : lengths_) better = try_all(length, lengths, 1) || better;
            better = try_all(signal_, signals, scale_) || better;
            if (!better) return;
        }
    }

    void settle()
    {
        factor_.compute(covariances());
        const Vector y = vector_of(known_.value);
        const Vector one = ones();
        const Vector solved = factor_.solve(one);
        mean_ = solved.dot(y) / solved.sum();
        weights_ = factor_.solve(Vector(y - mean_ * one));
        const auto n = static_cast<Eigen::Index>(known_.at.size());
        Matrix inverse = factor_.solve(Matrix::Identity(n, n));
        inverse -= solved * solved.transpose() / solved.sum();
        const Vector product = inverse * y;
        for (Eigen::Index i = 0; i < n; ++i)
            left_out_.push_back({y(i) - product(i) / inverse(i, i), std::sqrt(1 / inverse(i, i))});
    }

    KnownPoints known_;
    std::vector<double> lengths_;
    double signal_ = 1, scale_ = 1, mean_ = 0;
    Eigen::LLT<Matrix> factor_;
    Vector weights_;
    std::vector<Guess> left_out_;
};

/// So many of the points, from the first to the last.
KnownPoints some_of(const KnownPoints& known, std::size_t most)
{
    if (known.at.size() <= most) return known;
    KnownPoints some;
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t from = i * (known.at.size() - 1) / (most - 1);
        some.at.push_back(known.at[from]);
        some.value.push_back(known.value[from]);
        some.error.push_back(known.error[from]);
    }
    return some;
}

} // namespace

std::unique_ptr<Metamodel> polynomial(const KnownPoints& known, int degree)
{
    return std::make_unique<Polynomial>(known, degree);
}

std::unique_ptr<Metamodel> gaussian_process(const KnownPoints& known)
{
    constexpr std::size_t most = 500;
    return std::make_unique<Process>(some_of(known, most));
}

CrossValidation cross_validation(const Metamodel& model, const KnownPoints& known)
{
    const KnownPoints used = some_of(known, model.left_out().size());
    CrossValidation found;
    const Vector y = vector_of(used.value);
    const double spread = (y.array() - y.mean()).square().mean();
    for (std::size_t i = 0; i < used.value.size(); ++i) {
        const Metamodel::Guess& guess = model.left_out()[i];
        const double apart = guess.mean - used.value[i];
        const auto n = static_cast<double>(used.value.size());
        found.rmse += apart * apart / n;
        found.within += std::abs(apart) <= 1.96 * guess.deviation ? 1 / n : 0;
    }
    found.explained = spread > 0 ? 1 - found.rmse / spread : 0;
    found.rmse = std::sqrt(found.rmse);
    return found;
}

std::unique_ptr<Metamodel> best_metamodel(const KnownPoints& known)
{
    std::unique_ptr<Metamodel> best;
    double least = HUGE_VAL;
    std::string why = "there are no points";
    for (int model = 0; model < 3; ++model) {
        try {
            std::unique_ptr<Metamodel> one = model < 2 ? polynomial(known, model + 1) : gaussian_process(known);
            if (const double error = cross_validation(*one, known).rmse; error < least) {
                least = error;
                best = std::move(one);
            }
        } catch (const NoMetamodel& e) {
            why = e.what();
        }
    }
    if (!best) throw NoMetamodel(why);
    return best;
}

} // namespace port::study
