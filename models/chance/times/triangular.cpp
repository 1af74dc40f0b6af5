#include "models/chance/time_law.h"
#include "sim/distributions.h"

namespace port {

struct TriangularTime {
    Span least;
    Span usual;
    Span most;

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
    required("least", &TriangularTime::least, {seconds(0), days(4000)}, "shortest time"),
    required("usual", &TriangularTime::usual, {seconds(0), days(4000)}, "most frequent time"),
    required("most", &TriangularTime::most, {seconds(0), days(4000)}, "longest time"),
};

namespace {

/// What is known of something that was watched for a while.
class TriangularTimeLaw final : public TimeLaw {
public:
    explicit TriangularTimeLaw(const TriangularTime& p) : law_(p.least.value, p.usual.value, p.most.value) {}
    std::optional<double> draw(sim::Stream& stream) const override { return law_(stream); }
    std::optional<double> mean() const override { return law_.mean(); }

private:
    sim::Triangular law_;
};

} // namespace

void add_triangular(Catalogue<TimeLaw>& all)
{
    all.add<TriangularTimeLaw, TriangularTime>("triangular", "between two bounds, about a usual one");
}

} // namespace port
