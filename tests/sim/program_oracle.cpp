#include "tests/sim/program_oracle.h"

#include "tests/sim/oracle_places.h"

#include <tuple>

namespace programs {
namespace {

class Oracle final : public OraclePlaces {
public:
    Oracle(const Program& program, Way way) : OraclePlaces(program, way) {}

    Trace run()
    {
        for (int p = 0; p < static_cast<int>(actors_.size()); ++p) at(p).go = schedule(0, On::start, p);
        while (!due_.empty()) {
            const auto first = std::min_element(due_.begin(), due_.end(), [](const Due& a, const Due& b) {
                return std::tuple(a.time, a.phase, a.key) < std::tuple(b.time, b.phase, b.key);
            });
            const Due due = *first;
            if (due.time > horizon) break;
            due_.erase(first);
            now_ = due.time;
            phase_ = due.phase;
            fire(due);
        }
        tell(-1, 0, used());
        tell(-1, 1, level_);
        tell(-1, 2, static_cast<int>(items_.size()));
        tell(-1, 3, tokens_);
        tell(-1, 4,
             static_cast<int>(line_.size() + putters_.size() + getters_.size() + fillers_.size() + fetchers_.size()));
        return trace_;
    }

private:
    void fire(const Due& due)
    {
        if (due.on == On::decide) return decide(due.process);
        const int p = due.process;
        Actor& actor = at(p);
        if (due.on == On::call) {
            actor.call = 0;
            if (tokens_ < op(p).a) return;
            remove(callers_, p);
            if (op(p).limit >= 0) return complete(p);
            return go_on(p, true);
        }
        if (due.on == On::alarm) {
            actor.alarm = 0;
            retreat(p);
            if (actor.struck) return; // who was let in by that has pre-empted it
            return go_on(p, false);
        }
        actor.go = actor.slept = 0;
        if (due.on == On::start) {
            actor.begun = true;
            return proceed(p);
        }
        go_on(p, true);
    }

    /// The actor goes on with what it waited for, or without.
    void go_on(int p, bool came)
    {
        Actor& actor = at(p);
        actor.waiting = actor.granted = false;
        actor.running = true;
        if (actor.struck) {
            actor.struck = false;
            tell(p, actor.mark, 0);
            actor.mark = 0;
        } else {
            finish_op(p, came);
        }
        ++actor.next;
        proceed(p);
    }

    void proceed(int p)
    {
        Actor& actor = at(p);
        actor.running = true;
        while (actor.next < program_[static_cast<std::size_t>(p)].size()) {
            if (!begin_op(p)) {
                actor.waiting = true;
                actor.running = false;
                if (actor.mark != 0) strike(p);
                return;
            }
            finish_op(p, true);
            ++actor.next;
        }
        tell(p, ended, 0);
        actor.running = false;
        end(p);
    }

    void end(int p)
    {
        Actor& actor = at(p);
        for (const int loan : actor.loans) give_back(loan);
        actor.over = true;
        const std::vector<int> joiners = std::exchange(actor.joiners, {});
        for (const int joiner : joiners) complete(joiner);
    }

    void stop(int p)
    {
        Actor& actor = at(p);
        if (actor.over) return;
        cancel(actor.go);
        actor.over = true;
        if (actor.waiting && !actor.struck) retreat(p);
        cancel(actor.go);
        end(p);
    }

