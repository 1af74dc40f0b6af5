#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct LognormalTime {
    Span mean = days(1);
    double spread = 0.5;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<LognormalTime>{"lognormal time",
                                                                                    "With a long tail."};
template <>
inline constexpr auto fields<LognormalTime> = std::tuple{
    optional("mean", &LognormalTime::mean, {seconds(60), days(60)}, "mean time of the cargo work",
             "a day: usual of a bulk carrier alongside"),
    optional("spread", &LognormalTime::spread, {0, 10}, "standard deviation over mean",
             "half: usual of berth times of mixed trades"),
};

namespace {

/// Most ships are quick, a few take long.
class LognormalWork final : public WorkTime {
public:
    explicit LognormalWork(const LognormalTime& p) : law_(sim::Lognormal::of_mean_and_cv(p.mean.value, p.spread)) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Lognormal law_;
};

} // namespace

void add_lognormal(Catalogue<WorkTime>& all)
{
    all.add<LognormalWork, LognormalTime>("lognormal", "with a long tail, of that mean and spread");
}

} // namespace port
