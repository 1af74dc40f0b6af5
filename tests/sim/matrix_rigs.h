#pragma once
// What a wait is for, in the matrix of same_instant_matrix_test.cpp: each rig holds one primitive of which a first and
// a second process ask, and grants it once, by `offer`. All have the same members, so that one story is told of all.
#include "sim/all_of.h"
#include "sim/any_of.h"
#include "sim/batch.h"
#include "sim/condition.h"
#include "sim/container.h"
#include "sim/event.h"
#include "sim/gate.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/store.h"

#include <optional>

namespace matrix {

/// What becomes of a grant when it is used: given back, used up, or had by all who wait.
enum class Sort { lent, spent, shared };

/// A request that is one wait; `collect` gives what must be kept to keep what came.
template <class W> struct Single {
    W one;
    W& wait() { return one; }
    auto collect()
    {
        if constexpr (std::is_base_of_v<sim::PoolRequest, W>)
            return one.lease();
        else if constexpr (sim::BringsSomething<W>)
            return one.item();
        else
            return 0;
    }
};

struct ResourceRig {
    static constexpr const char* name = "resource";
    static constexpr Sort sort = Sort::lent;
    ResourceRig(sim::Simulation& s, sim::Granting granting)
    {
        held = desk.emplace(s, sim::Name{"it"}, 1, granting).try_take();
    }
    auto request() { return Single<sim::ResourceRequest>{sim::ResourceRequest{*desk, 9}}; }
    void offer() { held.reset(); }
    void destroy() { desk.reset(); }
    [[nodiscard]] bool stranded() const { return desk && desk->available() > 0 && desk->queue_length() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !desk || (desk->in_use() == 0 && desk->queue_length() == waiting);
    }
    sim::Pool* pool() { return desk ? &desk->pool() : nullptr; }

    std::optional<sim::Resource> desk;
    std::optional<sim::Lease> held;
};

struct PoolRig {
    static constexpr const char* name = "pool";
    static constexpr Sort sort = Sort::lent;
    PoolRig(sim::Simulation& s, sim::Granting granting)
    {
        held = tugs.emplace(s, sim::Name{"it"}, 3, granting).try_take(2);
    }
    auto request() { return Single<sim::PoolRequest>{sim::PoolRequest{*tugs, 2, 9}}; }
    void offer() { held.reset(); }
    void destroy() { tugs.reset(); }
    [[nodiscard]] bool stranded() const { return tugs && tugs->available() > 1 && tugs->queue_length() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !tugs || (tugs->in_use() == 0 && tugs->queue_length() == waiting);
    }
    sim::Pool* pool() { return tugs ? &*tugs : nullptr; }

    std::optional<sim::Pool> tugs;
    std::optional<sim::Lease> held;
};

/// The part that rigs without a pool of their own share.
struct Poolless {
    static sim::Pool* pool() { return nullptr; }
};

struct ContainerGetRig : Poolless {
    static constexpr const char* name = "container, get";
    static constexpr Sort sort = Sort::spent;
    ContainerGetRig(sim::Simulation& s, sim::Granting granting) { silo.emplace(s, sim::Name{"it"}, 10, 0, granting); }
    auto request() { return Single<sim::ContainerGet>{sim::ContainerGet{*silo, 3}}; }
    void offer() { offered = silo && silo->try_put(3); }
    void destroy() { silo.reset(); }
    [[nodiscard]] bool stranded() const { return silo && silo->level() >= 3 && silo->getting() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !silo || (silo->level() == 0 && silo->getting() == waiting);
    }

    std::optional<sim::Container> silo;
    bool offered = false;
};

struct ContainerPutRig : Poolless {
    static constexpr const char* name = "container, put";
    static constexpr Sort sort = Sort::spent;
    ContainerPutRig(sim::Simulation& s, sim::Granting granting) { silo.emplace(s, sim::Name{"it"}, 10, 10, granting); }
    auto request() { return Single<sim::ContainerPut>{sim::ContainerPut{*silo, 3}}; }
    void offer() { offered = silo && silo->try_get(3); }
    void destroy() { silo.reset(); }
    [[nodiscard]] bool stranded() const { return silo && silo->room() >= 3 && silo->putting() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !silo || (silo->level() == 10 && silo->putting() == waiting);
    }

