#pragma once
#include "tools/store/database.h"

namespace port::store {

/// Makes the tables in an empty file; in one that has them, checks that this program reads them and that it may write.
/// @throws StoreFailure  if the file is not a store, or has another schema version, or can't be written
void prepare(Database& database);

} // namespace port::store
