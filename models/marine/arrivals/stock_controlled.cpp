#include "models/marine/arrival_law.h"
#include "models/scenario/arrival_names.h"

namespace port {

struct Sailing {
    Span sailing = days(5);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<Sailing>{
    "stock controlled", "Ships that are called when the stock is enough."};
template <>
inline constexpr auto fields<Sailing> = std::tuple{
    optional("sailing", &Sailing::sailing, {seconds(0), days(120)}, "from the call to her arrival",
             "five days: a ship of the coast, or of a pool that waits"),
};

namespace {

/// Nobody comes by gaps: a ship is called as soon as the trade's stock that is promised to no other reaches her parcel;
/// in a trade that unloads, the room.
class StockControlled final : public ArrivalLaw {
public:
    explicit StockControlled(const Sailing& p) : sailing_(p.sailing.value) {}
    double gap(sim::Stream&) const override { return 1; }
    double first(sim::Stream& stream) const override { return stream.uniform(); }
    std::optional<double> called_by_stock() const override { return sailing_; }

private:
    double sailing_;
};

} // namespace

void add_stock_controlled(Catalogue<ArrivalLaw>& all)
{
    all.add<StockControlled, Sailing>(
        stock_controlled, "called when the stock, or in trades that unload the room, is enough for her and promised to "
                          "nobody");
}

} // namespace port
