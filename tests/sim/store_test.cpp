#include "sim/any_of.h"
#include "sim/frame_pool.h"
#include "sim/process.h"
#include "sim/store.h"
#include "tests/sim/story.h"
#include "tests/support/catch.h"

#include <memory>

using namespace std::chrono_literals;
using sim::Simulation;
using sim::Store;
using sim::StoreGet;
using sim::StoreOrder;
using sim::StorePut;
using sim::Time;

namespace {

/// An item that can't be copied and whose memory the address sanitizer watches.
using Item = std::unique_ptr<std::string>;

Item item(const std::string& name)
{
    return std::make_unique<std::string>(name);
}

sim::Process putter(Simulation& sim, Store<Item>& store, Story& story, std::string name, sim::Duration at,
                    int priority = 0)
{
    co_await sim::delay(sim, at);
    Item mine = item(name);
    co_await store.put(std::move(mine), priority);
    story.tell("put " + name);
}

sim::Process getter(Simulation& sim, Store<Item>& store, Story& story, std::string name, sim::Duration at,
                    int priority = 0)
{
    co_await sim::delay(sim, at);
    const Item got = co_await store.get(priority);
    story.tell(name + " gets " + *got);
}

sim::Process chooser(Store<Item>& store, Story& story, std::string name, char letter)
{
    const Item got = co_await store.choose([letter](const Item& i) { return i->front() == letter; });
    story.tell(name + " gets " + *got);
}

sim::Process patient(Simulation& sim, Store<Item>& store, Story& story, sim::Duration limit)
{
    StoreGet<Item> get{store};
    const bool came = co_await sim::within(sim, limit, get);
    const auto got = get.item();
    CHECK(got.has_value() == came);
    CHECK_FALSE(get.item());
    story.tell(came ? "gets " + **got : "gives up");
}

sim::Process patient_putter(Simulation& sim, Store<Item>& store, Story& story, sim::Duration limit)
{
    StorePut<Item> put{store, item("late")};
    const bool came = co_await sim::within(sim, limit, put);
    if (!came) story.tell("takes back " + *put.take_back());
}

} // namespace

TEST_CASE("a store gives in its order", "[store]")
{
    Simulation sim;
    Story story(sim);
    const auto order = GENERATE(StoreOrder::fifo, StoreOrder::lifo, StoreOrder::priority);
    Store<Item> store{sim, {"store"}, order};
    CHECK(store.try_put(item("a"), 2));
    CHECK(store.try_put(item("b"), 1));
    CHECK(store.try_put(item("c"), 2));
    CHECK(store.size() == 3);
    std::string got;
    while (auto next = store.try_get()) got += **next;
    CHECK(got == (order == StoreOrder::fifo ? "abc" : order == StoreOrder::lifo ? "cba" : "bac"));
    CHECK(store.size() == 0);
}

