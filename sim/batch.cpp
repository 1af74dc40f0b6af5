#include "sim/batch.h"

namespace sim {

BatchWait::BatchWait(Batch& batch) : Wait(batch.sim_), batch_(&batch) {}

std::string BatchWait::what() const
{
    if (!batch_) return "a batch that is gone";
    return "batch '" + batch_->name_.str() + "' to be full (" + std::to_string(batch_->waiting()) + " of " +
           std::to_string(batch_->size_) + " have come)";
}

bool BatchWait::begin()
{
    expects(batch_, "the batch asked of still exists");
    place_in_batch_ = batch_->line_.size();
    if (place_in_batch_ + 1 < batch_->size_) {
        batch_->line_.insert(*this);
        return false;
    }
    batch_->release();
    batch_->released_ += batch_->size_ == 1; // he was alone: there was nobody to release
    return true;
}

void BatchWait::withdraw() noexcept
{
    if (batch_) batch_->line_.remove(*this);
}

Batch::Batch(Simulation& sim, Name name, std::size_t size) : sim_(sim), name_(name), size_(size)
{
    if (size == 0) throw std::invalid_argument("the batches of '" + name.str() + "' must hold at least one");
}

Batch::~Batch()
{
    while (BatchWait* wait = line_.first()) {
        line_.remove(*wait);
        wait->batch_ = nullptr;
    }
}

std::size_t Batch::release()
{
    std::size_t count = 0;
    if (!line_.empty()) ++released_;
    while (BatchWait* wait = line_.first()) { // nothing of a process runs in here, so nobody joins meanwhile
        line_.remove(*wait);
        wait->place_in_batch_ = count++;
        wait->complete();
    }
    return count;
}

} // namespace sim
