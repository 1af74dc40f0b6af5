#include "tools/store/question.h"

#include "tests/support/catch.h"

#include <set>

using namespace port;
using namespace port::store;

namespace {

std::string hex(const Digest& digest)
{
    std::string text;
    for (const std::uint8_t byte : digest)
        for (const int digit : {byte >> 4, byte & 15}) text += "0123456789abcdef"[digit];
    return text;
}

} // namespace

TEST_CASE("SHA-256 gives the digests of its standard", "[store]")
{
    // FIPS 180-2, appendix B.1, and the digest of no bytes.
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("every value that figures depend on makes another key", "[store]")
{
    Scenario scenario;
    scenario.title = "A port";
    std::set<Digest> keys;
    const auto key = [&](const Scenario& s, std::uint64_t seed, std::uint64_t replication, const char* model) {
        return key_of(question(s, seed, replication, model));
    };
    keys.insert(key(scenario, 1, 0, "a"));
    keys.insert(key(scenario, 2, 0, "a"));
    keys.insert(key(scenario, 1, 2, "a"));
    keys.insert(key(scenario, 2, 1, "a"));
    keys.insert(key(scenario, 1, 0, "b"));
    Scenario other = scenario;
    other.horizon = days(60);
    keys.insert(key(other, 1, 0, "a"));
    other.horizon = Span{};
    other.warm_up = days(60);
    keys.insert(key(other, 1, 0, "a"));
    other.warm_up = Span{};
    other.years = 2;
    keys.insert(key(other, 1, 0, "a"));
    other.years = 1;
    other.demand_factor = 1 + 1e-15;
    keys.insert(key(other, 1, 0, "a"));
    other.demand_factor = 1;
    other.scaled.push_back({"demand_factor", 1.1, 0});
    keys.insert(key(other, 1, 0, "a"));
    other.scaled.back().path = "years";
    keys.insert(key(other, 1, 0, "a"));
    CHECK(keys.size() == 11);
}

TEST_CASE("the scenario's own seed and count of replications make no other key", "[store]")
{
    Scenario scenario;
    Scenario more = scenario;
    more.replications = 50;
    more.seed = 9;
    CHECK(key_of(question(scenario, 1, 3, "a")) == key_of(question(more, 1, 3, "a")));
}
