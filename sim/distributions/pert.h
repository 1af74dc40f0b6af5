#pragma once
#include "sim/distributions/beta.h"

namespace sim {

/// PERT: a smooth law from the least, the likeliest and the greatest value, low <= mode <= high and low < high. The
/// beta law with alpha = 1 + w (mode - low) / (high - low) and beta = 1 + w (high - mode) / (high - low), so that its
/// mean is (low + w mode + high) / (w + 2). The weight w of the mode (>= 0) is 4 as a rule; more is narrower, 0 is
/// uniform. Sources: Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and development
/// program evaluation", Operations Research 7(5), 1959; the weight: Vose, "Risk Analysis", 3rd ed., 2008.
class Pert {
public:
    Pert(double low, double mode, double high, double weight = 4);

    double operator()(Stream& stream) const { return beta_(stream); }
    [[nodiscard]] double mean() const { return beta_.mean(); }
    [[nodiscard]] double variance() const { return beta_.variance(); }
    [[nodiscard]] double quantile(double p) const { return beta_.quantile(p); }
    [[nodiscard]] double cdf(double x) const { return beta_.cdf(x); }

private:
    Beta beta_;
};

} // namespace sim
