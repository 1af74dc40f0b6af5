#include "models/chance/time_law.h"

namespace port {
namespace {

/// What a field is when nobody names a law for it.
class NoTime final : public TimeLaw {
public:
    explicit NoTime(const NoParameters&) {}
    std::optional<double> draw(sim::Stream&) const override { return std::nullopt; }
};

} // namespace

void add_none(Catalogue<TimeLaw>& all)
{
    all.add<NoTime>("none", "there is no such time");
}

} // namespace port
