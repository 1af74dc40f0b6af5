#pragma once
#include "models/scenario/scenario.h"

namespace port {

/// t that the trades of a quota may have in their store at most; a share is one of all that its places hold together.
[[nodiscard]] double most_of(const StoreSpec& store, const QuotaSpec& quota);
/// t of the store's opening stock that are theirs: as the quota says, else all of the grades that no other trade of the
/// store has.
[[nodiscard]] double opening_of(const Scenario& scenario, const StoreSpec& store, const QuotaSpec& quota);
/// Where such a quota says how much: `.most` or `.share`.
[[nodiscard]] const char* key_of(const QuotaSpec& quota);

} // namespace port
