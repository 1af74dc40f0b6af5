#pragma once
// What the oracle's actors ask of: the pool, the container, the store, the event, the gate and the tokens. Each as
// plain as can be.
#include "tests/sim/oracle_calendar.h"

namespace programs {

class OraclePlaces : public OracleCalendar {
protected:
    using OracleCalendar::OracleCalendar;

    template <class Line> static void remove(Line& line, int p)
    {
        std::erase_if(line, [p](const Waiter& w) { return w.process == p; });
    }
    static void enlist(std::vector<Waiter>& line, int p, int priority)
    {
        auto place = line.end();
        while (place != line.begin() && (place - 1)->priority > priority) --place;
        line.insert(place, {p, priority});
    }

    static bool in(const std::vector<Waiter>& line, int p)
    {
        return std::any_of(line.begin(), line.end(), [p](const Waiter& w) { return w.process == p; });
    }

    // The pool.
    int used() const
    {
        int all = 0;
        for (const Loan& loan : loans_) all += loan.units;
        return all;
    }
    std::vector<int> victims(int p) const
    {
        const Op& step = program_[static_cast<std::size_t>(p)][actors_[static_cast<std::size_t>(p)].next];
        const int missing = step.a - (capacity_ - used());
        std::vector<Loan> candidates;
        for (const Loan& loan : loans_)
            if (loan.priority > step.b && loan.holder >= 0 && loan.holder != p &&
                !actors_[static_cast<std::size_t>(loan.holder)].over)
                candidates.insert(candidates.begin(), loan);
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Loan& a, const Loan& b) { return a.priority > b.priority; });
        std::vector<Loan> chosen;
        int found = 0;
        for (const Loan& loan : candidates) {
            if (found >= missing) break;
            chosen.push_back(loan);
            found += loan.units;
        }
        if (found < missing) return {};
        for (std::size_t i = chosen.size(); i-- > 0;)
            if (found - chosen[i].units >= missing) {
                found -= chosen[i].units;
                chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
            }
        std::vector<int> ids;
        for (const Loan& loan : chosen) ids.push_back(loan.id);
        return ids;
    }
    bool fits(int p) { return op(p).a <= capacity_ - used(); }
    bool servable(int p) { return fits(p) || (op(p).what == Do::force && !victims(p).empty()); }

    /// Takes the loans of the victims, and gives the actor its own. @return who must be told
    std::vector<int> lend(int p)
    {
        std::vector<int> losers;
        if (!fits(p))
            for (const int id : victims(p)) {
                const auto loan =
                    std::find_if(loans_.begin(), loans_.end(), [id](const Loan& l) { return l.id == id; });
                losers.push_back(loan->holder);
                loans_.erase(loan);
            }
        loans_.push_back({++numbers_of_loans_, -1, op(p).a, op(p).b});
        at(p).loan = numbers_of_loans_;
        return losers;
    }

    bool ask_pool(int p)
    {
        const bool first = line_.empty() || op(p).b < line_.front().priority;
        if (way_.in_decisions || !first || !servable(p)) {
            enlist(line_, p, op(p).b);
            if (way_.in_decisions) mark(pool);
            return false;
        }
        for (const int loser : lend(p)) interrupt(loser, pre_empted);
        return true;
    }
    void serve_line()
    {
        if (line_.empty()) return;
        if (way_.in_decisions)
            mark(pool);
        else
            decide_pool();
    }
    void decide_pool()
    {
        while (!line_.empty() && servable(line_.front().process)) {
            const int p = line_.front().process;
            line_.erase(line_.begin());
            const std::vector<int> losers = lend(p);
            if (op(p).what == Do::either) remove(listeners_, p);
            if (op(p).what != Do::both || at(p).heard) complete(p);
            for (const int loser : losers) interrupt(loser, pre_empted);
        }
    }
    int collect_loan(int p)
    {
        Actor& actor = at(p);
        if (actor.loan == 0) return 0;
        const int id = std::exchange(actor.loan, 0);
        for (Loan& loan : loans_)
            if (loan.id == id) loan.holder = p;
        const int units = op(p).a;
        actor.loans.push_back(id);
        const bool forced = std::any_of(line_.begin(), line_.end(),
                                        [this](const Waiter& w) { return op(w.process).what == Do::force; });
        if (forced) serve_line();
        return lent(id) ? units : 0;
    }
    bool lent(int id) const
    {
        return std::any_of(loans_.begin(), loans_.end(), [id](const Loan& l) { return l.id == id; });
    }
    void give_back(int id)
    {
        if (std::erase_if(loans_, [id](const Loan& l) { return l.id == id; }) > 0) serve_line();
    }
    int give_oldest(int p)
    {
        for (const int id : at(p).loans)
            if (lent(id)) {
                give_back(id);
                return 1;
            }
        return 0;
    }

    // The container.
    bool silo_fits(int p)
    {
        return op(p).what == Do::put ? op(p).a <= silo_capacity - level_ - promised_put_
                                     : op(p).a <= level_ - promised_get_;
    }
    bool ask_silo(int p)
    {
        const bool put = op(p).what == Do::put;
        std::vector<Waiter>& line = put ? putters_ : getters_;
        if (way_.in_decisions || !silo_fits(p) || (!line.empty() && op(p).b >= line.front().priority)) {
            enlist(line, p, op(p).b);
            if (way_.in_decisions) mark(silo);
            return false;
        }
        (put ? promised_put_ : promised_get_) += op(p).a;
        return true;
    }
    bool serve_silo_line(std::vector<Waiter>& line, int& promised)
    {
        if (line.empty() || !silo_fits(line.front().process)) return false;
        const int p = line.front().process;
        line.erase(line.begin());
        promised += op(p).a;
        complete(p);
        return true;
    }
    void serve_silo()
    {
        if (putters_.empty() && getters_.empty()) return;
        if (way_.in_decisions)
            mark(silo);
        else
            decide_silo();
    }
    void decide_silo()
    {
        while (serve_silo_line(getters_, promised_get_) || serve_silo_line(putters_, promised_put_)) {
        }
    }

    // The store.
    bool room() const { return static_cast<int>(items_.size()) + promised_fill_ + promised_fetch_ < store_capacity; }
    bool wants(int p, int item) { return op(p).a > 1 || item % 2 == op(p).a; }
    bool ask_fill(int p)
    {
        if (way_.in_decisions || !room()) {
            enlist(fillers_, p, op(p).b);
            if (way_.in_decisions) mark(store);
            return false;
        }
        ++promised_fill_;
        return true;
    }
    bool ask_fetch(int p)
    {
        if (!way_.in_decisions && grab(p)) return true;
        enlist(fetchers_, p, op(p).b);
        if (way_.in_decisions) mark(store);
        return false;
    }
    bool grab(int p)
    {
        for (auto item = items_.begin(); item != items_.end(); ++item)
            if (wants(p, item->second)) {
                at(p).item_number = item->first;
                at(p).item = item->second;
                items_.erase(item);
                ++promised_fetch_;
                return true;
            }
        return false;
    }
    void shelve(int number, int item)
    {
        items_.emplace_back(number, item);
        std::sort(items_.begin(), items_.end());
        if (fetchers_.empty()) return;
        if (way_.in_decisions)
            mark(store);
        else
            serve_fetcher();
    }
    bool serve_fetcher()
    {
        for (auto w = fetchers_.begin(); w != fetchers_.end(); ++w)
            if (const int p = w->process; grab(p)) {
                fetchers_.erase(w);
                complete(p);
                return true;
            }
        return false;
    }
    bool serve_filler()
    {
        if (fillers_.empty() || !room()) return false;
        const int p = fillers_.front().process;
        fillers_.erase(fillers_.begin());
        ++promised_fill_;
        complete(p);
        return true;
    }
    void serve_fillers()
    {
        if (fillers_.empty()) return;
        if (way_.in_decisions)
            mark(store);
        else
            while (serve_filler()) {
            }
    }

    // Event, gate and condition.
    void ring()
    {
        rung_ = true;
        while (!listeners_.empty()) {
            const int p = listeners_.front().process;
            listeners_.erase(listeners_.begin());
            at(p).heard = true;
            if (op(p).what == Do::either) { // what it asked of the pool is withdrawn, which may serve another
                remove(line_, p);
                serve_line();
                if (at(p).struck) continue;
            }
            if (op(p).what != Do::both || at(p).loan != 0) complete(p);
        }
    }
    void open_gate()
    {
        open_ = true;
        while (!passers_.empty()) {
            const int p = passers_.front().process;
            passers_.erase(passers_.begin());
            complete(p);
        }
    }
    void signal()
    {
        if (callers_.empty()) return;
        if (way_.in_decisions)
            mark(tokens);
        else
            call();
    }
    void call()
    {
        for (const Waiter& w : callers_)
            if (at(w.process).call == 0 && tokens_ >= op(w.process).a)
                at(w.process).call = schedule(now_, On::call, w.process, phase_);
    }

    // What is decided together.
    enum Place { pool, silo, store, tokens };
    void mark(Place place)
    {
        if (decisions_[place] == 0) decisions_[place] = schedule(now_, On::decide, place, 1);
    }
    void decide(int place)
    {
        decisions_[static_cast<std::size_t>(place)] = 0;
        if (place == pool) decide_pool();
        if (place == silo) decide_silo();
        if (place == tokens) call();
        if (place == store)
            while (serve_fetcher() || serve_filler()) {
            }
    }

    std::array<int, 4> decisions_{}; ///< events, none if nought
    int capacity_ = pool_capacity;
    int numbers_of_loans_ = 0;
    std::vector<Loan> loans_; ///< the oldest first
    std::vector<Waiter> line_, putters_, getters_, fillers_, fetchers_, listeners_, passers_, callers_;
    int level_ = silo_level;
    int promised_put_ = 0;
    int promised_get_ = 0;
    std::vector<std::pair<int, int>> items_; ///< number and item
    int numbers_ = 0;
    int promised_fill_ = 0;
    int promised_fetch_ = 0;
    bool rung_ = false;
    bool open_ = false;
    int tokens_ = 0;
};

} // namespace programs
