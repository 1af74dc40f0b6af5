#include "tests/theory/phase_queues.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace theory {
namespace {

using Row = std::vector<double>;

/// Rows by columns.
struct Matrix {
    std::size_t rows, columns;
    Row values;

    Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}
    double& operator()(std::size_t r, std::size_t c) { return values[r * columns + c]; }
    double operator()(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
};

Matrix operator*(const Matrix& a, const Matrix& b)
{
    Matrix product(a.rows, b.columns);
    for (std::size_t i = 0; i < a.rows; ++i)
        for (std::size_t k = 0; k < a.columns; ++k)
            for (std::size_t j = 0; j < b.columns; ++j) product(i, j) += a(i, k) * b(k, j);
    return product;
}

/// x with x a = b, for each row of b. By elimination with the largest pivot, on the transposed system.
Matrix divide(const Matrix& b, const Matrix& a)
{
    const std::size_t n = a.rows;
    Matrix left(n, n);
    Matrix right(n, b.rows);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) left(i, j) = a(j, i);
        for (std::size_t j = 0; j < b.rows; ++j) right(i, j) = b(j, i);
    }
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (std::abs(left(i, k)) > std::abs(left(pivot, k))) pivot = i;
        for (std::size_t j = 0; j < n; ++j) std::swap(left(k, j), left(pivot, j));
        for (std::size_t j = 0; j < b.rows; ++j) std::swap(right(k, j), right(pivot, j));
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k) continue;
            const double factor = left(i, k) / left(k, k);
            for (std::size_t j = k; j < n; ++j) left(i, j) -= factor * left(k, j);
            for (std::size_t j = 0; j < b.rows; ++j) right(i, j) -= factor * right(k, j);
        }
    }
    Matrix x(b.rows, n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < b.rows; ++j) x(j, i) = right(i, j) / left(i, i);
    return x;
}

/// The chain of Ek/El/c with l <= 2, by levels: n in the system. A state of a level is (stages of the gap that are
/// over, servers in their second stage).
class Chain {
public:
    Chain(int gap_stages, int service_stages, int servers, double load)
        : k_(static_cast<std::size_t>(gap_stages)), l_(service_stages), c_(static_cast<std::size_t>(servers)),
          gap_rate_(gap_stages), stage_rate_(service_stages / (servers * load))
    {
    }

    [[nodiscard]] Matrix up(std::size_t n) const
    {
        Matrix m(states(n), states(n + 1));
        for (std::size_t second = 0; second <= most_second(n); ++second)
            m(state(n, k_ - 1, second), state(n + 1, 0, second)) += gap_rate_;
        return m;
    }
    [[nodiscard]] Matrix down(std::size_t n) const
    {
        Matrix m(states(n), states(n - 1));
        for (std::size_t gap = 0; gap < k_; ++gap)
            for (std::size_t second = 0; second <= most_second(n); ++second) {
                const std::size_t last = l_ == 1 ? busy(n) : second; // servers in the stage that ends a service
                const std::size_t left = l_ == 1 ? 0 : second - (second > 0);
                if (last > 0)
                    m(state(n, gap, second), state(n - 1, gap, left)) += static_cast<double>(last) * stage_rate_;
            }
        return m;
    }
    [[nodiscard]] Matrix stay(std::size_t n) const
    {
        Matrix m(states(n), states(n));
        for (std::size_t gap = 0; gap < k_; ++gap)
            for (std::size_t second = 0; second <= most_second(n); ++second) {
                const std::size_t from = state(n, gap, second);
                if (gap + 1 < k_) m(from, state(n, gap + 1, second)) += gap_rate_;
                const std::size_t first = busy(n) - second;
                if (l_ == 2 && first > 0)
                    m(from, state(n, gap, second + 1)) += static_cast<double>(first) * stage_rate_;
                m(from, from) -= gap_rate_ + static_cast<double>(busy(n)) * stage_rate_;
            }
        return m;
    }

private:
    [[nodiscard]] std::size_t busy(std::size_t n) const { return std::min(n, c_); }
    [[nodiscard]] std::size_t most_second(std::size_t n) const { return l_ == 1 ? 0 : busy(n); }
    [[nodiscard]] std::size_t states(std::size_t n) const { return k_ * (most_second(n) + 1); }
    [[nodiscard]] std::size_t state(std::size_t n, std::size_t gap, std::size_t second) const
    {
        return gap * (most_second(n) + 1) + second;
    }

    std::size_t k_;
    int l_;
    std::size_t c_;
    double gap_rate_, stage_rate_;
};

double sum(const Matrix& row)
{
    double total = 0;
    for (const double x : row.values) total += x;
    return total;
}

