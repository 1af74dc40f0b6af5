#pragma once
#include "models/record/calls.h"
#include "models/record/periods.h"
#include "models/scenario/machines.h"
#include "models/storage/equipment.h"
#include "sim/flow_network.h"
#include "sim/wait.h"

#include <deque>
#include <functional>
#include <list>
#include <string>
#include <vector>

namespace port {

class MachinePool;

/// What one ship has of a pool, from the start of her work to its end.
struct PoolUser {
    int least = 1;
    int most = 1;
    int priority = 0;              ///< greater goes first
    sim::MachineId own;            ///< as much as is hers, or can be; in her route
    std::vector<std::size_t> held; ///< numbers of the machines that are hers, where they are held
    double part = 0;               ///< t/h of the pool that are hers, or her fair part of it
    double rate = 0;
    sim::Limit limit = sim::Limit::none;
};

/// A ship's machines, given back at the latest when this goes.
class PoolLease {
public:
    PoolLease(MachinePool& pool, std::list<PoolUser>::iterator user) : pool_(&pool), user_(user) {}
    PoolLease(PoolLease&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)), user_(other.user_) {}
    PoolLease& operator=(PoolLease&&) = delete;
    ~PoolLease();

    /// The machines of her route that stand for the pool.
    [[nodiscard]] std::vector<sim::MachineId> machines() const;
    /// t/h, had she the greatest number of them, in fair weather.
    [[nodiscard]] double best() const;
    /// Whether machines that stand keep her from some that she could have.
    [[nodiscard]] bool is_down() const;
    /// Whether others have some that she could have.
    [[nodiscard]] bool is_short() const;
    [[nodiscard]] bool stopped_by_weather() const;
    /// Her work goes at that rate (t/h) from now on, held back by that.
    void goes(double rate, sim::Limit limit);

private:
    MachinePool* pool_;
    std::list<PoolUser>::iterator user_;
};

/// A ship's wait for her least number of machines. What for is told, again whenever it changes: machine taken, or down.
class PoolRequest final : public sim::Wait {
public:
    PoolRequest(MachinePool& pool, int least, int most, int priority, std::function<void(Cause)> waits_for);
    ~PoolRequest() { leave(); }
    PoolLease await_resume();
    [[nodiscard]] std::string what() const override { return "machines of a pool"; }

private:
    friend class MachinePool;
    bool begin() override;
    void withdraw() noexcept override;
    void forgo() noexcept override;

    MachinePool& pool_;
    PoolUser wanted_;
    std::function<void(Cause)> waits_for_;
    std::list<PoolUser>::iterator granted_{};
};

/// Machines alike that serve several berths.
///
/// Ships start in the order they asked, each when her least number can be hers; nobody passes the first in line.
/// `held`: whole machines, the lowest numbers first, are hers until her work ends, be they up or down. At the start she
/// takes her least; what is free beyond that, and what comes free later, goes to those with fewer than their most, in
/// the order they asked, while nobody waits to start.
/// `shared`: all that is up is one stream, split max-min fair among the ships at work up to the most of each, anew at
/// each event; what one cannot use the others get. Where a ship's even part would be less than her least number, all
/// parts are fixed instead: the even ones, but her least for her.
/// A ship of a greater priority starts before others. Her least, and where nobody of her priority or a greater one
/// waits to start all up to her most, are taken from ships of lower ones if need be: the lowest first, of those alike
/// who started last, and of hers the machine that came last. These work on with what is left to them, be it fewer than
/// their least, and have the next that are free. Where the pool is shared, ships of lower priorities share what it
/// leaves.
/// Decided among the decisions on cargo of an instant. Each machine breaks down by its own chance; where it wears at
/// work, the lowest numbers that are up work.
class MachinePool {
public:
    MachinePool(sim::FlowNetwork& network, const MachinePoolSpec& spec, const Periods& periods);
    MachinePool(const MachinePool&) = delete;

    /// @param priority  of the ship; greater goes first
    [[nodiscard]] PoolRequest ask(int least, int most, int priority, std::function<void(Cause)> waits_for)
    {
        return {*this, least, most, priority, std::move(waits_for)};
    }
    /// t/h of `most` of its machines, or of all of them if they are fewer.
    [[nodiscard]] double greatest(int most) const;
    [[nodiscard]] const std::string& name() const { return name_; }

    /// One more machine, made by the caller, who keeps it. Its first `count` are in use.
    void add(Equipment& machine);
    [[nodiscard]] std::size_t size() const { return machines_.size(); }
    /// Another number of machines, each of that rate, from today on. One that is taken away serves its ship to the end.
    void change(int count, double rate);

    /// Tonnes by period: what it passed, and could have but for what held the ships that had it.
    struct Use {
        std::vector<double> passed, blocked, starved;
        std::vector<double> possible, down, weather;
    };
    [[nodiscard]] const Use& use() const { return use_; }
    void settle();
    /// After the machines were settled.
    void close_period();

private:
    friend class PoolLease;
    friend class PoolRequest;
    struct Machine {
        Equipment* equipment;
        bool open = true;
        bool taken = false;
        bool runs = false;
    };

    void ask_for_decision();
    void decide();
    [[nodiscard]] bool can_start(const PoolUser& wanted) const;
    [[nodiscard]] bool would_start_if_up(const PoolUser& wanted) const;
    [[nodiscard]] bool is_kept_from(const PoolUser& user) const;
    [[nodiscard]] int promised(const PoolUser& wanted) const;
    [[nodiscard]] int count_of_lower(int priority, bool also_down) const;
    void start(PoolRequest& request);
    void give_back();
    void top_up();
    bool take(PoolUser& user);
    void fit();
    void fit_shared();
    double fit_alike(std::list<PoolUser>::iterator first, std::list<PoolUser>::iterator last, double left, double up);
    void wear();
    void release(std::list<PoolUser>::iterator user);
    void goes(PoolUser& user, double rate, sim::Limit limit);
    [[nodiscard]] int count(bool also_down, bool also_taken) const;
    [[nodiscard]] double pace() const;

    sim::FlowNetwork& network_;
    sim::Simulation& sim_;
    const Periods& periods_;
    std::string name_;
    PoolUse way_;
    double rated_ = 0;   ///< t/h of each
    double up_ = 0;      ///< t/h of all that can work, as last decided
    sim::MachineId all_; ///< all that is up, where it is shared
    std::deque<Machine> machines_;
    std::list<PoolUser> users_; ///< at work, by priority, and in the order they asked
    std::vector<PoolRequest*> queue_;
    std::int64_t asked_ = 0; ///< names the ships' parts
    bool due_ = false;
    Use use_;
    sim::Time since_;
};

} // namespace port
