#pragma once
// The ground of the oracle of random_programs_test.cpp: its actors and what is due, in plain lists searched from the
// front.
#include "tests/sim/random_program.h"

#include <algorithm>
#include <utility>

namespace programs {

enum class On { start, go, alarm, slept, call, decide };

struct Due {
    std::int64_t time;
    int phase; ///< ends, or decisions
    std::int64_t key;
    int id;
    On on;
    int process; ///< or, for a decision, the place
};

struct Waiter {
    int process;
    int priority;
};

struct Loan {
    int id;
    int holder; ///< none if negative: who was granted has not gone on yet
    int units;
    int priority;
};

struct Actor {
    std::size_t next = 0;
    bool begun = false;
    bool over = false;
    bool running = false;
    bool waiting = false; ///< in `op`
    bool granted = false; ///< and it has come, but the actor has not gone on
    bool struck = false;  ///< goes on with an interruption
    int mark = 0;         ///< an interruption it has not seen: interrupted or pre_empted
    int go = 0;           ///< events, none if nought
    int alarm = 0;
    int slept = 0;
    int call = 0;
    bool heard = false; ///< of the event, in either and both
    int loan = 0;       ///< granted and not collected
    int item = -1;      ///< granted and not collected
    int item_number = 0;
    std::vector<int> loans;
    std::vector<int> joiners;
};
/// What is due, and what becomes of actors that wait.
class OracleCalendar {
public:
    OracleCalendar(const OracleCalendar&) = delete;
    OracleCalendar& operator=(const OracleCalendar&) = delete;

protected:
    OracleCalendar(const Program& program, Way way) : program_(program), way_(way), actors_(program.size()) {}
    virtual ~OracleCalendar() = default;

    /// Takes back whatever the actor waits for, or was granted and has not collected.
    virtual void retreat(int p) = 0;

    Actor& at(int p) { return actors_[static_cast<std::size_t>(p)]; }
    const Op& op(int p) { return program_[static_cast<std::size_t>(p)][at(p).next]; }
    void tell(int p, int what, int value) { trace_.push_back({now_, p, what, value}); }

    int schedule(std::int64_t time, On on, int p, int phase = 0)
    {
        ++count_;
        due_.push_back({time, phase, way_.lifo ? -count_ : count_, static_cast<int>(count_), on, p});
        return static_cast<int>(count_);
    }
    void cancel(int& id)
    {
        if (id != 0) std::erase_if(due_, [id](const Due& due) { return due.id == id; });
        id = 0;
    }

    void complete(int p)
    {
        cancel(at(p).alarm);
        at(p).granted = true;
        at(p).go = schedule(now_, On::go, p, phase_);
    }

    void strike(int p)
    {
        retreat(p);
        at(p).struck = true;
        at(p).go = schedule(now_, On::go, p, phase_);
    }

    void interrupt(int p, int mark)
    {
        Actor& actor = at(p);
        if (actor.over || actor.mark != 0) return;
        actor.mark = mark;
        if (actor.waiting) strike(p);
    }

    const Program& program_;
    Way way_;
    std::vector<Actor> actors_;
    std::vector<Due> due_;
    Trace trace_;
    std::int64_t now_ = 0;
    int phase_ = 0; ///< of what runs now
    std::int64_t count_ = 0;
};

} // namespace programs
