#include "sim/any_of.h"
#include "sim/frame_pool.h"
#include "sim/pool.h"
#include "sim/process.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Lease;
using sim::Pool;
using sim::PoolRequest;
using sim::Simulation;

// The address sanitizer build takes every frame from the heap, so there is nothing to count.
#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("ten thousand users need no memory that the first hundred did not", "[pool]")
{
    Simulation sim;
    Pool tugs{sim, {"tugs"}, 2};
    struct Quiet {
        static sim::Process use(Simulation& s, Pool& pool)
        {
            PoolRequest request{pool, 2};
            const bool came = co_await sim::within(s, 3s, request);
            const Lease lease = request.lease();
            if (came) co_await sim::delay(s, 2s);
        }
    };
    for (int i = 0; i < 100; ++i) {
        sim.start(Quiet::use(sim, tugs), {"u", i});
        sim.run_until(sim.now() + 1s);
    }
    const auto before = sim::frames_from_heap();
    for (int i = 0; i < 10'000; ++i) {
        sim.start(Quiet::use(sim, tugs), {"u", i});
        sim.run_until(sim.now() + 1s);
    }
    CHECK(sim::frames_from_heap() == before);
    CHECK(tugs.mean_in_use() > 1.9); // it was used
}
#endif
