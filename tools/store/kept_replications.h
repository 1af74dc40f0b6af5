#pragma once
#include "tools/store/store.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace port::store {

/// One study's use of a store: what it finds there, what it adds, and what went wrong. Without a store it finds nothing
/// and keeps nothing. For several threads at once.
///
/// A store that fails half-way does not end the study: what was computed would be lost with it. From then on the study
/// goes on without the store, and `failure` tells of it at the end.
class KeptReplications {
public:
    /// @param store  none: nullptr; outlives this
    KeptReplications(Store* store, std::uint64_t seed, std::string model_version);

    [[nodiscard]] std::optional<std::vector<Measured>> find(const Scenario& scenario, std::uint64_t replication);
    void keep(const Scenario& scenario, std::uint64_t replication, const std::vector<Measured>& figures);

    [[nodiscard]] std::size_t found() const;
    /// The first failure; empty if there was none.
    [[nodiscard]] std::string failure() const;

private:
    [[nodiscard]] Store* usable() const;
    void failed(const StoreFailure& failure);

    Store* store_;
    std::uint64_t seed_;
    std::string model_version_;
    mutable std::mutex mutex_;
    std::size_t found_ = 0;
    std::string failure_;
};

} // namespace port::store
