#pragma once
#include "sim/store_requests.h"

#include <limits>
#include <stdexcept>

namespace sim {

/// A place for things that differ (jobs, pallets, messages), which processes put in and get out one by one.
///
/// `co_await inbox.put(std::move(job))` waits for room, `Job job = co_await inbox.get();` for an item, and
/// `inbox.choose([size](const Job& j) { return j.size <= size; })` for one it wants. Getters are served by priority,
/// then first come first served; each takes the first item, in the store's order, that it wants. One who wants nothing
/// of what is there does not keep those behind from it. Putters are served by priority, then first come first served.
///
/// When: `Grant::at_once` serves inside the call that brings an item or makes room, and who is served goes on at that
/// instant and priority, in the order served, after what is already due there; a request that can be served when it is
/// made does not suspend. `Grant::in_decisions` serves all in the next decision. Nothing has moved until the process
/// goes on: an item that was granted is put back where it lay, and offered to the next, if its getter is interrupted,
/// outrun (any_of) or destroyed before; the room it leaves is free when its getter has gone on. What is put comes in
/// when its putter goes on.
///
/// A predicate must look at the item only, or `retest` be called when something else that it looks at has changed; it
/// must not change anything. The store may be destroyed before the processes that use it; they then wait for ever, and
/// what was granted but not collected still comes. It must not outlive its Simulation. `T` moves without throwing.
/// Cost: O(1) without predicates in fifo and lifo; with them O(items), and O(getters) for each item that comes.
template <class T> class Store {
public:
    static constexpr std::size_t endless = std::numeric_limits<std::size_t>::max();

    /// @param capacity  how many items it holds, at least one
    /// @throws std::invalid_argument  if the capacity is nought, or the level of decisions out of range
    Store(Simulation& sim, Name name, StoreOrder order = StoreOrder::fifo, std::size_t capacity = endless,
          Granting granting = {})
        : sim_(sim), name_(name), capacity_(capacity), granting_(granting), items_(order), held_(sim.now()),
          decision_(sim, granting)
    {
        if (capacity == 0) throw std::invalid_argument("store '" + name.str() + "' must have room for an item");
    }
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store()
    {
        disown(puts_);
        disown(promised_puts_);
        disown(gets_);
        disown(promised_gets_);
    }

    /// @param priority  smaller is served first; in a store by priority it is the item's too
    [[nodiscard]] StorePut<T> put(T item, int priority = 0) { return StorePut<T>(*this, std::move(item), priority); }
    [[nodiscard]] StoreGet<T> get(int priority = 0) { return StoreGet<T>(*this, priority); }
    template <class Predicate> [[nodiscard]] StoreChoice<T, Predicate> choose(Predicate wants, int priority = 0)
    {
        return StoreChoice<T, Predicate>(*this, wants, priority);
    }

    /// Now or not at all: false, and `item` is as it was, if there is no room or somebody waits to put.
    [[nodiscard]] bool try_put(T& item, int priority = 0)
    {
        if (!puts_.empty() || !room()) return false;
        arrived(std::move(item), priority);
        return true;
    }
    [[nodiscard]] bool try_put(T&& item, int priority = 0) { return try_put(item, priority); }

    /// Now or not at all: nothing if there is no item, or if somebody in line would take it.
    [[nodiscard]] std::optional<T> try_get()
    {
        return try_choose([](const T&) { return true; });
    }
    template <class Predicate> [[nodiscard]] std::optional<T> try_choose(Predicate wants)
    {
        for (Item* item = items_.first(); item; item = item->behind) {
            if (!wants(std::as_const(item->value)) || wanted_by(*item)) continue;
            items_.take(*item);
            held_.change(sim_.now(), -1);
            std::optional<T> value(std::move(item->value));
            delete item;
            room_freed();
            return value;
        }
        return std::nullopt;
    }

    /// Tests all predicates anew: needed when one looks at something beside the item, which has changed.
    void retest() { changed(); }

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    [[nodiscard]] std::size_t size() const { return items_.size(); }   ///< items nobody has been granted
    [[nodiscard]] std::size_t putting() const { return puts_.size(); } ///< requests that wait
    [[nodiscard]] std::size_t getting() const { return gets_.size(); }

    /// Mean number of items in it, those granted but not collected too, since the start or `reset_statistics`.
    [[nodiscard]] double mean_size() const { return held_.mean(sim_.now()); }
    void reset_statistics() { held_.reset(sim_.now()); }

private:
    using Item = typename Shelf<T>::Item;
    friend class StorePut<T>;
    friend class StoreGet<T>;
    friend class Decision<Store>;

    template <class Request> static void disown(Line<Request>& line)
    {
        while (Request* request = line.first()) {
            line.remove(*request);
            request->store_ = nullptr;
        }
    }

    [[nodiscard]] bool room() const
    {
        return items_.size() + promised_gets_.size() + promised_puts_.size() < capacity_;
    }
    [[nodiscard]] Item* wanted(const StoreGet<T>& request) const
    {
        Item* item = items_.first();
        while (item && !request.wants(item->value)) item = item->behind;
        return item;
    }
    [[nodiscard]] StoreGet<T>* wanted_by(const Item& item) const
    {
        StoreGet<T>* request = gets_.first();
        while (request && !request->wants(item.value)) request = Line<StoreGet<T>>::behind(*request);
        return request;
    }

    bool admit(StorePut<T>& request)
    {
        if (granting_.grant == Grant::at_once && room()) { // nobody waits, or he would have been served
            promised_puts_.insert(request);
            return true;
        }
        puts_.insert(request);
        if (granting_.grant == Grant::in_decisions) decision_.mark(*this);
        return false;
    }
    bool admit(StoreGet<T>& request)
    {
        if (granting_.grant == Grant::at_once) {
            if (Item* item = wanted(request)) { // nobody who waits wants it, or he would have been served
                promise(request, *item);
                return true;
            }
        }
        gets_.insert(request);
        if (granting_.grant == Grant::in_decisions) decision_.mark(*this);
        return false;
    }
    void promise(StoreGet<T>& request, Item& item)
    {
        items_.take(item);
        request.granted_ = &item;
        promised_gets_.insert(request);
    }
    void serve(StoreGet<T>& request, Item& item)
    {
        gets_.remove(request);
        promise(request, item);
        request.complete();
    }
    bool serve_putter()
    {
        StorePut<T>* request = puts_.first();
        if (!request || !room()) return false;
        puts_.remove(*request);
        promised_puts_.insert(*request);
        request->complete();
        return true;
    }
    bool serve_getter()
    {
        for (StoreGet<T>* request = gets_.first(); request; request = Line<StoreGet<T>>::behind(*request))
            if (Item* item = wanted(*request)) {
                serve(*request, *item);
                return true;
            }
        return false;
    }

    void arrived(T&& value, int priority)
    {
        held_.change(sim_.now(), 1);
        offer(items_.add(std::move(value), priority));
    }
    void came_back(Item& item)
    {
        items_.put(item);
        offer(item);
    }
    void collected()
    {
        held_.change(sim_.now(), -1);
        room_freed();
    }

    /// `item` lies on the shelf since now: it is the only one that somebody who waits can want.
    void offer(Item& item)
    {
        if (gets_.empty()) return;
        if (granting_.grant == Grant::in_decisions)
            decision_.mark(*this);
        else if (StoreGet<T>* request = wanted_by(item))
            serve(*request, item);
    }
    void room_freed()
    {
        if (puts_.empty()) return;
        if (granting_.grant == Grant::in_decisions)
            decision_.mark(*this);
        else
            while (serve_putter()) {
            }
    }
    void changed()
    {
        if (gets_.empty() && puts_.empty()) return;
        if (granting_.grant == Grant::in_decisions)
            decision_.mark(*this);
        else
            decide();
    }
    void decide()
    {
        // From the head each time: completing one can withdraw others from these lines (any_of).
        while (serve_getter() || serve_putter()) {
        }
    }

    Simulation& sim_;
    Name name_;
    std::size_t capacity_;
    Granting granting_;
    Shelf<T> items_;
    UnitTime held_;
    Line<StorePut<T>> puts_;
    Line<StorePut<T>> promised_puts_;
    Line<StoreGet<T>> gets_;
    Line<StoreGet<T>> promised_gets_;
    Decision<Store> decision_;
};

} // namespace sim
