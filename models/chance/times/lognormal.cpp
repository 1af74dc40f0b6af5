#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct LognormalTime {
    Span mean;
    double spread = 0.5;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LognormalTime>{"lognormal time",
                                                                                    "With a long tail."};
template <>
inline constexpr auto fields<LognormalTime> = std::tuple{
    required("mean", &LognormalTime::mean, {seconds(1), days(4000)}, "mean time"),
    optional("spread", &LognormalTime::spread, {0, 10}, "standard deviation over mean",
             "half: usual of berth times of mixed trades"),
};

namespace {

/// Most are short, a few take long.
class LognormalTimeLaw final : public TimeLaw {
public:
    explicit LognormalTimeLaw(const LognormalTime& p) : law_(sim::Lognormal::of_mean_and_cv(p.mean.value, p.spread)) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Lognormal law_;
};

} // namespace

void add_lognormal(Catalogue<TimeLaw>& all)
{
    all.add<LognormalTimeLaw, LognormalTime>("lognormal", "with a long tail, of that mean and spread");
}

} // namespace port
