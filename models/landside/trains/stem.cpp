#include "models/landside/train_source.h"

namespace port {
namespace {

class Stem final : public TrainSource {
public:
    explicit Stem(TrainService& service) : service_(service), remainder_(service.brings.size()) {}

    void ordered(std::size_t trade, double tonnes) override
    {
        double& rest = remainder_[trade];
        rest += tonnes;
        const double load = service_.payload();
        // Trains that bring cargo round up, or the last ship would wait for ever for a part of a train; what they bring
        // too much the next ship need not order. Trains that take it leave when they are full.
        const double least = service_.brings[trade] ? load * 1e-12 : load * (1 - 1e-12);
        while (rest >= least) {
            rest -= load;
            service_.come(trade);
        }
    }

private:
    TrainService& service_;
    std::vector<double> remainder_; ///< t ordered beyond whole trains; negative: brought too much; by trade
};

} // namespace

std::unique_ptr<TrainSource> trains_by_stem(TrainService& service)
{
    return std::make_unique<Stem>(service);
}

} // namespace port
