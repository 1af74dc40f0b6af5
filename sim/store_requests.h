#pragma once
#include "sim/grant.h"
#include "sim/line.h"
#include "sim/store_shelf.h"
#include "sim/unit_time.h"
#include "sim/wait.h"

#include <optional>
#include <type_traits>

namespace sim {

template <class T> class Store;

/// Waits for room for one item: `co_await inbox.put(std::move(job));`, or named:
///
///     StorePut put{inbox, std::move(job)};
///     if (!co_await within(sim, 5h, put)) job = put.take_back();
///
/// Destroyed in any state before the process has gone on with it, it stands in no line, and its item goes with it. Name
/// an item with members of its own before the `co_await` (g++ 12 destroys some temporaries in it twice).
template <class T> class StorePut final : public Wait {
public:
    StorePut(Store<T>& store, T item, int priority = 0) : Wait(store.sim_), store_(&store), item_(std::move(item))
    {
        place_.priority = priority;
    }
    ~StorePut() { leave(); }

    /// @throws Interrupted
    void await_resume()
    {
        Wait::await_resume();
        handed_over();
    }

    /// Asks with another priority from now on; who stands in line moves behind those of that priority.
    void change_priority(int priority)
    {
        const bool in_line = this->waiting() && store_;
        if (in_line) store_->puts_.remove(*this);
        place_.priority = priority;
        if (in_line) store_->puts_.insert(*this);
    }

    /// The item, if it has not gone into the store.
    [[nodiscard]] T take_back()
    {
        expects(item_.has_value() && !done(), "an item is taken back from a request that was given up");
        T item = std::move(*item_);
        item_.reset();
        return item;
    }
    [[nodiscard]] std::string what() const override
    {
        return store_ ? "room in store '" + store_->name().str() + "'" : "room in a store that is gone";
    }

private:
    friend class Store<T>;
    friend class Line<StorePut>;

    bool begin() override
    {
        expects(store_, "the store asked of still exists");
        expects(item_.has_value(), "an item is put once");
        return store_->admit(*this);
    }
    void withdraw() noexcept override
    {
        if (store_) store_->puts_.remove(*this); // who stands behind needs as much room: nothing changes for him
    }
    void forgo() noexcept override
    {
        if (!store_) return;
        store_->promised_puts_.remove(*this);
        store_->room_freed();
    }
    void handed_over() override
    {
        this->collected();
        if (!store_) return;
        store_->promised_puts_.remove(*this);
        T item = std::move(*item_);
        item_.reset();
        store_->arrived(std::move(item), place_.priority);
    }

    Store<T>* store_; ///< none once it is gone
    Place<StorePut> place_;
    std::optional<T> item_;
};

/// Waits for an item: `Job job = co_await inbox.get();`, or named:
///
///     StoreGet get{inbox};
///     if (co_await within(sim, 5h, get)) { Job job = *get.item(); ... }
///
/// Destroyed in any state it stands in no line. An item that was granted goes back to its place in the store until the
/// process has gone on with it; from then on it is the request's own.
template <class T> class StoreGet : public Wait {
public:
    using Brings = T;

    explicit StoreGet(Store<T>& store, int priority = 0) : Wait(store.sim_), store_(&store)
    {
        place_.priority = priority;
    }
    ~StoreGet() override
    {
        leave();
        delete granted_; // it still has one if the store went first
        delete had_;
    }

    /// @throws Interrupted
    T await_resume()
    {
        Wait::await_resume();
        handed_over();
        std::optional<T> value = item();
        expects(value.has_value(), "an item that came is collected once");
        return std::move(*value);
    }

    /// As StorePut.
    void change_priority(int priority)
    {
        const bool in_line = waiting() && store_;
        if (in_line) store_->gets_.remove(*this);
        place_.priority = priority;
        if (in_line) store_->gets_.insert(*this);
    }

    /// What came, once; nothing before it came or after it was collected.
    [[nodiscard]] std::optional<T> item()
    {
        if (!had_) return std::nullopt;
        std::optional<T> value(std::move(had_->value));
        delete std::exchange(had_, nullptr);
        return value;
    }
    [[nodiscard]] std::string what() const override
    {
        if (!store_) return "an item of a store that is gone";
        return "an item of store '" + store_->name().str() + "' (" + std::to_string(store_->size()) + " there)";
    }

protected:
    [[nodiscard]] virtual bool wants(const T&) const { return true; }

private:
    friend class Store<T>;
    friend class Line<StoreGet>;
    using Item = typename Shelf<T>::Item;

    bool begin() override
    {
        expects(store_, "the store asked of still exists");
        delete std::exchange(had_, nullptr);
        return store_->admit(*this);
    }
    void withdraw() noexcept override
    {
        if (store_) store_->gets_.remove(*this); // who stands behind had the choice already: nothing changes for him
    }
    void forgo() noexcept override
    {
        if (!store_) return;
        store_->promised_gets_.remove(*this);
        store_->came_back(*std::exchange(granted_, nullptr));
    }
    void handed_over() override
    {
        this->collected();
        had_ = std::exchange(granted_, nullptr);
        if (!store_) return;
        store_->promised_gets_.remove(*this);
        store_->collected();
    }

    Store<T>* store_; ///< none once it is gone
    Place<StoreGet> place_;
    Item* granted_ = nullptr; ///< from the grant until the process goes on
    Item* had_ = nullptr;     ///< from then on
};

/// Waits for an item for which `wants(item)` holds.
template <class T, class Predicate> class StoreChoice final : public StoreGet<T> {
public:
    static_assert(std::is_trivially_destructible_v<Predicate>,
                  "a predicate captures pointers, references and numbers only: g++ 12 destroys others twice");
    StoreChoice(Store<T>& store, Predicate wants, int priority = 0) : StoreGet<T>(store, priority), predicate_(wants) {}
    ~StoreChoice() { this->leave(); }

private:
    [[nodiscard]] bool wants(const T& item) const override { return predicate_(item); }
    Predicate predicate_;
};

} // namespace sim