/// The row that is not changed by the rates `q`, up to a factor: the last equation says that its first value is 1.
Matrix still(Matrix q)
{
    Matrix one(1, q.rows);
    one(0, q.columns - 1) = 1;
    for (std::size_t i = 0; i < q.rows; ++i) q(i, q.columns - 1) = i == 0;
    return divide(one, q);
}

} // namespace

double mean_wait_of_stages(int gap_stages, int service_stages, int servers, double load)
{
    const Chain chain(gap_stages, service_stages, servers, load);
    const auto c = static_cast<std::size_t>(servers);
    // Beyond c the tail falls at least as fast as load^n: exponential times are the most irregular here.
    const std::size_t top = c + static_cast<std::size_t>(std::ceil(std::log(1e-16) / std::log(load)));
    std::vector<Matrix> rates; // R(n), from the top down
    Matrix inner = chain.stay(top);
    const Matrix turned_away = chain.up(top);
    for (std::size_t i = 0; i < inner.rows; ++i)
        for (std::size_t j = 0; j < turned_away.columns; ++j) inner(i, i) += turned_away(i, j);
    for (std::size_t n = top; n-- > 0;) {
        for (double& x : inner.values) x = -x;
        rates.push_back(divide(chain.up(n), inner));
        const Matrix below = rates.back() * chain.down(n + 1);
        inner = chain.stay(n);
        for (std::size_t i = 0; i < inner.values.size(); ++i) inner.values[i] += below.values[i];
    }
    Matrix level = still(inner);
    double all = sum(level);
    double queue = 0;
    for (std::size_t n = 1; n <= top; ++n) {
        level = level * rates[top - n];
        all += sum(level);
        if (n > c) queue += static_cast<double>(n - c) * sum(level);
    }
    return queue / all; // Little's law: one comes a unit of time
}

double mean_wait_of_constant_services(int servers, double load)
{
    const auto c = static_cast<std::size_t>(servers);
    const double mean = servers * load;
    const std::size_t top = c + static_cast<std::size_t>(std::ceil(std::log(1e-16) / std::log(load)));
    Row poisson(top + 1);
    poisson[0] = std::exp(-mean);
    for (std::size_t i = 1; i <= top; ++i) poisson[i] = poisson[i - 1] * mean / static_cast<double>(i);
    Matrix change(top + 1, top + 1);
    for (std::size_t n = 0; n <= top; ++n) {
        const std::size_t left = n > c ? n - c : 0;
        double reached = 0;
        for (std::size_t to = left; to < top; ++to) reached += change(n, to) = poisson[to - left];
        change(n, top) = 1 - reached;
        change(n, n) -= 1;
    }
    const Matrix law = still(change);
    double queue = 0;
    for (std::size_t n = c + 1; n <= top; ++n) queue += static_cast<double>(n - c) * law(0, n);
    return queue / sum(law);
}

double mean_wait_of_even_gaps(int servers, double load)
{
    const double c = servers;
    const double mu = 1 / (c * load);
    double x = load; // converges, since the load is below 1
    for (int i = 0; i < 10'000; ++i) x = std::exp(-c * mu * (1 - x));
    double inverse = 1 / (1 - x);
    double product = 1;
    double binomial = 1;
    for (int j = 1; j <= servers; ++j) {
        const double f = std::exp(-j * mu);
        product *= f / (1 - f);
        binomial *= (c - j + 1) / j;
        inverse += binomial / (product * (1 - f)) * (c * (1 - f) - j) / (c * (1 - x) - j);
    }
    return 1 / inverse / (c * mu * (1 - x) * (1 - x));
}

namespace {

/// Of the gaps' transform f; x, of which f(mu (1 - x)) - x falls through nought once below 1, by halving.
template <class F> double mean_wait_of_one_server(double load, F&& f)
{
    const double mu = 1 / load;
    double low = 0;
    double high = 1 - 1e-6;
    for (int i = 0; i < 100; ++i) {
        const double x = (low + high) / 2;
        (f(mu * (1 - x)) > x ? low : high) = x;
    }
    return low / (mu * (1 - low));
}

} // namespace

double mean_wait_of_uniform_gaps(double load)
{
    return mean_wait_of_one_server(load,
                                   [](double s) { return (std::exp(-0.4 * s) - std::exp(-1.6 * s)) / (1.2 * s); });
}

double mean_wait_of_weibull_gaps(double load)
{
    return mean_wait_of_one_server(load, [](double s) {
        const double c = s / 2;
        return std::sqrt(std::acos(-1.0) / (4 * c)) * std::exp(1 / (4 * c)) * std::erfc(1 / (2 * std::sqrt(c)));
    });
}

} // namespace theory
