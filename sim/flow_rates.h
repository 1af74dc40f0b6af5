#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// A small problem of sharing: which rates do joined flows get?
///
/// The order of flows, limits and places is the caller's canonical order: the answer's last bits depend on it.
struct RateProblem {
    static constexpr std::uint32_t nowhere = ~0u;

    struct Flow {
        int priority = 0;             ///< greater goes first
        double limit = 0;             ///< least limit of the machines that this flow has for itself; may be infinite
        std::uint32_t from = nowhere; ///< index in `places` of where it leaves, if that is full or empty
        std::uint32_t to = nowhere;   ///< likewise of where it enters
        double from_share = 1;        ///< of it that comes out of `from`
    };
    struct Place {
        bool full = false;  ///< sum in <= sum out
        bool empty = false; ///< sum out <= sum in
    };
    struct Use {
        std::uint32_t flow = 0;
        std::uint32_t machine = 0; ///< index in `limits`
    };
    struct Count {
        std::uint32_t flow = 0;
        std::uint32_t place = 0; ///< index in `places`, neither its `from` nor its `to`
        double share = 1;        ///< of it that enters as it were; negative: that leaves
    };

    std::vector<Flow> flows;
    std::vector<double> limits; ///< of the machines that several flows share
    std::vector<Use> uses;      ///< which flow passes which of them; each pair once
    std::vector<Place> places;  ///< only those that are full or empty
    std::vector<Count> counts;  ///< which flow enters or leaves further ones of them; each pair once

    void clear()
    {
        flows.clear();
        limits.clear();
        uses.clear();
        places.clear();
        counts.clear();
    }
};

/// Finds rates; keeps its memory from one problem to the next.
///
/// The rates are the lexicographic max-min over all that is feasible (each >= 0, limits, full and empty places): the
/// least rate of the highest priority is made as great as can be with all else free, then the next least, and so on;
/// then the same for the next priority with those rates kept.
///
/// Method: one flow, or no place in play: filling level by level, whose arithmetic is exact where the answer is a
/// limit. Else a chain of small linear programs "raise the common level T of all flows not yet frozen" on one condensed
/// tableau (Bland's rule, so degeneracy can't cycle). In an optimum the row of T shows by its coefficients (the dual
/// prices) who can't rise: those columns are dropped with the row and the basis stays feasible, so no second phase is
/// ever needed. This is the max-min programming algorithm of Radunovic and Le Boudec, "A unified framework for max-min
/// and min-max fairness with applications", IEEE/ACM Transactions on Networking 15 (2007), with duals for the freezing
/// step.
///
/// Each flow must have a finite limit or pass a machine with one (else its rate could be infinite): expects() fails.
/// Cost: a chain of pivots of rows x flows; about 0.1 us for one or two flows, 1 us for six among three places.
class RateAllocator {
public:
    /// @return a rate for each flow, good until the next call. Rates below 1e-12 of the greatest limit are exactly 0.
    std::span<const double> allocate(const RateProblem& problem);

private:
    bool places_bind(const RateProblem& problem);
    void fill(const RateProblem& problem);
    void fill_class(const RateProblem& problem, int priority);
    void solve(const RateProblem& problem);
    void build(const RateProblem& problem);
    void add_row(double bound);
    void raise_class(const RateProblem& problem, int priority);
    std::size_t maximise_level();
    void freeze(std::size_t level_row, double level);
    [[nodiscard]] std::size_t leaving_row(std::size_t column) const;
    void pivot(std::size_t row, std::size_t column);
    void add_level_column();
    void drop_column(std::size_t column);
    void drop_row(std::size_t row);
    void tidy(const RateProblem& problem);

    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return tableau_[row * stride_ + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const { return tableau_[row * stride_ + column]; }

    std::vector<double> rates_;
    std::vector<double> limit_; ///< of each flow for itself; 0 where a place lets nothing pass
    std::vector<char> open_;    ///< flows whose rate is not yet found
    std::vector<double> left_;  ///< of each shared machine
    std::vector<std::uint32_t> count_;
    std::vector<int> priorities_; ///< greatest first

    // Condensed tableau: basic variables are rows, the others columns. Variables are numbered flows first, then the
    // common level, then slacks.
    std::vector<double> tableau_;
    std::vector<double> rhs_;
    std::vector<std::uint32_t> basic_;
    std::vector<std::uint32_t> nonbasic_;
    std::vector<std::uint32_t> active_; ///< flows of the class being raised
    std::size_t stride_ = 0;
    std::uint32_t level_variable_ = 0;
};

} // namespace sim
