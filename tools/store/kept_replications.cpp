#include "tools/store/kept_replications.h"

#include <utility>

namespace port::store {

KeptReplications::KeptReplications(Store* store, std::uint64_t seed, std::string model_version)
    : store_(store), seed_(seed), model_version_(std::move(model_version))
{
}

std::optional<std::vector<Measured>> KeptReplications::find(const Scenario& scenario, std::uint64_t replication)
{
    Store* store = usable();
    if (!store) return std::nullopt;
    try {
        auto figures = store->find(question(scenario, seed_, replication, model_version_));
        const std::lock_guard lock(mutex_);
        if (figures) ++found_;
        return figures;
    } catch (const StoreFailure& failure) {
        failed(failure);
        return std::nullopt;
    }
}

void KeptReplications::keep(const Scenario& scenario, std::uint64_t replication, const std::vector<Measured>& figures)
{
    Store* store = usable();
    if (!store) return;
    try {
        store->keep(question(scenario, seed_, replication, model_version_), figures);
    } catch (const StoreFailure& failure) {
        failed(failure);
    }
}

std::size_t KeptReplications::found() const
{
    const std::lock_guard lock(mutex_);
    return found_;
}

std::string KeptReplications::failure() const
{
    const std::lock_guard lock(mutex_);
    return failure_;
}

Store* KeptReplications::usable() const
{
    const std::lock_guard lock(mutex_);
    return failure_.empty() ? store_ : nullptr;
}

void KeptReplications::failed(const StoreFailure& failure)
{
    const std::lock_guard lock(mutex_);
    if (failure_.empty()) failure_ = failure.what();
}

} // namespace port::store
