#pragma once
#include <stdexcept>

namespace port {

/// The model broke one of its own laws: tonnes were lost, or a run can't go on. Exit code 4.
class ModelFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The run was asked to stop before its end.
class RunStopped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace port
