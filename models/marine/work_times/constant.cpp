#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct ConstantTime {
    Span time = days(1);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<ConstantTime>{"constant time",
                                                                                   "The same for every ship."};
template <>
inline constexpr auto fields<ConstantTime> = std::tuple{
    optional("time", &ConstantTime::time, {seconds(60), days(60)}, "time of the cargo work",
             "a day: usual of a bulk carrier alongside"),
};

namespace {

/// A timetable, or the D of a queue.
class ConstantWork final : public WorkTime {
public:
    explicit ConstantWork(const ConstantTime& p) : law_(p.time.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Constant law_;
};

} // namespace

void add_constant(Catalogue<WorkTime>& all)
{
    all.add<ConstantWork, ConstantTime>("constant", "the same for every ship");
}

} // namespace port
