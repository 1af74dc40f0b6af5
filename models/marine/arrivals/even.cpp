#include "models/marine/arrival_law.h"

namespace port {
namespace {

/// One call after another at equal gaps, from a random moment on.
class Even final : public ArrivalLaw {
public:
    explicit Even(const NoParameters&) {}
    double gap(sim::Stream&) const override { return 1; }
    double first(sim::Stream& stream) const override { return stream.uniform(); }
};

} // namespace

void add_even(Catalogue<ArrivalLaw>& all)
{
    all.add<Even>("even", "at equal gaps");
}

} // namespace port
