#include "sim/stream.h"

#include <Random123/philox.h>

#include <stdexcept>

namespace sim {
namespace {

constexpr int tag_shift = 48;

/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014):
/// a bijection of 64 bits in which each bit moves about half of the others.
constexpr std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace

Stream Stream::descend(std::uint64_t a, std::uint64_t b, std::uint64_t pair) const
{
    const std::uint64_t tag = counter_ >> tag_shift;
    if (tag >= 0xfffe) throw std::length_error("a random stream can't have more than 32767 generations of children");
    // The first generation has its numbers to itself in the counter. From the second on, the parent's numbers move into
    // the name to make room.
    const std::uint64_t name = tag == 0 ? name_ : mixed(mixed(mixed(name_ ^ tag) ^ numbers_[0]) ^ numbers_[1]);
    const std::uint64_t child_tag = (tag & ~std::uint64_t{1}) + 2 + pair;
    return {seed_, replication_, name, child_tag << tag_shift, {a, b}};
}

void Stream::refill()
{
    // Two blocks at a time were tried: 6 % faster in a long stream, twice the cost in one of a draw or two.
    const r123::Philox4x64::ctr_type counter{{counter_, name_, numbers_[0], numbers_[1]}};
    const r123::Philox4x64::key_type key{{seed_, replication_}};
    const r123::Philox4x64::ctr_type out = r123::Philox4x64{}(counter, key);
    block_ = {out[0], out[1], out[2], out[3]};
    ++counter_;
    next_ = 0;
}

bool StreamNames::add(std::string_view name, std::uint64_t hash)
{
    const auto [place, is_new] = names_.try_emplace(hash, name);
    if (place->second != name)
        throw std::invalid_argument("the random streams '" + place->second + "' and '" + std::string(name) +
                                    "' have the same hash, so they would draw the same numbers: rename one");
    return is_new;
}

} // namespace sim