    void retreat(int p) override
    {
        Actor& actor = at(p);
        const bool granted = actor.granted;
        cancel(actor.go);
        cancel(actor.alarm);
        cancel(actor.slept);
        cancel(actor.call);
        actor.granted = false;
        switch (op(p).what) {
        case Do::both:
        case Do::either:
        case Do::take:
        case Do::force:
            remove(listeners_, p);
            if (actor.loan != 0)
                give_back(std::exchange(actor.loan, 0));
            else if (in(line_, p)) {
                remove(line_, p);
                serve_line();
            }
            break;
        case Do::put:
        case Do::get: {
            const bool put = op(p).what == Do::put;
            if (granted) (put ? promised_put_ : promised_get_) -= op(p).a;
            remove(put ? putters_ : getters_, p);
            serve_silo();
            break;
        }
        case Do::fill:
            remove(fillers_, p);
            if (granted) {
                --promised_fill_;
                serve_fillers();
            }
            break;
        case Do::fetch:
            remove(fetchers_, p);
            if (granted) {
                --promised_fetch_;
                shelve(actor.item_number, actor.item);
            }
            break;
        case Do::join:
            std::erase(at(op(p).a).joiners, p);
            break;
        default:
            remove(listeners_, p);
            remove(passers_, p);
            remove(callers_, p);
        }
    }
    /// Tries the actor's next step; false if it must wait, and then it stands in line.
    bool begin_op(int p)
    {
        const Op step = op(p);
        Actor& actor = at(p);
        actor.heard = false;
        bool now = true;
        switch (step.what) {
        case Do::sleep:
            actor.slept = schedule(now_ + step.a, On::slept, p);
            return false;
        case Do::take:
        case Do::force:
            now = ask_pool(p);
            break;
        case Do::either:
            if (rung_) {
                actor.heard = true;
                return true;
            }
            return ask_pool(p) || (enlist(listeners_, p, 0), false);
        case Do::both: {
            actor.heard = rung_;
            if (!rung_) enlist(listeners_, p, 0);
            const bool units = ask_pool(p);
            return units && actor.heard;
        }
        case Do::put:
        case Do::get:
            now = ask_silo(p);
            break;
        case Do::fill:
            now = ask_fill(p);
            break;
        case Do::fetch:
            now = ask_fetch(p);
            break;
        case Do::listen:
            now = rung_;
            if (!now) enlist(listeners_, p, 0);
            break;
        case Do::pass:
            now = open_;
            if (!now) enlist(passers_, p, 0);
            break;
        case Do::await:
            now = tokens_ >= step.a;
            if (!now) enlist(callers_, p, step.b);
            break;
        case Do::join:
            now = at(step.a).over;
            if (!now) at(step.a).joiners.push_back(p);
            break;
        default:
            break;
        }
        if (!now && step.limit >= 0) actor.alarm = schedule(now_ + step.limit, On::alarm, p);
        return now;
    }

    /// What happens when a step is over, and is told.
    void finish_op(int p, bool came)
    {
        const Op step = op(p);
        int value = came;
        switch (step.what) {
        case Do::take:
        case Do::force:
        case Do::either:
        case Do::both:
            value = came ? collect_loan(p) : 0;
            break;
        case Do::put:
        case Do::get:
            if (!came) break;
            (step.what == Do::put ? promised_put_ : promised_get_) -= step.a;
            level_ += step.what == Do::put ? step.a : -step.a;
            serve_silo();
            break;
        case Do::fill:
            if (!came) break;
            --promised_fill_;
            shelve(++numbers_, p * 100 + static_cast<int>(at(p).next));
            break;
        case Do::fetch:
            value = -1;
            if (!came) break;
            value = at(p).item;
            --promised_fetch_;
            serve_fillers();
            break;
        case Do::await:
            if (came) tokens_ -= step.a;
            break;
        case Do::give:
            value = give_oldest(p);
            break;
        case Do::ring:
            ring();
            break;
        case Do::hush:
            rung_ = false;
            break;
        case Do::open:
            open_gate();
            break;
        case Do::close:
            open_ = false;
            break;
        case Do::add:
            tokens_ += step.a;
            signal();
            break;
        case Do::interrupt:
            interrupt(step.a, interrupted);
            break;
        case Do::stop:
            if (step.a != p) stop(step.a);
            break;
        case Do::resize:
            capacity_ = step.a;
            serve_line();
            break;
        default:
            break;
        }
        tell(p, static_cast<int>(step.what), value);
    }
};

} // namespace

Trace run_plainly(const Program& program, Way way)
{
    return Oracle(program, way).run();
}

} // namespace programs
