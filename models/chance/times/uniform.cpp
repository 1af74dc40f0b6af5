#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct UniformTime {
    Span least;
    Span most;

    [[nodiscard]] std::string unfit() const { return least.value < most.value ? "" : "least < most"; }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<UniformTime>{"uniform time",
                                                                                  "Any time between two bounds alike."};
template <>
inline constexpr auto fields<UniformTime> = std::tuple{
    required("least", &UniformTime::least, {seconds(0), days(4000)}, "shortest time"),
    required("most", &UniformTime::most, {seconds(0), days(4000)}, "longest time"),
};

namespace {

/// What is known when only the bounds are.
class UniformTimeLaw final : public TimeLaw {
public:
    explicit UniformTimeLaw(const UniformTime& p) : law_(p.least.value, p.most.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Uniform law_;
};

} // namespace

void add_uniform(Catalogue<TimeLaw>& all)
{
    all.add<UniformTimeLaw, UniformTime>("uniform", "any time between two bounds alike");
}

} // namespace port
