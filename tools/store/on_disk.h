#pragma once
#include <filesystem>

namespace port::store {

/// Copies a file to a place on another file system, say, so that it stands there whole or not at all, also after a loss
/// of power: to a name beside it first, brought to the disk, then renamed, and the folder brought to the disk too.
/// @throws StoreFailure
void put_in_place(const std::filesystem::path& from, const std::filesystem::path& place);

} // namespace port::store
