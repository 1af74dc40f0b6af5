#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct UniformTime {
    Span least = days(0.5);
    Span most = days(2);

    [[nodiscard]] std::string unfit() const { return least.value < most.value ? "" : "least < most"; }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<UniformTime>{"uniform time",
                                                                                  "Any time between two bounds alike."};
template <>
inline constexpr auto fields<UniformTime> = std::tuple{
    optional("least", &UniformTime::least, {seconds(60), days(60)}, "shortest time of the cargo work",
             "half a day: a quick one"),
    optional("most", &UniformTime::most, {seconds(60), days(60)}, "longest time of the cargo work",
             "two days: a slow one"),
};

namespace {

/// What is known when only the bounds are.
class UniformWork final : public WorkTime {
public:
    explicit UniformWork(const UniformTime& p) : law_(p.least.value, p.most.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Uniform law_;
};

} // namespace

void add_uniform(Catalogue<WorkTime>& all)
{
    all.add<UniformWork, UniformTime>("uniform", "any time between two bounds alike");
}

} // namespace port
