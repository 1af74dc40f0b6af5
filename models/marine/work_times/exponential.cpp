#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct ExponentialTime {
    Span mean = days(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ExponentialTime>{"exponential time",
                                                                                      "By chance alone."};
template <>
inline constexpr auto fields<ExponentialTime> = std::tuple{
    optional("mean", &ExponentialTime::mean, {seconds(60), days(60)}, "mean time of the cargo work",
             "a day: usual of a bulk carrier alongside"),
};

namespace {

/// The M of a queue.
class ExponentialWork final : public WorkTime {
public:
    explicit ExponentialWork(const ExponentialTime& p) : law_(p.mean.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Exponential law_;
};

} // namespace

void add_exponential(Catalogue<WorkTime>& all)
{
    all.add<ExponentialWork, ExponentialTime>("exponential", "by chance alone");
}

} // namespace port
