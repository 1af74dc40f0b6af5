#include "sim/flow_waits.h"

#include "sim/flow_state.h"

#include <sstream>
#include <utility>

namespace sim {

void TransferWait::enlist()
{
    TransferWait** end = &network_->state_->transfer(transfer_).waiting;
    while (*end) end = &(*end)->next_;
    next_ = nullptr;
    *end = this;
}

void TransferWait::withdraw() noexcept
{
    if (!network_) return;
    for (TransferWait** at = &network_->state_->transfers[transfer_.index].waiting; *at; at = &(*at)->next_)
        if (*at == this) {
            *at = next_;
            return;
        }
}

bool MoveWait::begin()
{
    expects(network_, "the network asked of still exists");
    moved_ = 0;
    transfer_ = network_->start(spec_);
    enlist();
    return false;
}

void MoveWait::withdraw() noexcept
{
    if (!network_) return;
    TransferWait::withdraw();
    if (network_->active(transfer_)) moved_ = network_->stop(transfer_);
}

bool FinishedWait::begin()
{
    expects(network_, "the network asked of still exists");
    moved_ = 0;
    if (!network_->active(transfer_)) return true;
    enlist();
    return false;
}

std::string FinishedWait::what() const
{
    if (!network_) return "a transfer of a network that is gone";
    return network_->active(transfer_) ? "the end of transfer '" + network_->name(transfer_) + "'"
                                       : "a transfer that ended";
}

bool LevelWait::begin()
{
    expects(network_, "the network asked of still exists");
    level_ = network_->level(place_);
    if (reach_ == Reach::from_below ? level_ >= x_ : level_ <= x_) return true;
    watch_ = network_->state_->add_watch(place_, reach_, x_, {}, this);
    return false;
}

void LevelWait::withdraw() noexcept
{
    if (network_) network_->state_->cancel_watch(watch_);
}

std::string LevelWait::what() const
{
    if (!network_) return "a level in a network that is gone";
    std::ostringstream text;
    text << "place '" << network_->name(place_) << "' to hold "
         << (reach_ == Reach::from_below ? "at least " : "at most ") << x_ << " (it holds " << network_->level(place_)
         << ")";
    return text.str();
}

} // namespace sim
