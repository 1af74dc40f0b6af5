#pragma once
#include "sim/pool.h"

namespace sim {

/// A number of alike servers, one to a request (a desk, a machine, a scale): a Pool of which everybody takes one.
///
/// `Lease desk = co_await desks.take();` Who is served when, what is measured and what destruction does: see Pool.
class Resource : private Pool {
public:
    /// @throws std::invalid_argument  if servers is negative or the level of decisions out of range
    Resource(Simulation& sim, Name name, int servers = 1, Granting granting = {})
        : Pool(sim, name, servers, granting, "resource")
    {
    }

    class Request; ///< named below as ResourceRequest

    /// `co_await` gives the Lease. @param priority  smaller is served first
    /// @throws std::invalid_argument  if there has never been a server
    [[nodiscard]] Request take(int priority = 0);
    [[nodiscard]] Request take(const Asking& asking);

    /// A server now or none at all (balking).
    [[nodiscard]] std::optional<Lease> try_take(int priority = 0) { return Pool::try_take(1, priority); }

    using Pool::available;
    using Pool::busy_time;
    using Pool::capacity;
    using Pool::holders;
    using Pool::in_use;
    using Pool::limit_line;
    using Pool::mean_in_use;
    using Pool::mean_queue;
    using Pool::name;
    using Pool::queue_length;
    using Pool::queue_time;
    using Pool::reset_statistics;
    using Pool::resize;
    using Pool::turned_away;

    [[nodiscard]] Pool& pool() { return *this; }
};

/// Waits for one server: `ResourceRequest request{desk, priority};`.
class Resource::Request final : public PoolRequest {
public:
    explicit Request(Resource& resource, int priority = 0) : PoolRequest(resource, 1, priority) {}
    Request(Resource& resource, const Asking& asking) : PoolRequest(resource, 1, asking) {}
};

using ResourceRequest = Resource::Request;

inline Resource::Request Resource::take(int priority)
{
    return Request(*this, priority);
}

inline Resource::Request Resource::take(const Asking& asking)
{
    return Request(*this, asking);
}

} // namespace sim
