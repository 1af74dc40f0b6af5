#pragma once
#include "tools/study/sensitivity/resampling.h"
#include "tools/study/sensitivity/responses.h"

#include <vector>

namespace port::study {

/// Random trajectories through a grid of the cube: each begins at a random grid point and moves every dimension once,
/// in random order, by D = n / (2 (n - 1)) of n levels, up or down as there is room. A trajectory has k + 1 points.
/// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2), 1991.
class MorrisTrajectories final : public Design {
public:
    /// @param levels  of each dimension, even
    /// @throws std::invalid_argument  with fewer than two trajectories, without a dimension, or if levels are odd or
    /// below 2
    MorrisTrajectories(std::uint64_t trajectories, std::size_t dimensions, std::uint64_t seed, unsigned levels = 4);

    [[nodiscard]] std::uint64_t points() const override { return trajectories_ * (dimensions_ + 1); }
    [[nodiscard]] std::size_t dimensions() const override { return dimensions_; }
    [[nodiscard]] std::uint64_t trajectories() const { return trajectories_; }

    /// The order in which a trajectory moves the dimensions, and by how much each: + or - D.
    struct Moves {
        std::vector<std::size_t> order;
        std::vector<double> start; ///< by dimension
        std::vector<double> by;    ///< by dimension
    };
    [[nodiscard]] Moves moves(std::uint64_t trajectory) const;

private:
    void write(std::uint64_t index, std::span<double> unit) const override;

    std::uint64_t trajectories_;
    std::size_t dimensions_;
    std::uint64_t seed_;
    unsigned levels_;
};

/// What a dimension does over the cube, in the figure's unit for its whole range from 0 to 1.
struct MorrisEffect {
    Estimated mu;         ///< mean elementary effect
    Estimated mu_star;    ///< mean of their sizes: how much the dimension matters (Campolongo and others, 2007)
    Estimated sigma;      ///< their standard deviation without chance's part: interactions, or a curve
    double by_chance = 0; ///< standard deviation of one effect by chance alone; nought with one replication
};

struct MorrisEffects {
    std::vector<MorrisEffect> of; ///< by dimension
    Resampled mu_stars;           ///< of each sample of the trajectories, by dimension
};

/// Elementary effects of the mean over replications, with intervals by bootstrap over the trajectories.
/// @param responses  at the points of `design`
/// @throws std::invalid_argument  if there are not as many
/// Source: Campolongo, Cariboni and Saltelli, "An effective screening design for sensitivity analysis of large models",
/// Environmental Modelling and Software 22(10), 2007 (mu*).
[[nodiscard]] MorrisEffects morris(const Responses& responses, const MorrisTrajectories& design,
                                   const Resampling& resampling = {});

} // namespace port::study
