#include "models/storage/yard.h"

#include <algorithm>

namespace port {

/// Who no longer works, or can go on nowhere but elsewhere, leaves its place.
void Yard::let_go()
{
    for (Work& work : in_) {
        if (work.heaps.empty()) continue;
        const auto goes_on = [&](std::size_t h) { return has_room(heaps_[h]); };
        if (work.users > 0 && std::any_of(work.heaps.begin(), work.heaps.end(), goes_on)) continue;
        for (const std::size_t h : work.heaps)
            if (--heaps_[h].fillers == 0) {
                heaps_[h].filled = none;
                settles(heaps_[h]);
            }
        work.heaps.clear();
        if (!work.through) work.since = ++asked_;
    }
    for (Work& work : out_) {
        if (work.heaps.empty()) continue;
        const auto goes_on = [&](std::size_t h) { return has_stock(heaps_[h]); };
        if (work.users > 0 && std::any_of(work.heaps.begin(), work.heaps.end(), goes_on)) continue;
        for (const std::size_t h : work.heaps)
            if (--heaps_[h].emptiers == 0) heaps_[h].emptied = none;
        work.heaps.clear();
        if (!work.through) work.since = ++asked_;
    }
}

/// A place was filled: when it can be emptied.
void Yard::settles(Heap& heap)
{
    if (at_once_) return;
    heap.settled = sim_.now() + settling_;
    if (settling_ <= sim::Duration{}) return;
    struct Settled {
        Yard* yard;
        void operator()() const { yard->ask_for_decision(); }
    };
    sim_.at(heap.settled, Settled{this}, sim::Priority::ends);
}

std::vector<std::size_t> Yard::in_order(const std::vector<Work>& works) const
{
    std::vector<std::size_t> order;
    for (std::size_t g = 0; g < works.size(); ++g)
        if (works[g].users > 0) order.push_back(g);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return works[a].since < works[b].since; });
    return order;
}

void Yard::choose()
{
    const std::vector<std::size_t> in = in_order(in_);
    const std::vector<std::size_t> out = in_order(out_);
    for (const std::size_t work : in) choose_in(in_[work]);
    for (const std::size_t work : out) choose_out(out_[work]);
    if (!at_once_) return;
    // With one front a grade in and out answer each other; with several the order in which they began counts.
    for (const std::size_t work : in) come_through(in_[work]);
    for (const std::size_t work : out) go_through(out_[work]);
}

void Yard::choose_in(Work& work)
{
    if (!work.heaps.empty()) return;
    const std::size_t grade = work.grade;
    for (const bool of_its_grade : {true, false}) {
        if (!of_its_grade && !may_spread(work)) return;
        for (std::size_t h = 0; h < heaps_.size(); ++h) {
            const Heap& heap = heaps_[h];
            if (!joins(work, h) || !may_fill(heap, grade) || !has_room(heap)) continue;
            const bool its_own = heap.grade == grade && (heap.bound || (!heap.fresh && !is_empty(heap)));
            if (of_its_grade && !its_own) continue;
            if (!at_once_ && heap.emptied != none) continue;
            work.through = false;
            fill(work, h);
            return fill_those_emptied(work);
        }
    }
}

bool Yard::may_spread(const Work& work) const
{
    const int user = work.user ? static_cast<int>(work.user - users_.data()) : everybody;
    return !may_ || may_(work.grade, user);
}

void Yard::fill(Work& work, std::size_t heap)
{
    work.heaps.push_back(heap);
    Heap& into = heaps_[heap];
    into.filled = work.grade;
    ++into.fillers;
    into.fresh = false;
    if (into.grade == work.grade) return;
    regraded_(into.grade, work.grade, network_.level(into.place));
    network_.set_capacity(into.place, holds_[work.grade]);
    into.grade = work.grade;
}

void Yard::empty(Work& work, std::size_t heap)
{
    work.heaps.push_back(heap);
    heaps_[heap].emptied = work.grade;
    ++heaps_[heap].emptiers;
}

void Yard::choose_out(Work& work)
{
    if (!work.heaps.empty()) return;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        if (!joins(work, h) || !may_empty(heaps_[h], work.grade) || !has_stock(heaps_[h])) continue;
        work.through = false;
        empty(work, h);
        return empty_those_filled(work);
    }
}

/// Users of a reach table: beside what it fills, the places of its grade that others empty.
void Yard::fill_those_emptied(Work& work)
{
    if (!work.user || !at_once_) return;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        const bool chosen = std::find(work.heaps.begin(), work.heaps.end(), h) != work.heaps.end();
        if (!chosen && joins(work, h) && heaps_[h].grade == work.grade && heaps_[h].emptied == work.grade)
            fill(work, h);
    }
}

/// Likewise, beside what it empties the places of its grade that others fill.
void Yard::empty_those_filled(Work& work)
{
    if (!work.user || !at_once_) return;
    for (std::size_t h = 0; h < heaps_.size(); ++h) {
        const bool chosen = std::find(work.heaps.begin(), work.heaps.end(), h) != work.heaps.end();
        if (!chosen && joins(work, h) && heaps_[h].grade == work.grade && heaps_[h].filled == work.grade)
            empty(work, h);
    }
}

/// With no room left what comes goes through the places that are emptied, else into one of its grade, where it waits.
void Yard::come_through(Work& in)
{
    if (!in.heaps.empty()) return;
    std::size_t full = none;
    for (const Work& out : out_)
        for (const std::size_t h : out.heaps)
            if (full == none && out.grade == in.grade && joins(in, h)) full = h;
    for (std::size_t h = 0; h < heaps_.size() && full == none; ++h)
        if (joins(in, h) && heaps_[h].grade == in.grade && !is_empty(heaps_[h])) full = h;
    if (full == none) return;
    in.through = true;
    fill(in, full);
    fill_those_emptied(in);
}

/// With no stock left what goes comes through the places that are filled.
void Yard::go_through(Work& out)
{
    if (!out.heaps.empty()) return;
    for (const Work& in : in_)
        for (const std::size_t h : in.heaps) {
            if (in.grade != out.grade || !joins(out, h)) continue;
            out.through = true;
            empty(out, h);
            return empty_those_filled(out);
        }
}

} // namespace port
