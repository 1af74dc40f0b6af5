#pragma once
// Random programs of all operations of the engine, for random_programs_test.cpp: what a process may do, in a form that
// both the engine and the oracle run, that prints, and that can be made smaller.
#include "tests/sim/dice.h"

#include <array>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace programs {

enum class Do : std::uint8_t {
    sleep,  // a: how long
    take,   // a units of the pool, priority b, with a limit
    force,  // the same, pre-empting
    give,   // back the oldest lease
    put,    // a into the container, priority b, with a limit
    get,    // a out of it
    fill,   // an item into the store, priority b, with a limit
    fetch,  // an item out of it: any (a > 1), an even or an odd one
    listen, // for the event, with a limit
    ring,
    hush,
    pass, // the gate, with a limit
    open,
    close,
    await,     // that there are a tokens, with a limit; then they are taken
    add,       // a tokens, and signal
    either,    // the event or a units of the pool
    both,      // the event and a units of the pool
    join,      // process a, with a limit
    interrupt, // process a
    stop,      // process a
    resize,    // the pool to a
};
constexpr std::array names{"sleep",  "take", "force", "give",      "put",  "get",   "fill",  "fetch",
                           "listen", "ring", "hush",  "pass",      "open", "close", "await", "add",
                           "either", "both", "join",  "interrupt", "stop", "resize"};

struct Op {
    Do what;
    int a;
    int b;
    int limit; ///< none if negative
};
using Program = std::vector<std::vector<Op>>; ///< one list a process

/// What happened: also what two runs are compared by.
struct Happening {
    std::int64_t time;
    int process;
    int what; ///< the Do, or one of the marks below
    int value;
    friend bool operator==(const Happening&, const Happening&) = default;
};
constexpr int interrupted = 100;
constexpr int pre_empted = 101;
constexpr int ended = 102;
constexpr int broken = 103;
using Trace = std::vector<Happening>;

/// How a program is run.
struct Way {
    bool lifo;         ///< ties the other way round
    bool in_decisions; ///< what is granted is granted there, not at once
};

inline Program random_program(std::uint64_t seed)
{
    Dice dice(seed * 0x9e3779b97f4a7c15 + 0x1234567);
    const int processes = 2 + dice.below(5);
    Program program(static_cast<std::size_t>(processes));
    for (auto& ops : program) {
        const int length = 1 + dice.below(8);
        for (int i = 0; i < length; ++i) {
            const Do what = static_cast<Do>(dice.below(static_cast<int>(names.size())));
            const bool who = what == Do::join || what == Do::interrupt || what == Do::stop;
            const int a = who ? dice.below(processes) : what == Do::resize ? dice.below(5) : 1 + dice.below(3);
            ops.push_back({what, a, dice.below(3), dice.below(2) ? dice.below(4) : -1});
            if (what == Do::sleep && dice.below(3) == 0) ops.back().a = 0;
        }
    }
    return program;
}

inline std::string text(const Program& program)
{
    std::ostringstream out;
    for (std::size_t p = 0; p < program.size(); ++p) {
        out << "process " << p << ':';
        for (const Op& op : program[p])
            out << "  " << names[static_cast<std::size_t>(op.what)] << '(' << op.a << ", " << op.b << ", " << op.limit
                << ')';
        out << '\n';
    }
    return out.str();
}

inline std::string text(const Trace& trace)
{
    std::ostringstream out;
    for (const Happening& h : trace) {
        out << "  " << h.time << ": " << h.process << ' ';
        if (h.what < static_cast<int>(names.size()))
            out << names[static_cast<std::size_t>(h.what)];
        else
            out << (h.what == interrupted  ? "interrupted"
                    : h.what == pre_empted ? "pre-empted"
                    : h.what == ended      ? "ends"
                                           : "breaks");
        out << ' ' << h.value << '\n';
    }
    return out.str();
}

/// The least program that still fails: steps are left out, and processes emptied, while `fails` holds of what is left.
template <class Fails> Program shrunk(Program program, Fails fails)
{
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (std::size_t p = 0; p < program.size(); ++p) {
            for (std::size_t chunk = program[p].size(); chunk > 0; chunk /= 2)
                for (std::size_t i = 0; i + chunk <= program[p].size();) {
                    Program less = program;
                    const auto first = less[p].begin() + static_cast<std::ptrdiff_t>(i);
                    less[p].erase(first, first + static_cast<std::ptrdiff_t>(chunk));
                    if (fails(less)) {
                        program = std::move(less);
                        smaller = true;
                    } else {
                        ++i;
                    }
                }
            for (Op& op : program[p])
                for (int Op::*member : {&Op::b, &Op::limit}) {
                    const int was = op.*member;
                    const int simple = member == &Op::limit ? -1 : 0;
                    if (was == simple) continue;
                    op.*member = simple;
                    if (fails(program))
                        smaller = true;
                    else
                        op.*member = was;
                }
        }
    }
    return program;
}

/// Both runs begin with this.
constexpr int pool_capacity = 4;
constexpr int silo_capacity = 5;
constexpr int silo_level = 2;
constexpr int store_capacity = 2;
constexpr std::int64_t horizon = 1000;

} // namespace programs
