#include "models/chance/time_law.h"
#include "sim/distributions.h"

#include <cmath>

namespace port {

struct WeibullTime {
    Span mean;
    double shape = 2;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<WeibullTime>{"weibull time",
                                                                                  "With wear or early failures."};
template <>
inline constexpr auto fields<WeibullTime> = std::tuple{
    required("mean", &WeibullTime::mean, {seconds(1), days(4000)}, "mean time"),
    optional("shape", &WeibullTime::shape, {0.2, 20},
             "below 1 the longer it lasted the longer it lasts, 1 is exponential, above it wears",
             "two: it wears steadily"),
};

namespace {

/// Lives of machines.
class WeibullTimeLaw final : public TimeLaw {
public:
    explicit WeibullTimeLaw(const WeibullTime& p) : law_(p.shape, p.mean.value / std::tgamma(1 + 1 / p.shape)) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Weibull law_;
};

} // namespace

void add_weibull(Catalogue<TimeLaw>& all)
{
    all.add<WeibullTimeLaw, WeibullTime>("weibull", "of that mean; lives of machines that wear");
}

} // namespace port
