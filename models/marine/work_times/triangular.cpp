#include "models/marine/work_time.h"
#include "sim/distributions.h"

namespace port {

struct TriangularTime {
    Span least = days(0.5);
    Span usual = days(1);
    Span most = days(2);

    [[nodiscard]] std::string unfit() const
    {
        const bool fits = least.value <= usual.value && usual.value <= most.value && least.value < most.value;
        return fits ? "" : "least <= usual <= most, and least < most";
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TriangularTime>{
    "triangular time", "Between two bounds, about a usual one."};
template <>
inline constexpr auto fields<TriangularTime> = std::tuple{
    optional("least", &TriangularTime::least, {seconds(60), days(60)}, "shortest time of the cargo work",
             "half a day: a quick one"),
    optional("usual", &TriangularTime::usual, {seconds(60), days(60)}, "most frequent time of the cargo work",
             "a day: usual of a bulk carrier alongside"),
    optional("most", &TriangularTime::most, {seconds(60), days(60)}, "longest time of the cargo work",
             "two days: a slow one"),
};

namespace {

/// What is known of a quay that was watched for a while.
class TriangularWork final : public WorkTime {
public:
    explicit TriangularWork(const TriangularTime& p) : law_(p.least.value, p.usual.value, p.most.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Triangular law_;
};

} // namespace

void add_triangular(Catalogue<WorkTime>& all)
{
    all.add<TriangularWork, TriangularTime>("triangular", "between two bounds, about a usual one");
}

} // namespace port
