#include "tools/cli/progress.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace port::cli {

Progress::Progress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO) && !std::getenv("CI")) {}

Progress::~Progress()
{
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(std::size_t done, std::size_t total)
{
    if (!on_ || done == 0) return;
    shown_ = true;
    if (done < last_) start_ = std::chrono::steady_clock::now(); // a new stage, such as the trials: it has its own pace
    last_ = done;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
    const double left = passed.count() / static_cast<double>(done) * static_cast<double>(total - done);
    std::fprintf(stderr, "\r\x1b[K%zu of %zu runs, about %.0f s left", done, total, left);
}

} // namespace port::cli
