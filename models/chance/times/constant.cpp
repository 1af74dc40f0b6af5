#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct ConstantTime {
    Span time;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ConstantTime>{"constant time",
                                                                                   "The same each time."};
template <>
inline constexpr auto fields<ConstantTime> = std::tuple{
    required("time", &ConstantTime::time, {seconds(0), days(4000)}, "the time"),
};

namespace {

/// A timetable, or the D of a queue.
class ConstantTimeLaw final : public TimeLaw {
public:
    explicit ConstantTimeLaw(const ConstantTime& p) : law_(p.time.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Constant law_;
};

} // namespace

void add_constant(Catalogue<TimeLaw>& all)
{
    all.add<ConstantTimeLaw, ConstantTime>("constant", "the same each time");
}

} // namespace port
