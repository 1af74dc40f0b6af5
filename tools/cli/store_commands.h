#pragma once
#include <cstddef>
#include <string>

namespace port::cli {

/// What `portsim show` and `portsim export` were asked.
struct StoreOptions {
    std::string file;                 ///< a store, a sweep's folder or its results
    std::size_t run = 0;              ///< of a store, from 1; 0: all of it, or the only one
    std::string csv, json_file, xlsx; ///< of an export: files; empty: none
    bool json = false;                ///< of a show
};

/// Lists what a store keeps, or the figures of one run with their intervals.
[[nodiscard]] int show_command(const StoreOptions& options);
/// Writes figures to files.
[[nodiscard]] int export_command(const StoreOptions& options);

} // namespace port::cli
