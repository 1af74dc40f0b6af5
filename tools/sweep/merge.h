#pragma once
#include "tools/sweep/folder.h"
#include "tools/sweep/sweep.h"

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <vector>

namespace port::sweep {

/// Parts that can't stand beside each other; the text names them. Exit code 7.
struct Conflict : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a merge took in.
struct Merged {
    std::uint64_t points = 0;
    std::uint64_t failed = 0;           ///< points that the model, or the reader, refused
    std::uint64_t crashed = 0;          ///< points given up after two crashes
    std::vector<std::uint64_t> missing; ///< shards without a part; then nothing is written unless `partial`
};

/// Puts the parts of all shards into one file, a pure function of what they hold: the same parts give the same bytes,
/// whoever made them and in whatever order. A shard with several parts has them compared row by row. Beside the file,
/// `<its stem>.provenance.json` says where each part came from; nothing of that is in the file.
/// @param scratch  a folder on this machine for what is being sorted
/// @throws Conflict             if two parts of a shard differ, a part is of another plan, or processors differ
/// @throws store::StoreFailure  if a part can't be read or the file not written
[[nodiscard]] Merged merge(const Folder& folder, const Sweep& sweep, const std::filesystem::path& file, bool partial,
                           const std::filesystem::path& scratch);

} // namespace port::sweep
