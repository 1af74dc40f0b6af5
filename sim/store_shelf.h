#pragma once
#include "sim/frame_pool.h"

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

namespace sim {

/// In which order a store gives its items.
enum class StoreOrder : std::uint8_t {
    fifo,     ///< the oldest first
    lifo,     ///< the newest first
    priority, ///< the smallest priority number first; equal ones the oldest first
};

/// The items of a store in the order they are given; part of `Store`. Each lies in a block of the frame pool, so that a
/// steady state asks nothing of the heap, and can be taken from the middle and put back where it lay.
template <class T> class Shelf {
    static_assert(std::is_nothrow_move_constructible_v<T>, "an item must move without throwing");

public:
    struct Item {
        Item(T&& what, int its_priority) : value(std::move(what)), priority(its_priority) {}
        static void* operator new(std::size_t bytes) { return take_frame(bytes); }
        static void operator delete(void* block, std::size_t bytes) noexcept { give_frame(block, bytes); }

        T value;
        Item* ahead = nullptr;
        Item* behind = nullptr;
        std::uint64_t number = 0; ///< counts the items as they come
        int priority;
    };
    static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

    explicit Shelf(StoreOrder order) : order_(order) {}
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;
    ~Shelf()
    {
        while (Item* item = first_) {
            take(*item);
            delete item;
        }
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Item* first() const { return first_; }

    /// A new item; the shelf owns it until it is taken.
    Item& add(T&& value, int priority)
    {
        Item* item = new Item(std::move(value), priority);
        item->number = ++count_;
        put(*item);
        return *item;
    }

    /// Puts an item where its number and priority belong: a new one at an end, one that comes back where it lay.
    void put(Item& item)
    {
        Item* ahead = last_;
        if (order_ == StoreOrder::lifo) { // its place is near the front
            ahead = nullptr;
            for (Item* next = first_; next && before(*next, item); next = next->behind) ahead = next;
        } else {
            while (ahead && before(item, *ahead)) ahead = ahead->ahead;
        }
        Item* behind = ahead ? ahead->behind : first_;
        item.ahead = ahead;
        item.behind = behind;
        (ahead ? ahead->behind : first_) = &item;
        (behind ? behind->ahead : last_) = &item;
        ++size_;
    }

    void take(Item& item) noexcept
    {
        (item.ahead ? item.ahead->behind : first_) = item.behind;
        (item.behind ? item.behind->ahead : last_) = item.ahead;
        item.ahead = item.behind = nullptr;
        --size_;
    }

private:
    [[nodiscard]] bool before(const Item& a, const Item& b) const
    {
        if (order_ == StoreOrder::priority && a.priority != b.priority) return a.priority < b.priority;
        return order_ == StoreOrder::lifo ? a.number > b.number : a.number < b.number;
    }

    Item* first_ = nullptr;
    Item* last_ = nullptr;
    std::size_t size_ = 0;
    std::uint64_t count_ = 0;
    StoreOrder order_;
};

} // namespace sim
