#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct GammaTime {
    Span mean;
    double spread = 0.7;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<GammaTime>{"gamma time", "Of any regularity."};
template <>
inline constexpr auto fields<GammaTime> = std::tuple{
    required("mean", &GammaTime::mean, {seconds(1), days(4000)}, "mean time"),
    optional("spread", &GammaTime::spread, {0.01, 10}, "standard deviation over mean: 1 is exponential",
             "somewhat more regular than chance"),
};

namespace {

/// As regular as asked, on both sides of the exponential.
class GammaTimeLaw final : public TimeLaw {
public:
    explicit GammaTimeLaw(const GammaTime& p) : law_(1 / (p.spread * p.spread), p.mean.value * p.spread * p.spread) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Gamma law_;
};

} // namespace

void add_gamma(Catalogue<TimeLaw>& all)
{
    all.add<GammaTimeLaw, GammaTime>("gamma", "of that mean and spread, without a long tail");
}

} // namespace port
