#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct ExponentialTime {
    Span mean;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ExponentialTime>{"exponential time",
                                                                                      "By chance alone."};
template <>
inline constexpr auto fields<ExponentialTime> = std::tuple{
    required("mean", &ExponentialTime::mean, {seconds(1), days(4000)}, "mean time"),
};

namespace {

/// The M of a queue; what has no memory.
class ExponentialTimeLaw final : public TimeLaw {
public:
    explicit ExponentialTimeLaw(const ExponentialTime& p) : law_(p.mean.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Exponential law_;
};

} // namespace

void add_exponential(Catalogue<TimeLaw>& all)
{
    all.add<ExponentialTimeLaw, ExponentialTime>("exponential", "by chance alone");
}

} // namespace port
