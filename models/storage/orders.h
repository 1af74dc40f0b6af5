#pragma once
#include <functional>
#include <vector>

namespace port {

/// What ships ask of the land side: a ship that is to load so many tonnes has them ordered when her notice comes; one
/// that unloads has them ordered away when her work starts. The sea side asks, the land side fulfils; neither knows the
/// other.
class Orders {
public:
    using Taker = std::function<void(double tonnes)>;

    explicit Orders(std::size_t trades) : takers_(trades) {}

    /// From now on `taker` gets that share of what the trade's ships ask for.
    void take(std::size_t trade, double share, Taker taker) { takers_[trade].push_back({share, std::move(taker)}); }

    void place(std::size_t trade, double tonnes) const
    {
        for (const auto& [share, taker] : takers_[trade]) taker(share * tonnes);
    }

private:
    struct Entry {
        double share;
        Taker taker;
    };
    std::vector<std::vector<Entry>> takers_;
};

} // namespace port
