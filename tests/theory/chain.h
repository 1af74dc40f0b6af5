#pragma once
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace theory {

/// A Markov chain in continuous time with a finite number of states, solved by brute force: what the formulas are
/// checked against.
class Chain {
public:
    explicit Chain(std::size_t states) : out_(states), into_(states) {}

    void add(std::size_t from, std::size_t to, double rate)
    {
        out_[from] += rate;
        into_[to].push_back({from, rate});
    }

    /// Shares of time in the long run: flow in = flow out for each state, by Gauss and Seidel's sweeps to and fro.
    [[nodiscard]] std::vector<double> steady_state() const
    {
        const std::size_t n = out_.size();
        std::vector<double> share(n, 1.0 / static_cast<double>(n));
        for (int sweep = 0; sweep < 100'000; ++sweep) {
            double moved = 0;
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t state = sweep % 2 == 0 ? i : n - 1 - i;
                double in = 0;
                for (const Flow& flow : into_[state]) in += share[flow.from] * flow.rate;
                const double next = in / out_[state];
                moved += std::abs(next - share[state]);
                share[state] = next;
            }
            for (const double s : share) sum += s;
            for (double& s : share) s /= sum;
            if (moved < 1e-14) return share;
        }
        throw std::runtime_error("the chain's sweeps do not settle");
    }

private:
    struct Flow {
        std::size_t from;
        double rate;
    };
    std::vector<double> out_;
    std::vector<std::vector<Flow>> into_;
};

} // namespace theory
