#pragma once
#include "tools/store/store_failure.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace port::store {

/// What a part file says of itself. Nothing of when, where or by whom it was made: two attempts at one shard give the
/// same bytes.
struct PartHead {
    std::string plan; ///< hash of the plan, hex
    std::uint64_t shard = 0;
    std::string canary; ///< hash of what this processor made of the base scenario, hex

    friend bool operator==(const PartHead&, const PartHead&) = default;
};

/// What became of one point.
struct PointRow {
    std::uint64_t point = 0;
    std::string status;  ///< "done", "failed" (the model says why) or "crashed"
    std::string message; ///< empty of one that is done
    /// By replication, then by measure; NaN: the figure has no meaning.
    std::vector<std::vector<double>> values;

    /// Whether all is the same, numbers bit for bit.
    [[nodiscard]] bool same_as(const PointRow& other) const;
};

/// All that a shard found.
struct Part {
    PartHead head;
    std::vector<PointRow> rows; ///< ascending by point
};

/// Writes a part whole, or not at all: to a file of its own in `scratch`, which is copied beside the place, brought to
/// the disk and then takes its name. A part that stands there already stays.
/// @throws StoreFailure
void write_part(const Part& part, const std::filesystem::path& scratch, const std::filesystem::path& place);

/// @throws StoreFailure  if it can't be read, or is no part of a sweep
[[nodiscard]] Part read_part(const std::filesystem::path& file);

} // namespace port::store
