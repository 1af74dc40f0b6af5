#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

namespace port {

struct Timetable {
    Span early;
    Span late = days(1);

    [[nodiscard]] std::string unfit() const { return early.value + late.value > 0 ? "" : "early + late above nought"; }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Timetable>{"scheduled",
                                                                                "A timetable that is not kept."};
template <>
inline constexpr auto fields<Timetable> = std::tuple{
    optional("early", &Timetable::early, {seconds(0), days(30)}, "how long before her time a ship may come",
             "nought: nobody comes before her time"),
    optional("late", &Timetable::late, {seconds(0), days(30)}, "how long after her time a ship may come",
             "a day: weather on the way"),
};

namespace {

/// A timetable; who is late does not move those behind her.
class Scheduled final : public ArrivalLaw {
public:
    explicit Scheduled(const Timetable& p) : early_(p.early.value), late_(-p.early.value, 0, p.late.value) {}
    double gap(sim::Stream&) const override { return 1; }
    double first(sim::Stream& stream) const override { return stream.uniform(); }
    double earliest() const override { return early_; }
    double lateness(sim::Stream& stream) const override { return late_(stream); }

private:
    double early_;
    sim::Triangular late_;
};

} // namespace

void add_scheduled(Catalogue<ArrivalLaw>& all)
{
    all.add<Scheduled, Timetable>("scheduled",
                                  "at equal gaps, each ship early or late by a triangular time, most often on time");
}

} // namespace port
