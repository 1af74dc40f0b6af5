// Every kind of wait, every blow that can befall it, around the instant of its grant, with ties run in order, the other
// way round and shuffled. What is checked holds in whatever order ties run: no stale signal (the hold and the rest that
// follow last exactly as long as they should), nobody stranded, units conserved, the next one served at that instant.
// same_instant_test.cpp checks the exact outcome in the order of scheduling.
#include "tests/sim/matrix_rigs.h"
#include "tests/support/catch.h"

#include <iostream>

using namespace std::chrono_literals;
using sim::Duration;
using sim::Simulation;
using sim::Ties;
using sim::Time;

namespace {

enum class Blow { time_out, cancel, interrupt, stop, pre_empt, pre_empt_it, destroy, end_of_all };
constexpr const char* blow_names[] = {"time-out", "cancel",      "interrupt", "stop",
                                      "pre-empt", "pre-empt it", "destroy",   "end of all"};
enum class When { before, at_but_scheduled_first, at_but_scheduled_last, at_the_end, after };
constexpr const char* when_names[] = {"before", "at, scheduled first", "at, scheduled last",
                                      "at the end of the instant", "after"};

constexpr Time grant{10s};
constexpr Duration hold = 5s;
constexpr Duration rest = 7s;

/// What one process went through; times are none for what it did not reach.
struct Outcome {
    bool came = false;
    bool interrupted = false; ///< while it waited
    std::optional<Time> wait_over;
    std::optional<Time> hold_over;
    std::optional<Time> rest_over;
};

struct Circumstances {
    Simulation& sim;
    sim::Event& recall;
    sim::Resource& other; ///< what a victim holds beside, to be pre-empted
    Blow blow;
    Duration limit;
};

/// Asks, holds what came, rests. A blow ends the wait or the hold; the rest it must never disturb.
template <class Rig> sim::Process waiter(Rig& rig, Circumstances c, Outcome& outcome)
{
    sim::Lease beside;
    if (c.blow == Blow::pre_empt) beside = *c.other.try_take(9);
    try {
        auto request = rig.request();
        bool came = true;
        if (c.blow == Blow::time_out) {
            came = co_await sim::within(c.sim, c.limit, request.wait());
        } else {
            sim::EventWait recalled{c.recall};
            const std::size_t winner = co_await sim::any_of(c.sim, request.wait(), recalled);
            came = winner == 0;
        }
        outcome.came = came;
        outcome.wait_over = c.sim.now();
        const auto kept = request.collect();
        if (came) co_await sim::delay(c.sim, hold);
        (void)kept;
    } catch (const sim::Interrupted&) {
        outcome.interrupted = !outcome.wait_over;
        if (!outcome.wait_over) outcome.wait_over = c.sim.now();
    }
    outcome.hold_over = c.sim.now();
    co_await sim::delay(c.sim, rest);
    outcome.rest_over = c.sim.now();
}

sim::Process pre_emptor(Simulation& sim, sim::Pool& pool, int units)
{
    const sim::Asking urgent{0, true, false};
    const sim::Lease taken = co_await pool.take(units, urgent);
    co_await sim::delay(sim, 3s);
}

/// One case; says what is wrong with it, nothing if all is right.
template <class Rig> class Case {
public:
    Case(Blow blow, When when, const Ties& ties, sim::Grant how) : blow_(blow), when_(when), how_(how)
    {
        sim_.emplace();
        sim_->ties(ties);
        rig_.emplace(*sim_, sim::Granting{how, 1, false});
        recall_.emplace(*sim_, sim::Name{"recall"});
        never_.emplace(*sim_, sim::Name{"never"});
        other_.emplace(*sim_, sim::Name{"other"});
        at_ = grant + (when == When::before ? -1ns : when == When::after ? 1ns : 0ns);
    }

    std::string run()
    {
        const auto offer = [this] { sim_->at(grant, [this] { rig_->offer(); }); };
        if (when_ == When::at_but_scheduled_last) offer();
        victim_ = sim_->start(waiter(*rig_, Circumstances{*sim_, *recall_, *other_, blow_, at_ - Time{}}, first_),
                              {"victim"});
        sim_->run_until(Time{});
        if (blow_ != Blow::time_out && blow_ != Blow::end_of_all)
            sim_->at(
                at_, [this] { strike(); }, when_ == When::at_the_end ? sim::Priority::last : sim::Priority::ends);
        if (when_ != When::at_but_scheduled_last) offer();
        next_ =
            sim_->start(waiter(*rig_, Circumstances{*sim_, *never_, *other_, Blow::interrupt, 0s}, second_), {"next"});
        for (const Time instant : {Time{}, grant - 1ns, grant, grant + 1ns, Time{13s}, Time{15s}, Time{15s} + 1ns,
                                   Time{18s}, Time{20s}, Time{22s}, Time{99s}}) {
            sim_->run_until(instant);
            if (sim_->now() != instant) return "the clock is wrong";
            if (rig_->stranded()) return "somebody is stranded at what is free";
            if (blow_ == Blow::end_of_all && instant >= at_) return end_of_all();
        }
        if (std::string wrong = check_first(); !wrong.empty()) return "the first: " + wrong;
        if (std::string wrong = check_second(); !wrong.empty()) return "the second: " + wrong;
        return check_rest();
    }

private:
    void strike()
    {
        if (blow_ == Blow::interrupt) victim_.interrupt("blow");
        if (blow_ == Blow::stop) victim_.stop();
        if (blow_ == Blow::cancel) recall_->trigger();
        if (blow_ == Blow::destroy) rig_->destroy();
        if (blow_ == Blow::pre_empt) sim_->start(pre_emptor(*sim_, other_->pool(), 1), {"pre-emptor"});
        if (blow_ == Blow::pre_empt_it && rig_->pool())
            sim_->start(pre_emptor(*sim_, *rig_->pool(), rig_->pool()->capacity() > 1 ? 2 : 1), {"pre-emptor"});
    }

    /// All goes at once, in the state of that instant: the sanitizer says whether that is right.
    std::string end_of_all()
    {
        rig_.reset();
        recall_.reset();
        never_.reset();
        other_.reset();
        sim_.reset();
        return victim_.alive() || next_.alive() ? "a process outlives its simulation" : "";
    }

    std::string check_first() const
    {
        const bool jarring = blow_ == Blow::interrupt || blow_ == Blow::pre_empt;
        if (!first_.wait_over) // only these two leave it without an end
            return blow_ == Blow::stop || blow_ == Blow::destroy ? "" : "never goes on";
        if (first_.came) {
            const bool by_stop = blow_ == Blow::destroy && std::is_same_v<Rig, matrix::JoinRig>;
            const bool late = blow_ == Blow::pre_empt_it;
            if (when_ == When::before && !by_stop && !late) return "comes though the blow came first";
            if (first_.wait_over != grant && !late && !(by_stop && first_.wait_over == at_))
                return "comes at the wrong time";
            if (blow_ == Blow::stop) return first_.hold_over ? "goes on though it was stopped" : "";
            const Time over = jarring ? at_ : *first_.wait_over + hold;
            if (first_.hold_over != over && !late) return "holds too long or too short";
        } else {
            if (when_ == When::after) return "does not come though it was granted before";
            if (first_.wait_over != at_) return "ends its wait at the wrong time";
            if (first_.interrupted != jarring && blow_ != Blow::pre_empt_it) return "was interrupted, or not, wrongly";
        }
        return first_.rest_over == *first_.hold_over + rest ? "" : "a stale signal disturbs its rest";
    }

    std::string check_second() const
    {
        if (second_.interrupted && blow_ != Blow::pre_empt_it) return "was struck by another's blow";
        if (blow_ == Blow::destroy && !second_.came) return "";
        if (Rig::sort == matrix::Sort::spent) {
            if (second_.came == first_.came) return "one of the two must have what there is";
            if (second_.came && second_.wait_over != grant) return "comes late";
        } else if (Rig::sort == matrix::Sort::shared) {
            if (!second_.came) return "does not come";
            if (second_.wait_over != grant && second_.wait_over != at_) return "comes late";
        } else {
            if (!second_.came) return "does not come";
            const Time served = first_.came ? first_.hold_over.value_or(at_) : grant;
            if (second_.wait_over != served && blow_ != Blow::pre_empt_it && blow_ != Blow::destroy)
                return "comes late";
        }
        if (!second_.came) return ""; // it waits for more
        return second_.rest_over == *second_.hold_over + rest ? "" : "a stale signal disturbs its rest";
    }

    std::string check_rest()
    {
        const std::size_t waiting = second_.came ? 0 : 1;
        if (blow_ != Blow::destroy && !rig_->at_rest(waiting)) return "something is lost, or left behind";
        if (other_->in_use() != 0) return "what was held beside is lost";
        victim_.stop();
        next_.stop();
        if (sim_->events_pending() != 0) return "an event is left behind";
        if (sim_->processes_alive() != 0) return "a process is left behind";
        return "";
    }

    Blow blow_;
    When when_;
    sim::Grant how_;
    Time at_;
    std::optional<Simulation> sim_;
    std::optional<Rig> rig_;
    std::optional<sim::Event> recall_;
    std::optional<sim::Event> never_;
    std::optional<sim::Resource> other_;
    sim::ProcessRef victim_;
    sim::ProcessRef next_;
    Outcome first_;
    Outcome second_;
};

template <class Rig> int try_all()
{
    int cases = 0;
    std::vector<Ties> orders{Ties::fifo(), Ties::lifo()};
    for (std::uint64_t seed = 1; seed <= 6; ++seed) orders.push_back(Ties::shuffled(seed));
    for (int blow = 0; blow < static_cast<int>(std::size(blow_names)); ++blow)
        for (int when = 0; when < static_cast<int>(std::size(when_names)); ++when)
            for (std::size_t order = 0; order < orders.size(); ++order)
                for (const sim::Grant how : {sim::Grant::at_once, sim::Grant::in_decisions}) {
                    if (static_cast<Blow>(blow) == Blow::pre_empt_it && !std::is_base_of_v<matrix::PoolRig, Rig> &&
                        !std::is_same_v<Rig, matrix::ResourceRig>)
                        continue;
                    ++cases;
                    Case<Rig> one(static_cast<Blow>(blow), static_cast<When>(when), orders[order], how);
                    if (const std::string wrong = one.run(); !wrong.empty())
                        FAIL(Rig::name << ", " << blow_names[blow] << ", " << when_names[when] << ", order " << order
                                       << (how == sim::Grant::at_once ? ", at once: " : ", in decisions: ") << wrong);
                }
    return cases;
}

int total = 0;

} // namespace

TEMPLATE_TEST_CASE("every blow around the grant, with ties in every order", "[same-instant]", matrix::ResourceRig,
                   matrix::PoolRig, matrix::ContainerGetRig, matrix::ContainerPutRig, matrix::StoreGetRig,
                   matrix::StorePutRig, matrix::ConditionRig, matrix::EventRig, matrix::GateRig, matrix::JoinRig,
                   matrix::AnyOfRig, matrix::AllOfRig, matrix::BatchRig)
{
    const int cases = try_all<TestType>();
    total += cases;
    std::cout << "same-instant matrix: " << cases << " cases of " << TestType::name << ", " << total << " so far\n";
    CHECK(cases >= 560);
}
