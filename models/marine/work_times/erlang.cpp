#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct ErlangTime {
    Span mean = days(1);
    int shape = 2;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ErlangTime>{"erlang time", "Of several stages."};
template <>
inline constexpr auto fields<ErlangTime> = std::tuple{
    optional("mean", &ErlangTime::mean, {seconds(60), days(60)}, "mean time of the cargo work",
             "a day: usual of a bulk carrier alongside"),
    optional("shape", &ErlangTime::shape, {1, 100}, "stages of a time: 1 is exponential, more is more regular",
             "the textbooks' bulk ports: two"),
};

namespace {

/// The Ek of a queue.
class ErlangWork final : public WorkTime {
public:
    explicit ErlangWork(const ErlangTime& p) : law_(p.shape, p.mean.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Erlang law_;
};

} // namespace

void add_erlang(Catalogue<WorkTime>& all)
{
    all.add<ErlangWork, ErlangTime>("erlang", "the sum of several exponential stages");
}

} // namespace port
