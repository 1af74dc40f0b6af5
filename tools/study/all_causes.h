#pragma once
#include "tools/study/run_figures.h"
#include "tools/study/trials.h"

namespace port::study {

/// The same figures, with a nought for each cause that a replication does not have and another has: of utilisation, of
/// hours of trains and trucks, and of ships' time. A figure by cause is there only where some time passed for it, so
/// that its mean over the replications that have it would be too great, and shares would not add up to 1.
[[nodiscard]] Replications with_all_causes(Replications replications);

} // namespace port::study
