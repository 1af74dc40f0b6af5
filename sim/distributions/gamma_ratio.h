#pragma once
#include "sim/distributions/gamma.h"

namespace sim::law {

/// A gamma number of shape a over an independent one of shape b, both of one scale: what a beta and a Pearson VI number
/// are made of. Small shapes go by logarithms, so that 0 / 0 can't come; then it may be nought or infinite.
class GammaRatio {
public:
    GammaRatio(double a, double b) : above_(a, 1), below_(b, 1) {}

    double operator()(Stream& stream) const;
    [[nodiscard]] double a() const { return above_.shape(); }
    [[nodiscard]] double b() const { return below_.shape(); }

private:
    Gamma above_;
    Gamma below_;
};

} // namespace sim::law
