#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct ErlangTime {
    Span mean;
    int shape = 2;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ErlangTime>{"erlang time", "Of several stages."};
template <>
inline constexpr auto fields<ErlangTime> = std::tuple{
    required("mean", &ErlangTime::mean, {seconds(1), days(4000)}, "mean time"),
    optional("shape", &ErlangTime::shape, {1, 100}, "stages of a time: 1 is exponential, more is more regular",
             "the textbooks' bulk ports: two"),
};

namespace {

/// The Ek of a queue.
class ErlangTimeLaw final : public TimeLaw {
public:
    explicit ErlangTimeLaw(const ErlangTime& p) : law_(p.shape, p.mean.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Erlang law_;
};

} // namespace

void add_erlang(Catalogue<TimeLaw>& all)
{
    all.add<ErlangTimeLaw, ErlangTime>("erlang", "the sum of several exponential stages");
}

} // namespace port
