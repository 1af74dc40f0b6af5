#pragma once
#include "tools/study/sensitivity/resampling.h"
#include "tools/study/sensitivity/responses.h"

#include <optional>
#include <vector>

namespace port::study {

/// A base, and from it one dimension at a time low and then high: 1 + 2 k points.
class OneAtATime final : public Design {
public:
    struct Varied {
        std::size_t dimension = 0;
        bool high = false;
    };

    /// @throws std::invalid_argument  without a dimension, or unless 0 <= low < high <= 1
    OneAtATime(std::vector<double> base, double low, double high);

    [[nodiscard]] std::uint64_t points() const override { return 1 + 2 * base_.size(); }
    [[nodiscard]] std::size_t dimensions() const override { return base_.size(); }

    /// What a point varies; nothing at the base.
    [[nodiscard]] static std::optional<Varied> varied(std::uint64_t index);

private:
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::vector<double> base_;
    double low_;
    double high_;
};

/// What one dimension does by itself.
struct Swing {
    double low = 0, high = 0; ///< the figure with the dimension at its low and its high end, all else at the base
    Estimated swing;          ///< high less low, paired by replication; its interval by Student's t
};

struct Tornado {
    Estimated base;
    std::vector<Swing> swings; ///< by dimension
    /// Replication by replication, the size of each swing in the direction that its mean has.
    std::vector<std::vector<double>> sizes;
};

/// @param responses  at the points of `OneAtATime`
/// @throws std::invalid_argument  if their number is not odd, or below 3
[[nodiscard]] Tornado tornado(const Responses& responses, double confidence = 0.95);

} // namespace port::study
