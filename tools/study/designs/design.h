#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace port::study {

/// Points in the unit cube, each computed from its index alone: a design of 10^9 points costs nothing until one of them
/// is asked for, and any part of it can be computed anywhere.
class Design {
public:
    virtual ~Design() = default;

    [[nodiscard]] virtual std::uint64_t points() const = 0;
    [[nodiscard]] virtual std::size_t dimensions() const = 0;

    /// Writes the point's coordinates, each from 0 to 1. The same index gives the same bytes; may be called from
    /// several threads at once.
    /// @param index  below `points()`
    /// @param unit   as many places as there are dimensions
    /// @throws std::out_of_range      if there is no such point
    /// @throws std::invalid_argument  if `unit` is of another size
    void at(std::uint64_t index, std::span<double> unit) const;

private:
    /// The same, of an index and a size that fit.
    virtual void write(std::uint64_t index, std::span<double> unit) const = 0;
};

} // namespace port::study
