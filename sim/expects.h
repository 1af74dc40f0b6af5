#pragma once
#include <source_location>
#include <stdexcept>
#include <string>

namespace sim {

/// A broken promise inside the program (never bad input): says where and what.
class BrokenPromise : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void promise_broken(const char* why, std::source_location where);

/// An assertion that stays on in release builds. `why` says in words what must hold.
inline void expects(bool condition, const char* why, std::source_location where = std::source_location::current())
{
    if (!condition) [[unlikely]]
        promise_broken(why, where);
}

} // namespace sim
