#pragma once
#include "sim/simulation.h"

namespace sim {

/// When a primitive gives what it has to those who wait.
enum class Grant : std::uint8_t {
    at_once,      ///< inside the very call that makes it possible (a release, a put, a request)
    in_decisions, ///< such a call only marks the primitive; one event of the same instant decides all that came
                  ///< together
};

/// How a primitive gives. `{}` is at once, in strict order.
struct Granting {
    Grant grant = Grant::at_once;
    int level = 0; ///< which round of decisions (`decisions_at(level)`), for `Grant::in_decisions`; 0 <= level < 60
    bool passing =
        false; ///< whether a request that fits may pass one ahead of it that does not (else strictly in order)
};

/// The event in which a primitive with `Grant::in_decisions` decides: at most one is pending, however often it is
/// marked. It calls `decide()` of the primitive, which befriends this class. Marked while a later round runs, it
/// decides again at the same instant.
template <class Primitive> class Decision {
public:
    /// @throws std::invalid_argument  if the level is not from 0 to 59
    Decision(Simulation& sim, const Granting& granting) : sim_(sim), priority_(decisions_at(granting.level))
    {
        if (granting.level < 0 || granting.level >= 60)
            throw std::invalid_argument("a level of decisions lies from 0 to 59");
    }
    Decision(const Decision&) = delete;
    Decision& operator=(const Decision&) = delete;
    ~Decision() { sim_.cancel(event_); }

    void mark(Primitive& primitive)
    {
        if (!sim_.pending(event_)) event_ = sim_.at(sim_.now(), Decide{&primitive}, priority_);
    }

private:
    struct Decide {
        Primitive* primitive;
        void operator()() const { primitive->decide(); }
    };

    Simulation& sim_;
    Priority priority_;
    EventHandle event_;
};

} // namespace sim
