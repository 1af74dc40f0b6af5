#include "sim/audit.h"

#include "sim/process.h"

#include <algorithm>
#include <map>

namespace sim {
namespace {

/// Follows who waits for whom, depth first, and keeps each circle that it closes once. Its path is a list of its own,
/// not the stack: chains of waiting processes may be long.
class Circles {
public:
    void follow(const ProcessControl& from)
    {
        enter(from);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next == step.blockers.size()) {
                state_[step.process] = State::left;
                path_.pop_back();
            } else {
                enter(*step.blockers[step.next++].process);
            }
        }
    }

    std::vector<std::string> found;

private:
    enum class State { on_path, left };
    struct Step {
        const ProcessControl* process;
        std::vector<Blocker> blockers;
        std::size_t next = 0; ///< the one after that which is followed
    };

    void enter(const ProcessControl& process)
    {
        const Wait* wait = process.waits_on();
        if (!process.alive() || !wait || wait->done()) return;
        const auto [at, fresh] = state_.try_emplace(&process, State::on_path);
        if (!fresh) {
            if (at->second == State::on_path) close(process);
            return;
        }
        path_.push_back({&process, {}, 0});
        wait->blocked_by(path_.back().blockers);
    }

    void close(const ProcessControl& process)
    {
        const auto begin =
            std::find_if(path_.begin(), path_.end(), [&process](const Step& step) { return step.process == &process; });
        std::string circle;
        for (auto step = begin; step != path_.end(); ++step)
            circle += step->process->name().str() + " -> " + step->blockers[step->next - 1].through + " -> ";
        circle += process.name().str();
        if (std::find(found.begin(), found.end(), circle) == found.end()) found.push_back(circle);
    }

    std::map<const ProcessControl*, State> state_; // asked for by address only; its order decides nothing
    std::vector<Step> path_;
};

} // namespace

Held::Held(Simulation& sim) : list_of_(sim), older_(sim.newest_held_)
{
    (older_ ? older_->newer_ : sim.oldest_held_) = this;
    sim.newest_held_ = this;
}

Held::~Held()
{
    (older_ ? older_->newer_ : list_of_.oldest_held_) = newer_;
    (newer_ ? newer_->older_ : list_of_.newest_held_) = older_;
}

std::string Audit::text() const
{
    std::string all = std::to_string(waiting.size()) + " processes wait at " +
                      std::to_string(to_seconds(at.time_since_epoch())) + " s\n";
    for (const Stuck& one : waiting) all += "  " + one.process + " waits for " + one.waits_for + '\n';
    for (const Holding& one : holding)
        all += "  " + one.process + " holds " + std::to_string(one.units) + " of " + one.what + '\n';
    for (const std::string& circle : cycles) all += "  in a circle: " + circle + '\n';
    return all;
}

Audit Simulation::audit() const
{
    Audit audit{now_, stuck(), {}, {}};
    for (const Held* held = oldest_held_; held; held = held->newer()) held->holdings(audit.holding);
    std::vector<const ProcessControl*> processes;
    for (const ProcessControl* p = newest_; p; p = p->older()) processes.push_back(p);
    Circles circles;
    for (auto p = processes.rbegin(); p != processes.rend(); ++p) circles.follow(**p);
    audit.cycles = std::move(circles.found);
    return audit;
}

void Simulation::expect_finished() const
{
    if (stuck().empty()) return;
    const Audit found = audit();
    throw Deadlock("what they wait for can never come: " + found.text());
}

} // namespace sim
