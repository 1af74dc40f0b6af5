#pragma once
#include <cstddef>
#include <functional>
#include <vector>

namespace port {

/// What ships ask of the land side: a ship that is to load so many tonnes has them ordered when her notice comes; one
/// that unloads has them ordered away when her work starts. The sea side asks, the land side fulfils; neither knows the
/// other.
class Orders {
public:
    using Taker = std::function<void(double tonnes)>;
    static constexpr std::size_t no_way = static_cast<std::size_t>(-1);

    explicit Orders(std::size_t trades) : takers_(trades) {}

    /// From now on `taker` gets what one of the trade's ways over land has as its share of what the ships ask for.
    /// @param way  its place in the trade's `land`; `no_way` if it is none of them
    void take(std::size_t trade, std::size_t way, double share, Taker taker)
    {
        takers_[trade].push_back({way, share, std::move(taker)});
    }
    /// The shares of another day, by trade and way. What was asked for before stays where it was asked.
    template <class Shares> void change(Shares share_of)
    {
        for (std::size_t trade = 0; trade < takers_.size(); ++trade)
            for (Entry& entry : takers_[trade])
                if (entry.way != no_way) entry.share = share_of(trade, entry.way);
    }

    void place(std::size_t trade, double tonnes) const
    {
        for (const Entry& entry : takers_[trade]) entry.taker(entry.share * tonnes);
    }

private:
    struct Entry {
        std::size_t way;
        double share;
        Taker taker;
    };
    std::vector<std::vector<Entry>> takers_;
};

} // namespace port
