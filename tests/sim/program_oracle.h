#pragma once
#include "tests/sim/random_program.h"

namespace programs {

/// What the program does, by a plain interpreter that shares nothing with the engine: no coroutines, sorted lists that
/// are searched from the front. Ties run in the order scheduled, or the other way round.
Trace run_plainly(const Program& program, Way way);

} // namespace programs
