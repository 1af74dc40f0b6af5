// build/release/harbour [replications [threads]]: mean hours in the harbour by size, with 95 % intervals.
#include "sim/examples/harbour.h"
#include "sim/replications.h"
#include "sim/statistics/student.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int argc, char** argv)
{
    const int replications = argc > 1 ? std::atoi(argv[1]) : 300;
    const int threads = argc > 2 ? std::atoi(argv[2]) : 0;
    if (replications < 2 || threads < 0) {
        std::fprintf(stderr, "usage: harbour [replications >= 2 [threads]]\n");
        return 2;
    }
    const auto results =
        sim::replicate(static_cast<std::size_t>(replications), static_cast<unsigned>(threads),
                       [](std::uint64_t replication) { return sim::examples::harbour(1, replication); });
    std::vector<double> small, large;
    for (const auto& result : results) {
        small.push_back(result.small.mean());
        large.push_back(result.large.mean());
    }
    for (const auto& [name, means] : {std::pair{"small", &small}, {"large", &large}}) {
        const sim::Interval interval = sim::confidence_interval(*means);
        std::printf("%s ships: %.4f h in the harbour, 95 %% interval %.4f to %.4f\n", name, interval.mean,
                    *interval.low, *interval.high);
    }
}
