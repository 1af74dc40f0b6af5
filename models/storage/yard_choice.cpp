#include "models/storage/yard.h"

#include <algorithm>

namespace port {

/// Who no longer works, or can go on nowhere but elsewhere, leaves its place.
void Yard::let_go()
{
    for (Work& work : in_) {
        if (work.heap == none) continue;
        Heap& heap = heaps_[work.heap];
        if (work.users > 0 && has_room(heap)) continue;
        if (--heap.fillers == 0) {
            heap.filled = none;
            settles(heap);
        }
        work.heap = none;
        if (!work.through) work.since = ++asked_;
    }
    for (Work& work : out_) {
        if (work.heap == none) continue;
        Heap& heap = heaps_[work.heap];
        if (work.users > 0 && has_stock(heap)) continue;
        if (--heap.emptiers == 0) heap.emptied = none;
        work.heap = none;
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
    if (work.heap != none) return;
    const std::size_t grade = work.grade;
    for (const bool of_its_grade : {true, false})
        for (std::size_t h = 0; h < heaps_.size(); ++h) {
            const Heap& heap = heaps_[h];
            if (!joins(work, h) || !may_fill(heap, grade) || !has_room(heap)) continue;
            const bool its_own = heap.grade == grade && (heap.bound || (!heap.fresh && !is_empty(heap)));
            if (of_its_grade && !its_own) continue;
            if (!at_once_ && heap.emptied != none) continue;
            return fill(work, h);
        }
}

void Yard::fill(Work& work, std::size_t heap)
{
    work.heap = heap;
    work.through = false;
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
    work.heap = heap;
    work.through = false;
    heaps_[heap].emptied = work.grade;
    ++heaps_[heap].emptiers;
}

void Yard::choose_out(Work& work)
{
    if (work.heap != none) return;
    for (std::size_t h = 0; h < heaps_.size(); ++h)
        if (joins(work, h) && may_empty(heaps_[h], work.grade) && has_stock(heaps_[h])) return empty(work, h);
}

/// With no room left what comes goes through the place that is emptied, else into one of its grade, where it waits.
void Yard::come_through(Work& in)
{
    if (in.heap != none) return;
    std::size_t full = none;
    for (const Work& out : out_)
        if (full == none && out.grade == in.grade && out.heap != none && joins(in, out.heap)) full = out.heap;
    for (std::size_t h = 0; h < heaps_.size() && full == none; ++h)
        if (joins(in, h) && heaps_[h].grade == in.grade && !is_empty(heaps_[h])) full = h;
    if (full == none) return;
    fill(in, full);
    in.through = true;
}

/// With no stock left what goes comes through the place that is filled.
void Yard::go_through(Work& out)
{
    if (out.heap != none) return;
    for (const Work& in : in_) {
        if (in.grade != out.grade || in.heap == none || !joins(out, in.heap)) continue;
        empty(out, in.heap);
        out.through = true;
        return;
    }
}

} // namespace port
