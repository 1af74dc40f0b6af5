#pragma once
#include <stdexcept>

namespace port::store {

/// A store can't be opened, read or written; the text names the file and says why. Exit code 5.
class StoreFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace port::store
