#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

namespace port {
namespace {

/// Ships of many owners that know nothing of each other: gaps are exponential, whenever one looks.
class Poisson final : public ArrivalLaw {
public:
    explicit Poisson(const NoParameters&) {}
    double gap(sim::Stream& stream) const override { return law_(stream); }
    double first(sim::Stream& stream) const override { return law_(stream); }

private:
    sim::Exponential law_{1};
};

} // namespace

void add_poisson(Catalogue<ArrivalLaw>& all)
{
    all.add<Poisson>("poisson", "by chance: exponential gaps");
}

} // namespace port
