#include "sim/container.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace sim {
namespace {

constexpr double rounding = 1e-12;

std::string text(double amount)
{
    std::ostringstream out;
    out << amount;
    return out.str();
}

} // namespace

ContainerRequest::ContainerRequest(Container& container, Way way, double amount, int priority)
    : Wait(container.sim_), container_(&container), amount_(amount), way_(way)
{
    container.check(amount);
    place_.priority = priority;
}

std::string ContainerRequest::what() const
{
    std::string all = (way_ == Way::put ? "to put " : "to get ") + text(amount_);
    if (!container_) return all + (way_ == Way::put ? " into" : " from") + std::string(" a container that is gone");
    all +=
        (way_ == Way::put ? " into" : " from") + std::string(" container '") + container_->name_.str() + "' (it holds ";
    return all + text(container_->level_) + " of " + text(container_->capacity_) + ")";
}

bool ContainerRequest::begin()
{
    expects(container_, "the container asked of still exists");
    return container_->admit(*this);
}

void ContainerRequest::change_priority(int priority)
{
    if (!waiting() || !container_) {
        place_.priority = priority;
        return;
    }
    Line<ContainerRequest>& line = container_->side(way_).line;
    line.remove(*this);
    place_.priority = priority;
    line.insert(*this);
    container_->changed(); // another one may stand first now
}

void ContainerRequest::withdraw() noexcept
{
    if (!container_) return;
    container_->side(way_).line.remove(*this);
    container_->changed(); // whoever stood behind may fit
}

void ContainerRequest::forgo() noexcept
{
    if (!container_) return;
    container_->release(*this);
    container_->changed();
}

void ContainerRequest::handed_over()
{
    collected();
    if (!container_) return;
    container_->release(*this);
    container_->move(way_, amount_);
    container_->changed();
}

Container::Container(Simulation& sim, Name name, double capacity, double level, Granting granting)
    : sim_(sim), name_(name), capacity_(capacity), level_(level), granting_(granting), since_(sim.now()),
      changed_(sim.now()), decision_(sim, granting)
{
    if (!(capacity > 0)) throw std::invalid_argument("the capacity of '" + name.str() + "' must be more than nought");
    if (!(level >= 0 && level <= capacity) || std::isinf(level))
        throw std::invalid_argument("the level of '" + name.str() + "' must lie from nought to its capacity");
}

Container::~Container()
{
    for (Side* one : {&puts_, &gets_})
        for (Line<ContainerRequest>* line : {&one->line, &one->promised})
            while (ContainerRequest* request = line->first()) {
                line->remove(*request);
                request->container_ = nullptr;
            }
}

void Container::check(double amount) const
{
    if (!(amount >= 0) || std::isinf(amount) || amount > capacity_)
        throw std::invalid_argument("'" + name_.str() + "' was asked to move " + text(amount) + "; it can hold " +
                                    text(capacity_));
}

bool Container::try_put(double amount)
{
    return try_move(Way::put, amount);
}

bool Container::try_get(double amount)
{
    return try_move(Way::get, amount);
}

bool Container::try_move(Way way, double amount)
{
    check(amount);
    const bool first = granting_.passing ? next_served(way) == nullptr : side(way).line.empty();
    if (!first || !fits(way, amount)) return false;
    move(way, amount);
    changed();
    return true;
}

bool Container::admit(ContainerRequest& request)
{
    Side& one = side(request.way_);
    if (granting_.grant == Grant::at_once && fits(request.way_, request.amount_)) {
        // Those who wait don't fit, or they would have been served; so only a place in line can forbid it.
        const ContainerRequest* head = one.line.first();
        if (!head || granting_.passing || request.place_.priority < head->place_.priority) {
            promise(request);
            return true;
        }
    }
    one.line.insert(request);
    if (granting_.grant == Grant::in_decisions) decision_.mark(*this);
    return false;
}

void Container::promise(ContainerRequest& request)
{
    Side& one = side(request.way_);
    one.promised.insert(request);
    one.promised_amount += request.amount_;
}

void Container::release(ContainerRequest& request) noexcept
{
    Side& one = side(request.way_);
    one.promised.remove(request);
    one.promised_amount = one.promised.empty() ? 0 : one.promised_amount - request.amount_; // no rounding is left over
}

void Container::move(Way way, double amount) noexcept
{
    const Time now = sim_.now();
    level_seconds_ += level_ * to_seconds(now - changed_);
    changed_ = now;
    level_ = std::clamp(way == Way::put ? level_ + amount : level_ - amount, 0.0, capacity_);
    const double bound = way == Way::put ? capacity_ : 0.0;
    if (std::abs(bound - level_) <= rounding * amount) level_ = bound;
}

double Container::free(Way way) const
{
    return way == Way::put ? capacity_ - level_ - puts_.promised_amount : level_ - gets_.promised_amount;
}

bool Container::fits(Way way, double amount) const
{
    return amount <= free(way) + rounding * amount;
}

ContainerRequest* Container::next_served(Way way)
{
    for (ContainerRequest* request = side(way).line.first(); request;
         request = Line<ContainerRequest>::behind(*request)) {
        if (fits(way, request->amount_)) return request;
        if (!granting_.passing) return nullptr;
    }
    return nullptr;
}

void Container::changed()
{
    if (puts_.line.empty() && gets_.line.empty()) return;
    if (granting_.grant == Grant::in_decisions)
        decision_.mark(*this);
    else
        decide();
}

void Container::decide()
{
    // Both sides, until nothing more fits. What is put serves a getter only when the putter has gone on: `handed_over`
    // comes back here.
    while (serve(Way::get) || serve(Way::put)) {
    }
}

bool Container::serve(Way way)
{
    ContainerRequest* request = next_served(way);
    if (!request) return false;
    side(way).line.remove(*request);
    promise(*request);
    request->complete();
    return true;
}

double Container::mean_level() const
{
    const Time now = sim_.now();
    if (now == since_) return level_;
    return (level_seconds_ + level_ * to_seconds(now - changed_)) / to_seconds(now - since_);
}

void Container::reset_statistics()
{
    level_seconds_ = 0;
    since_ = changed_ = sim_.now();
}

} // namespace sim
