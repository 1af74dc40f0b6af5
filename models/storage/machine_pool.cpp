#include "models/storage/machine_pool.h"

#include <algorithm>
#include <cmath>

namespace port {

PoolLease::~PoolLease()
{
    if (pool_) pool_->release(user_);
}

std::vector<sim::MachineId> PoolLease::machines() const
{
    if (pool_->way_ == PoolUse::held) return {user_->own};
    return {user_->own, pool_->all_};
}

double PoolLease::best() const
{
    return pool_->greatest(user_->most);
}

bool PoolLease::is_down() const
{
    const auto& machines = pool_->machines_;
    const auto down = [&](std::size_t m) { return machines[m].equipment->is_down(); };
    if (std::any_of(user_->held.begin(), user_->held.end(), down)) return true;
    if (static_cast<int>(user_->held.size()) >= user_->most) return false;
    return std::any_of(machines.begin(), machines.end(),
                       [](const MachinePool::Machine& m) { return m.open && !m.taken && m.equipment->is_down(); });
}

bool PoolLease::is_short() const
{
    if (pool_->way_ == PoolUse::held)
        return static_cast<int>(user_->held.size()) < std::min(user_->most, pool_->count(true, true));
    return pool_->users_.size() > 1;
}

bool PoolLease::stopped_by_weather() const
{
    const auto& machines = pool_->machines_;
    return !machines.empty() && machines.front().equipment->stopped_by_weather();
}

void PoolLease::goes(double rate, sim::Limit limit)
{
    pool_->goes(*user_, rate, limit);
}

PoolRequest::PoolRequest(MachinePool& pool, int least, int most, int priority, std::function<void(Cause)> waits_for)
    : Wait(pool.sim_), pool_(pool), wanted_{least, most, priority, {}, {}, 0, 0, sim::Limit::none},
      waits_for_(std::move(waits_for))
{
}

bool PoolRequest::begin()
{
    const auto after = [this](const PoolRequest* other) { return other->wanted_.priority < wanted_.priority; };
    pool_.queue_.insert(std::find_if(pool_.queue_.begin(), pool_.queue_.end(), after), this);
    pool_.ask_for_decision();
    return false;
}

void PoolRequest::withdraw() noexcept
{
    pool_.queue_.erase(std::find(pool_.queue_.begin(), pool_.queue_.end(), this));
    pool_.ask_for_decision();
}

void PoolRequest::forgo() noexcept
{
    pool_.release(granted_);
}

PoolLease PoolRequest::await_resume()
{
    Wait::await_resume();
    collected();
    return PoolLease(pool_, granted_);
}

MachinePool::MachinePool(sim::FlowNetwork& network, const MachinePoolSpec& spec, const Periods& periods)
    : network_(network), sim_(network.simulation()), periods_(periods), name_(spec.name), way_(spec.use),
      since_(sim_.now())
{
    const std::vector<double> none(static_cast<std::size_t>(periods.count()));
    use_ = {none, none, none, none, none, none};
    if (way_ == PoolUse::shared) all_ = network.add_machine({name_}, 0);
}

void MachinePool::add(Equipment& machine)
{
    machines_.push_back({&machine, true, false, false});
    rated_ = machine.rated();
    machine.tell([this] { ask_for_decision(); });
    ask_for_decision();
}

void MachinePool::change(int count, double rate)
{
    settle();
    rated_ = rate;
    for (std::size_t m = 0; m < machines_.size(); ++m) {
        machines_[m].open = m < static_cast<std::size_t>(count);
        machines_[m].equipment->rate(machines_[m].open || machines_[m].taken ? rate : 0);
    }
    ask_for_decision();
}

double MachinePool::greatest(int most) const
{
    return rated_ * std::min(most, count(true, true));
}

/// Machines in use: those that stand too, or not; those that are a ship's own too, or not.
int MachinePool::count(bool also_down, bool also_taken) const
{
    return static_cast<int>(std::count_if(machines_.begin(), machines_.end(), [&](const Machine& m) {
        return m.open && (also_down || !m.equipment->is_down()) && (also_taken || !m.taken);
    }));
}

/// t/h of one machine in this weather.
double MachinePool::pace() const
{
    for (const Machine& m : machines_)
        if (m.open) return m.equipment->pace();
    return 0;
}

void MachinePool::ask_for_decision()
{
    if (due_) return;
    due_ = true;
    struct Decide {
        MachinePool* pool;
        void operator()() const { pool->decide(); }
    };
    sim_.at(sim_.now(), Decide{this}, sim::decisions_at(2));
}

/// What each ship can have from now on.
void MachinePool::fit()
{
    up_ = 0;
    for (const Machine& m : machines_)
        if (m.open || m.taken) up_ += network_.limit(m.equipment->machine());
    if (way_ == PoolUse::shared) {
        fit_shared();
    } else {
        for (PoolUser& user : users_) {
            user.part = 0;
            for (const std::size_t m : user.held) user.part += network_.limit(machines_[m].equipment->machine());
            network_.set_limit(user.own, user.part);
        }
    }
    wear();
}

/// Tells the machines which of them work.
void MachinePool::wear()
{
    double rate = 0;
    for (const PoolUser& user : users_) rate += user.rate;
    int at_work = pace() > 0 ? static_cast<int>(std::ceil(rate / pace() - 1e-9)) : 0;
    const auto run = [](Machine& machine, bool runs) {
        if (machine.runs != runs) machine.equipment->runs(runs ? 1 : -1);
        machine.runs = runs;
    };
    if (way_ == PoolUse::shared) {
        for (Machine& machine : machines_) {
            const bool can = machine.open && !machine.equipment->is_down();
            run(machine, can && at_work > 0);
            at_work -= can ? 1 : 0;
        }
        return;
    }
    std::vector<bool> works(machines_.size(), false);
    for (const PoolUser& user : users_)
        for (const std::size_t m : user.held) works[m] = user.rate > 0;
    for (std::size_t m = 0; m < machines_.size(); ++m)
        run(machines_[m], works[m] && !machines_[m].equipment->is_down());
}

void MachinePool::release(std::list<PoolUser>::iterator user)
{
    settle();
    for (const std::size_t m : user->held) {
        machines_[m].taken = false;
        if (!machines_[m].open) machines_[m].equipment->rate(0);
    }
    network_.remove(user->own);
    users_.erase(user);
    wear();
    ask_for_decision();
}

void MachinePool::goes(PoolUser& user, double rate, sim::Limit limit)
{
    settle();
    user.rate = rate;
    user.limit = limit;
    wear();
}

/// Books what passed until now, and what did not because a ship that had it was blocked or starved.
void MachinePool::settle()
{
    const double hours = sim::to_hours(sim_.now() - since_);
    since_ = sim_.now();
    if (hours <= 0) return;
    const auto period = static_cast<std::size_t>(periods_.current());
    double unused = up_;
    for (const PoolUser& user : users_) unused -= user.rate;
    for (const PoolUser& user : users_) {
        use_.passed[period] += user.rate * hours;
        const bool blocked = user.limit == sim::Limit::full_destination;
        if (!blocked && user.limit != sim::Limit::empty_source) continue;
        const double stands = std::clamp(user.part - user.rate, 0.0, std::max(0.0, unused));
        unused -= stands;
        (blocked ? use_.blocked : use_.starved)[period] += stands * hours;
    }
}

void MachinePool::close_period()
{
    settle();
    const auto period = static_cast<std::size_t>(periods_.current());
    for (const Machine& machine : machines_) {
        const Equipment::Use& its = machine.equipment->use();
        use_.possible[period] += its.possible[period];
        use_.down[period] += its.down[period];
        use_.weather[period] += its.weather[period];
    }
}

} // namespace port
