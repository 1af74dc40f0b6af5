#pragma once
#include "tools/store/database.h"

namespace port::store {

/// Makes the tables in an empty file; in one of an older version, makes them new, in one transaction; in one that has
/// them, checks that this program reads them and that it may write.
/// @throws StoreFailure  if the file is not a store, or has another schema version, or can't be written
void prepare(Database& database);

/// Checks that this program reads the tables of a file, and writes nothing: it may lie where nobody may write.
/// @throws StoreFailure  if the file is empty, not a store, or has a schema version that is not known
void prepare_to_read(Database& database);

} // namespace port::store
