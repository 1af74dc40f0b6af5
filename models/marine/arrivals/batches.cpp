#include "models/marine/arrival_law.h"
#include "sim/distributions.h"

namespace port {

struct BatchSize {
    double size = 3;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<BatchSize>{"batches", "Ships that come together."};
template <>
inline constexpr auto fields<BatchSize> = std::tuple{
    optional("size", &BatchSize::size, {1, 100}, "mean number of ships that come at one instant",
             "three: a convoy, or ships held up by the same fog"),
};

namespace {

/// Groups come by chance; after each ship the group goes on with a chance that gives the mean size (geometric).
class Batches final : public ArrivalLaw {
public:
    explicit Batches(const BatchSize& p) : size_(p.size) {}
    double gap(sim::Stream& stream) const override
    {
        return stream.uniform() * size_ < 1 ? between_(stream) * size_ : 0;
    }
    double first(sim::Stream& stream) const override { return between_(stream) * size_; }

private:
    double size_;
    sim::Exponential between_{1};
};

} // namespace

void add_batches(Catalogue<ArrivalLaw>& all)
{
    all.add<Batches, BatchSize>("batches", "several ships at one instant, the groups by chance");
}

} // namespace port
