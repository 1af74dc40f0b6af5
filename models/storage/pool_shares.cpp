#include "models/storage/machine_pool.h"

#include <algorithm>

// Who has how much of a pool.
namespace port {

void MachinePool::decide()
{
    due_ = false;
    settle();
    give_back();
    while (!queue_.empty() && can_start(queue_.front()->wanted_)) {
        start(*queue_.front());
        give_back();
    }
    for (PoolRequest* request : queue_)
        request->waits_for_(would_start_if_up(request->wanted_) ? Cause::machine_down : Cause::machine_taken);
    if (way_ == PoolUse::held) top_up();
    fit();
}

void MachinePool::start(PoolRequest& request)
{
    queue_.erase(std::find(queue_.begin(), queue_.end(), &request));
    const auto after = [&](const PoolUser& other) { return other.priority < request.wanted_.priority; };
    request.granted_ = users_.insert(std::find_if(users_.begin(), users_.end(), after), request.wanted_);
    PoolUser& user = *request.granted_;
    user.own = network_.add_machine({name_, ++asked_}, 0);
    if (way_ == PoolUse::held)
        while (static_cast<int>(user.held.size()) < user.least) take(user);
    request.complete();
}

/// Whether what is free is first of all for those who wait to start.
bool MachinePool::is_kept_from(const PoolUser& user) const
{
    return !queue_.empty() && queue_.front()->wanted_.priority >= user.priority;
}

/// Ships that were left with fewer than their least have what is free before others start.
void MachinePool::give_back()
{
    for (PoolUser& user : users_) {
        if (!queue_.empty() && queue_.front()->wanted_.priority > user.priority) return;
        while (static_cast<int>(user.held.size()) < user.least && way_ == PoolUse::held && take(user)) {
        }
    }
}

bool MachinePool::can_start(const PoolUser& wanted) const
{
    if (way_ == PoolUse::held) return count(false, false) + count_of_lower(wanted.priority, false) >= wanted.least;
    return promised(wanted) <= count(false, true);
}

/// Whether nothing but machines that stand keeps her from starting.
bool MachinePool::would_start_if_up(const PoolUser& wanted) const
{
    if (way_ == PoolUse::held) return count(true, false) + count_of_lower(wanted.priority, true) >= wanted.least;
    return promised(wanted) <= count(true, true);
}

/// Machines that she and those who do not go after her have at least.
int MachinePool::promised(const PoolUser& wanted) const
{
    int sum = wanted.least;
    for (const PoolUser& user : users_) sum += user.priority >= wanted.priority ? user.least : 0;
    return sum;
}

/// Machines that are those of ships who go after that priority; those that stand too, or not.
int MachinePool::count_of_lower(int priority, bool also_down) const
{
    std::ptrdiff_t sum = 0;
    for (const PoolUser& user : users_)
        if (user.priority < priority)
            sum += std::count_if(user.held.begin(), user.held.end(),
                                 [&](std::size_t m) { return also_down || !machines_[m].equipment->is_down(); });
    return static_cast<int>(sum);
}

/// Those with fewer than their most get what is free, in the order they asked, and what others leave to them.
void MachinePool::top_up()
{
    for (PoolUser& user : users_)
        while (static_cast<int>(user.held.size()) < user.most && !is_kept_from(user) && take(user)) {
        }
}

/// The lowest number that is free and up, or else one of a ship that goes after her.
bool MachinePool::take(PoolUser& user)
{
    for (std::size_t m = 0; m < machines_.size(); ++m) {
        Machine& machine = machines_[m];
        if (!machine.open || machine.taken || machine.equipment->is_down()) continue;
        machine.taken = true;
        user.held.push_back(m);
        return true;
    }
    for (auto other = users_.rbegin(); other != users_.rend() && other->priority < user.priority; ++other) {
        const auto up = [&](std::size_t m) { return !machines_[m].equipment->is_down(); };
        const auto last = std::find_if(other->held.rbegin(), other->held.rend(), up);
        if (last == other->held.rend()) continue;
        user.held.push_back(*last);
        other->held.erase(std::next(last).base());
        return true;
    }
    return false;
}

void MachinePool::fit_shared()
{
    const double up = count(false, true);
    network_.set_limit(all_, up * pace());
    double left = up;
    for (auto first = users_.begin(); first != users_.end();) {
        const auto next = [&](const PoolUser& user) { return user.priority != first->priority; };
        const auto last = std::find_if(first, users_.end(), next);
        left -= fit_alike(first, last, left, up);
        first = last;
    }
}

/// What ships of one priority can have of `up` machines, of which those before them leave `left`.
/// @return the number of machines that are theirs
double MachinePool::fit_alike(std::list<PoolUser>::iterator first, std::list<PoolUser>::iterator last, double left,
                              double up)
{
    // The level to which all fill up, each not below her least and not above her most.
    double least = 0;
    double most = 0;
    for (auto user = first; user != last; ++user) {
        least += user->least;
        most += user->most;
    }
    const bool enough = least <= left; // else nobody has her least: machines that stand are borne by all
    double low = 0;
    double high = left;
    const auto filled = [&](const PoolUser& user, double level) {
        return std::clamp(level, enough ? static_cast<double>(user.least) : 0.0, static_cast<double>(user.most));
    };
    for (int round = 0; round < 100 && most > left; ++round) {
        const double middle = (low + high) / 2;
        double sum = 0;
        for (auto user = first; user != last; ++user) sum += filled(*user, middle);
        (sum > left ? high : low) = middle;
    }
    const double level = most > left ? low : high;
    constexpr double close = 1e-9;
    const bool fixed = most > left && std::any_of(first, last, [&](const PoolUser& user) {
                           return enough && user.least > level + close;
                       });
    double taken = 0;
    for (auto user = first; user != last; ++user) {
        const double part = filled(*user, level);
        taken += part;
        user->part = part * pace();
        network_.set_limit(user->own, fixed ? user->part : std::min<double>(user->most, up) * pace());
    }
    return std::min(taken, left);
}

} // namespace port