    std::optional<sim::Container> silo;
    bool offered = false;
};

using Item = std::unique_ptr<int>;

struct StoreGetRig : Poolless {
    static constexpr const char* name = "store, get";
    static constexpr Sort sort = Sort::spent;
    StoreGetRig(sim::Simulation& s, sim::Granting granting)
    {
        store.emplace(s, sim::Name{"it"}, sim::StoreOrder::fifo, 5, granting);
    }
    auto request() { return Single<sim::StoreGet<Item>>{sim::StoreGet<Item>{*store}}; }
    void offer()
    {
        if (store && !store->try_put(std::make_unique<int>(7))) throw std::logic_error("there is room");
    }
    void destroy() { store.reset(); }
    [[nodiscard]] bool stranded() const { return store && store->size() > 0 && store->getting() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !store || (store->size() == 0 && store->getting() == waiting);
    }

    std::optional<sim::Store<Item>> store;
};

struct StorePutRig : Poolless {
    static constexpr const char* name = "store, put";
    static constexpr Sort sort = Sort::spent;
    StorePutRig(sim::Simulation& s, sim::Granting granting)
    {
        store.emplace(s, sim::Name{"it"}, sim::StoreOrder::lifo, 1, granting);
        if (!store->try_put(std::make_unique<int>(7))) throw std::logic_error("there is room");
    }
    auto request() { return Single<sim::StorePut<Item>>{sim::StorePut<Item>{*store, std::make_unique<int>(8)}}; }
    void offer()
    {
        if (store && !store->try_get()) throw std::logic_error("there is an item");
    }
    void destroy() { store.reset(); }
    [[nodiscard]] bool stranded() const { return store && store->size() == 0 && store->putting() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return !store || (store->size() == 1 && store->putting() == waiting);
    }

