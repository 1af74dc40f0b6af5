#include "models/storage/storage.h"

#include "models/scenario/name_index.h"

#include <algorithm>

// Blends: cargo that ships take from several grades of a store in a ratio.
namespace port {

/// The slots that a route of a trade fills or empties: of a blend that leaves the store, all of its grades.
std::vector<Storage::Part> Storage::parts_of(int slot, int sign, int trade) const
{
    if (slot < 0) return {};
    const std::vector<BlendPart>* const blend =
        trade < 0 ? nullptr : &scenario_->trades[static_cast<std::size_t>(trade)].blend;
    if (!blend || blend->empty() || sign > 0) return {{slot, 1}};
    const int store = slots_[static_cast<std::size_t>(slot)].store;
    const std::vector<std::string>& grades = yard(store).grades();
    std::vector<Part> parts;
    for (const BlendPart& part : *blend)
        for (std::size_t s = 0; s < slots_.size(); ++s)
            if (slots_[s].store == store && grades[slots_[s].grade] == part.grade)
                parts.push_back({static_cast<int>(s), part.share.value});
    return parts;
}

/// Where a blend comes from beside its first grade.
std::vector<sim::RouteSpec::Draw> Storage::draws_of(const std::vector<Part>& parts, int user) const
{
    std::vector<sim::RouteSpec::Draw> draws;
    for (std::size_t p = 1; p < parts.size(); ++p) draws.push_back({out_of(parts[p].slot, user), parts[p].share});
    return draws;
}

/// What ships of a blend will take is ordered of the trades that bring its grades to the store, in equal parts.
void Storage::build_blends()
{
    const std::vector<TradeSpec>& trades = scenario_->trades;
    for (std::size_t t = 0; t < trades.size(); ++t)
        for (const BlendPart& part : trades[t].blend) {
            std::vector<std::size_t> bring;
            for (std::size_t other = 0; other < trades.size(); ++other)
                if (trades[other].store == trades[t].store && trades[other].blend.empty() &&
                    trades[other].grade == part.grade && !trades[other].land.empty())
                    bring.push_back(other);
            const double share = part.share.value / static_cast<double>(bring.size());
            for (const std::size_t other : bring)
                orders_.take(t, Orders::no_way, share, [this, other](double tonnes) { orders_.place(other, tonnes); });
        }
}

} // namespace port