TEST_CASE("getters wait for items and putters for room, each by priority and in turn", "[store]")
{
    Simulation sim;
    Story story(sim);
    Store<Item> store{
        sim, {"store"}, StoreOrder::fifo, 1, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    sim.start(getter(sim, store, story, "late", 1s, 1), {"late"});
    sim.start(getter(sim, store, story, "urgent", 2s), {"urgent"});
    sim.start(putter(sim, store, story, "a", 3s), {"a"});
    sim.start(putter(sim, store, story, "b", 4s), {"b"});
    sim.start(putter(sim, store, story, "c", 5s), {"c"});
    sim.start(putter(sim, store, story, "d", 6s, 1), {"d"});
    sim.start(putter(sim, store, story, "e", 7s), {"e"});
    for (int i = 0; i < 3; ++i) sim.start(getter(sim, store, story, "g" + std::to_string(i), (8 + i) * 1s), {"g", i});
    sim.run();
    CHECK(story.lines == Lines{"3 put a", "3 urgent gets a", "4 put b", "4 late gets b", "5 put c", "8 g0 gets c",
                               "8 put e", "9 g1 gets e", "9 put d", "10 g2 gets d"});
    CHECK(store.putting() == 0);
    CHECK(store.getting() == 0);
}

TEST_CASE("a getter that wants what is not there does not keep others from the rest", "[store]")
{
    Simulation sim;
    Story story(sim);
    Store<Item> store{
        sim, {"store"}, StoreOrder::fifo, 10, sim::Granting{GENERATE(sim::Grant::at_once, sim::Grant::in_decisions)}};
    sim.start(chooser(store, story, "x", 'x'), {"x"});
    sim.start(chooser(store, story, "y", 'y'), {"y"});
    sim.start(getter(sim, store, story, "any", 0s), {"any"});
    sim.at(Time{1s}, [&] { CHECK(store.try_put(item("z"))); });
    sim.at(Time{2s}, [&] { CHECK(store.try_put(item("y1"))); });
    sim.at(Time{3s}, [&] { CHECK(store.try_put(item("q"))); });
    sim.at(Time{4s}, [&] { CHECK(store.try_put(item("x1"))); });
    sim.run();
    CHECK(story.lines == Lines{"1 any gets z", "2 y gets y1", "4 x gets x1"});
    CHECK(store.size() == 1);
    CHECK_FALSE(store.try_choose([](const Item& i) { return i->front() == 'z'; }));
    CHECK(store.try_choose([](const Item& i) { return i->front() == 'q'; }));
}

TEST_CASE("a predicate on something else is tested anew on demand", "[store]")
{
    Simulation sim;
    Store<int> store{sim, {"store"}};
    bool open = false;
    int got = 0;
    struct Picky {
        static sim::Process get(Store<int>& s, const bool& is_open, int& result)
        {
            result = co_await s.choose([&is_open](const int&) { return is_open; });
        }
    };
    sim.start(Picky::get(store, open, got), {"p"});
    CHECK(store.try_put(7));
    sim.run();
    CHECK(got == 0);
    CHECK(sim.stuck().at(0).waits_for == "an item of store 'store' (1 there)");
    open = true;
    store.retest();
    sim.run();
    CHECK(got == 7);
}

TEST_CASE("an item granted to one who goes away lies again where it lay, and the next gets it", "[store]")
{
    Simulation sim;
    Story story(sim);
    const auto order = GENERATE(StoreOrder::fifo, StoreOrder::lifo);
    Store<Item> store{sim, {"store"}, order, 3};
    auto a = sim.start(getter(sim, store, story, "a", 0s), {"a"});
    sim.run();
    CHECK(store.try_put(item("1"))); // granted to a, who has not gone on
    CHECK(store.try_put(item("2")));
    CHECK(store.size() == 1);
    CHECK(store.try_put(item("3"))); // the one promised still takes room
    CHECK_FALSE(store.try_put(item("4")));
    SECTION("nobody waits")
    {
        a.stop();
        CHECK(store.size() == 3);
        std::string got;
        while (auto next = store.try_get()) got += **next;
        CHECK(got == (order == StoreOrder::fifo ? "123" : "321"));
    }
    SECTION("somebody wants just that one")
    {
        sim.start(chooser(store, story, "b", '1'), {"b"});
        a.interrupt("storm"); // before b has begun
        CHECK(store.size() == 3);
        CHECK_THROWS_AS(sim.run(), sim::ProcessFailed);
        sim.run();
        CHECK(story.lines == Lines{"0 b gets 1"});
        CHECK(store.size() == 2);
    }
    SECTION("somebody waited for just that one")
    {
        sim.at(Time{1s}, [] {});
        sim.start(chooser(store, story, "b", '1'), {"b"});
        sim.start(putter(sim, store, story, "5", 0s), {"p"});
        sim.run();
        CHECK(story.lines == Lines{"0 a gets 1", "0 put 5"});
        CHECK(store.getting() == 1);
    }
}

TEST_CASE("both sides of a store may be given a limit", "[store]")
{
    Simulation sim;
    Story story(sim);
    Store<Item> store{sim, {"store"}, StoreOrder::fifo, 1};
    sim.start(patient(sim, store, story, 2s), {"p"});
    sim.start(patient(sim, store, story, 4s), {"q"});
    sim.at(Time{3s}, [&] { CHECK(store.try_put(item("a"))); });
    sim.at(Time{5s}, [&] { CHECK(store.try_put(item("b"))); });
    sim.start(patient_putter(sim, store, story, 6s), {"r"});
    sim.run_until(Time{0s});
    CHECK(store.size() == 0); // r's went in, and to p
    CHECK(story.lines == Lines{"0 gets late"});
    sim.run();
    sim.start(patient_putter(sim, store, story, 6s), {"r"});
    sim.run();
    CHECK(story.lines == Lines{"0 gets late", "3 gets a", "11 takes back late"});
    CHECK(store.putting() == 0);
    CHECK(store.mean_size() == Approx(6.0 / 11));
}

TEST_CASE("a store may go before those who wait at it, and what was granted still comes", "[store]")
{
    Simulation sim;
    Story story(sim);
    auto store = std::make_unique<Store<Item>>(sim, sim::Name{"store"}, StoreOrder::fifo, 1);
    sim.start(getter(sim, *store, story, "a", 0s), {"a"});
    auto b = sim.start(getter(sim, *store, story, "b", 0s), {"b"});
    sim.run();
    CHECK(store->try_put(item("1")));
    auto c = sim.start(putter(sim, *store, story, "2", 0s), {"c"});
    SECTION("granted and collected") {}
    SECTION("granted, and stopped")
    {
        sim.stop_all();
    }
    store.reset();
    if (sim.processes_alive()) {
        c.stop(); // it has not asked yet
        sim.run();
        CHECK(story.lines == Lines{"0 a gets 1"});
        CHECK(sim.stuck().at(0).waits_for == "an item of a store that is gone");
        b.stop();
    }
    CHECK(sim.processes_alive() == 0);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a hundred thousand items need no memory that the first hundred did not", "[store]")
{
    Simulation sim;
    Store<int> store{sim, {"store"}, StoreOrder::fifo, 4};
    struct Line {
        static sim::Process puts(Simulation& s, Store<int>& to)
        {
            for (int i = 0;; ++i) {
                co_await to.put(i);
                if (i % 7 == 0) co_await sim::delay(s, 1s);
            }
        }
        static sim::Process gets(Simulation& s, Store<int>& from, int& last)
        {
            for (;;) {
                const int got = co_await from.get();
                if (got != last + 1) FAIL("an item is lost or doubled");
                last = got;
                if (got % 5 == 0) co_await sim::delay(s, 1s);
            }
        }
    };
    int last = -1;
    sim.start(Line::puts(sim, store), {"puts"});
    sim.start(Line::gets(sim, store, last), {"gets"});
    sim.run_until(Time{100s});
    const auto before = sim::frames_from_heap();
    sim.run_until(Time{20'000s});
    CHECK(sim::frames_from_heap() == before);
    CHECK(last > 99'000);
}
#endif

TEST_CASE("a store without room for one is an error", "[store]")
{
    Simulation sim;
    CHECK_THROWS_AS(Store<int>(sim, {"none"}, StoreOrder::fifo, 0), std::invalid_argument);
}
