// Laytime against a count minute by minute, and its clauses one at a time.
#include "models/results/laytime.h"

#include "sim/stream.h"
#include "tests/support/catch.h"

#include <array>

using namespace port;
using namespace std::chrono_literals;

namespace {

sim::Time minute(int m)
{
    return sim::start_of_time + std::chrono::minutes(m);
}

/// A random call and its terms, all in whole minutes.
struct Case {
    int laydays, arrived, passage, all_fast, work_starts, work_ends, surveyed;
    int allowed, turn;
    bool work_starts_it, until_documents;
    /// What is excepted: minutes from and to, Sundays from `sunday` on (-1: none), and whether used time counts.
    struct Days {
        std::vector<std::pair<int, int>> stretches;
        int sunday;
        ExceptedFor hours;
    };
    std::vector<Days> excepted;

    [[nodiscard]] bool counts(int m) const
    {
        if (m >= passage && m < all_fast) return false;
        const bool used = m >= work_starts && m < work_ends;
        for (const Days& d : excepted) {
            bool in = d.sunday >= 0 && ((m - d.sunday) % 10'080 + 10'080) % 10'080 < 1'440;
            for (const auto& [from, to] : d.stretches) in = in || (m >= from && m < to);
            if (in && d.hours == ExceptedFor::unless_used) in = !used;
            if (in && d.hours == ExceptedFor::alongside) in = m >= all_fast;
            if (in) return false;
        }
        return true;
    }
};

int below(sim::Stream& stream, int n)
{
    return static_cast<int>(stream.uniform() * n);
}

Case random_case(sim::Stream& stream)
{
    Case c{};
    c.arrived = below(stream, 12'000);
    c.laydays = stream.uniform() < 0.5 ? c.arrived : below(stream, 16'000);
    c.passage = c.arrived + below(stream, 4'000);
    c.all_fast = c.passage + below(stream, 600);
    c.work_starts = c.all_fast + below(stream, 300);
    c.work_ends = c.work_starts + below(stream, 6'000);
    c.surveyed = c.work_ends + below(stream, 500);
    c.allowed = 1 + below(stream, stream.uniform() < 0.5 ? 3'000 : 12'000);
    c.turn = below(stream, 3) * 360;
    c.work_starts_it = stream.uniform() < 0.5;
    c.until_documents = stream.uniform() < 0.5;
    const int kinds = below(stream, 3);
    for (int k = 0; k < kinds; ++k) {
        Case::Days days{{},
                        stream.uniform() < 0.7 ? below(stream, 30'000) : -1,
                        std::array{ExceptedFor::all_hours, ExceptedFor::unless_used,
                                   ExceptedFor::alongside}[static_cast<std::size_t>(below(stream, 3))]};
        for (int n = below(stream, 4); n > 0; --n) {
            const int from = below(stream, 20'000);
            days.stretches.emplace_back(from, from + below(stream, 3'000));
        }
        c.excepted.push_back(std::move(days));
    }
    return c;
}

struct Minutes {
    int used = 0, on_demurrage = 0, laytime_left = 0, time_saved = 0;
};

/// The slow count: a minute after the other, each asked whether it counts.
Minutes slow_count(const Case& c)
{
    int m = std::max(c.arrived, c.laydays) + c.turn;
    if (c.work_starts_it) m = std::min(m, c.work_starts);
    const int stop = c.until_documents ? c.surveyed : c.work_ends;
    Minutes result;
    int left = c.allowed;
    for (; m < stop; ++m) {
        if (left == 0)
            ++result.on_demurrage;
        else if (c.counts(m))
            --left;
    }
    result.used = c.allowed - left + result.on_demurrage;
    result.laytime_left = left;
    if (left == 0) return result;
    for (; left > 0; ++m)
        if (c.counts(m)) --left;
    result.time_saved = m - stop;
    return result;
}

LaytimeCount fast_count(const Case& c)
{
    const CallStages call{0,
                          minute(c.laydays),
                          minute(c.arrived),
                          minute(c.passage),
                          minute(c.all_fast),
                          minute(c.work_starts),
                          minute(c.work_ends),
                          minute(c.surveyed),
                          -1};
    std::vector<Excepted> excepted;
    for (const Case::Days& d : c.excepted) {
        std::vector<Stretch> stretches;
        for (const auto& [from, to] : d.stretches) stretches.push_back({minute(from), minute(to)});
        excepted.emplace_back(std::move(stretches), d.sunday >= 0 ? std::optional(minute(d.sunday)) : std::nullopt,
                              d.hours);
    }
    const LaytimeTerms terms{std::chrono::minutes(c.allowed), std::chrono::minutes(c.turn), c.work_starts_it,
                             c.until_documents};
    return count_laytime(call, terms, excepted);
}

} // namespace

TEST_CASE("laytime is what a count minute by minute gives")
{
    sim::Stream stream(1, 0, "laytime test");
    int on_demurrage = 0;
    int saved = 0;
    int excepted_saved = 0;
    for (int i = 0; i < 4'000; ++i) {
        const Case c = random_case(stream);
        const Minutes slow = slow_count(c);
        const LaytimeCount fast = fast_count(c);
        CAPTURE(i, c.arrived, c.laydays, c.passage, c.all_fast, c.work_starts, c.work_ends, c.surveyed, c.allowed,
                c.turn, c.work_starts_it, c.until_documents, c.excepted.size());
        CHECK(fast.used == std::chrono::minutes(slow.used));
        CHECK(fast.on_demurrage == std::chrono::minutes(slow.on_demurrage));
        CHECK(fast.laytime_left == std::chrono::minutes(slow.laytime_left));
        CHECK(fast.time_saved == std::chrono::minutes(slow.time_saved));
        on_demurrage += slow.on_demurrage > 0;
        saved += slow.time_saved > 0;
        excepted_saved += slow.time_saved > slow.laytime_left;
    }
    CHECK(on_demurrage > 500);
    CHECK(saved > 500);
    CHECK(excepted_saved > 100); // all time saved and working time saved differ
}

TEST_CASE("what is excepted may overlap, touch or be empty, and Sundays go on in both directions")
{
    const Excepted days({{minute(100), minute(200)},
                         {minute(150), minute(300)},
                         {minute(300), minute(310)},
                         {minute(50), minute(50)},
                         {minute(20), minute(10)}},
                        std::nullopt, ExceptedFor::all_hours);
    CHECK_FALSE(days.holds(minute(99)));
    CHECK_FALSE(days.holds(minute(50)));
    CHECK_FALSE(days.holds(minute(15)));
    CHECK(days.next_change(minute(0)) == minute(100));
    CHECK(days.holds(minute(100)));
    CHECK(days.next_change(minute(100)) == minute(310));
    CHECK(days.holds(minute(310) - 1ns));
    CHECK_FALSE(days.holds(minute(310)));
    CHECK(days.next_change(minute(310)) == sim::end_of_time);

    const sim::Time sunday = minute(50'000);
    const Excepted sundays({}, sunday, ExceptedFor::all_hours);
    for (int week = -4; week < 5; ++week) {
        const sim::Time this_one = sunday + week * 7 * 24h;
        CHECK(sundays.holds(this_one));
        CHECK(sundays.holds(this_one + 24h - 1ns));
        CHECK_FALSE(sundays.holds(this_one + 24h));
        CHECK_FALSE(sundays.holds(this_one - 1ns));
        CHECK(sundays.next_change(this_one) == this_one + 24h);
        CHECK(sundays.next_change(this_one + 24h) == this_one + 7 * 24h);
        CHECK(sundays.next_change(this_one - 1ns) == this_one);
    }
}

TEST_CASE("laytime that comes out even is neither demurrage nor despatch, to the tick")
{
    CallStages call{0, minute(0), minute(0), minute(0), minute(0), minute(0), minute(600), minute(700)};
    const LaytimeCount even = count_laytime(call, {600min, 0min}, {});
    CHECK(even.used == 600min);
    CHECK(even.on_demurrage == 0min);
    CHECK(even.laytime_left == 0min);
    CHECK(even.time_saved == 0min);
    call.work_ends += 1ns;
    CHECK(count_laytime(call, {600min, 0min}, {}).on_demurrage == 1ns);
    CHECK(count_laytime(call, {600min + 2ns, 0min}, {}).time_saved == 1ns);
    // Her work is done before laytime begins: all of it is saved, and of all time the turn time too.
    const LaytimeCount before = count_laytime(call, {100min, 900min}, {});
    CHECK(before.used == 0min);
    CHECK(before.laytime_left == 100min);
    CHECK(before.time_saved == 1000min - 600min - 1ns);
}