    std::optional<sim::Store<Item>> store;
};

struct ConditionRig : Poolless {
    static constexpr const char* name = "condition";
    static constexpr Sort sort = Sort::shared;
    struct Holds {
        const bool* it;
        bool operator()() const { return *it; }
    };
    ConditionRig(sim::Simulation& s, sim::Granting granting) { changed.emplace(s, sim::Name{"it"}, granting); }
    auto request()
    {
        return Single<sim::ConditionWaitFor<Holds>>{sim::ConditionWaitFor<Holds>{*changed, Holds{&holds}}};
    }
    void offer()
    {
        holds = true;
        if (changed) changed->signal();
    }
    void destroy() { changed.reset(); }
    [[nodiscard]] bool stranded() const { return changed && holds && changed->queue_length() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const { return !changed || changed->queue_length() == waiting; }

    std::optional<sim::Condition> changed;
    bool holds = false;
};

struct EventRig : Poolless {
    static constexpr const char* name = "event";
    static constexpr Sort sort = Sort::shared;
    EventRig(sim::Simulation& s, sim::Granting) { bell.emplace(s, sim::Name{"it"}); }
    auto request() { return Single<sim::EventWait>{sim::EventWait{*bell}}; }
    void offer()
    {
        if (!bell) return;
        bell->trigger();
        bell->reset(); // armed again while those it woke have not gone on
    }
    void destroy() { bell.reset(); }
    [[nodiscard]] bool stranded() const { return false; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const { return !bell || bell->queue_length() == waiting; }

    std::optional<sim::Event> bell;
};

struct GateRig : Poolless {
    static constexpr const char* name = "gate";
    static constexpr Sort sort = Sort::shared;
    GateRig(sim::Simulation& s, sim::Granting) { gate.emplace(s, sim::Name{"it"}, false); }
    auto request() { return Single<sim::GateWait>{sim::GateWait{*gate}}; }
    void offer()
    {
        if (gate) gate->open();
    }
    void destroy() { gate.reset(); }
    [[nodiscard]] bool stranded() const { return gate && gate->is_open() && gate->queue_length() > 0; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const { return !gate || gate->queue_length() == waiting; }

    std::optional<sim::Gate> gate;
};

/// The end of a third process. To destroy it is to stop that.
struct JoinRig : Poolless {
    static constexpr const char* name = "join";
    static constexpr Sort sort = Sort::shared;
    static sim::Process until_told(sim::Event& end) { co_await end.wait(); }
    JoinRig(sim::Simulation& s, sim::Granting) : sim(s), end(s, sim::Name{"end"})
    {
        target = s.start(until_told(end), {"target"});
    }
    auto request() { return Single<sim::JoinWait>{sim::JoinWait{sim, target}}; }
    void offer() { end.trigger(); }
    void destroy() { target.stop(); }
    [[nodiscard]] bool stranded() const { return false; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const { return !target.alive() && waiting == 0; }

    sim::Simulation& sim;
    sim::Event end;
    sim::ProcessRef target;
};

/// The first of units of a pool and an event that never comes.
struct AnyOfRig : PoolRig {
    static constexpr const char* name = "any_of";
    AnyOfRig(sim::Simulation& s, sim::Granting granting) : PoolRig(s, granting), sim(s), never(s, sim::Name{"never"}) {}
    struct Request {
        Request(sim::Simulation& s, sim::Pool& pool, sim::Event& bell)
            : units(pool, 2, 9), heard(bell), first(s, heard, units)
        {
        }
        auto& wait() { return first; }
        auto collect() { return units.lease(); }
        sim::PoolRequest units;
        sim::EventWait heard;
        sim::AnyOf<sim::EventWait, sim::PoolRequest> first;
    };
    auto request() { return Request(sim, *tugs, never); }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return PoolRig::at_rest(waiting) && never.queue_length() == waiting;
    }

    sim::Simulation& sim;
    sim::Event never;
};

/// Units of a pool, an event past and one to come.
struct AllOfRig : PoolRig {
    static constexpr const char* name = "all_of";
    AllOfRig(sim::Simulation& s, sim::Granting granting)
        : PoolRig(s, granting), sim(s), past(s, sim::Name{"past"}), bell(s, sim::Name{"bell"})
    {
        past.trigger();
    }
    struct Request {
        Request(sim::Simulation& s, AllOfRig& rig)
            : units(*rig.tugs, 2, 9), was(rig.past), heard(rig.bell), all(s, was, units, heard)
        {
        }
        auto& wait() { return all; }
        auto collect() { return units.lease(); }
        sim::PoolRequest units;
        sim::EventWait was;
        sim::EventWait heard;
        sim::AllOf<sim::EventWait, sim::PoolRequest, sim::EventWait> all;
    };
    auto request() { return Request(sim, *this); }
    void offer()
    {
        bell.trigger();
        PoolRig::offer();
    }
    [[nodiscard]] bool at_rest(std::size_t waiting) const
    {
        return PoolRig::at_rest(waiting) && bell.queue_length() == waiting;
    }

    sim::Simulation& sim;
    sim::Event past;
    sim::Event bell;
};

/// A batch of two and whoever offers himself: those who wait go on by its release.
struct BatchRig : Poolless {
    static constexpr const char* name = "batch";
    static constexpr Sort sort = Sort::shared;
    BatchRig(sim::Simulation& s, sim::Granting) { convoy.emplace(s, sim::Name{"it"}, 5U); }
    auto request() { return Single<sim::BatchWait>{sim::BatchWait{*convoy}}; }
    void offer()
    {
        if (convoy) convoy->release();
    }
    void destroy() { convoy.reset(); }
    [[nodiscard]] bool stranded() const { return false; }
    [[nodiscard]] bool at_rest(std::size_t waiting) const { return !convoy || convoy->waiting() == waiting; }

    std::optional<sim::Batch> convoy;
};

} // namespace matrix
