#include "sim/expects.h"

namespace sim {

void promise_broken(const char* why, std::source_location where)
{
    throw BrokenPromise(std::string(where.file_name()) + ":" + std::to_string(where.line()) + ": " +
                        where.function_name() + ": expected: " + why);
}

} // namespace sim
