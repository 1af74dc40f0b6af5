#include "sim/ziggurat.h"

#include <cmath>

namespace sim {
namespace {

// exp, log and the square root for the compiler: std:: ones are not constexpr, and differ by library in the last bit.

constexpr long double exp_of(long double x)
{
    int halvings = 0;
    for (; x < -0.01L || x > 0.01L; x /= 2) ++halvings;
    long double sum = 1;
    long double term = 1;
    for (int k = 1; k <= 10; ++k) sum += term *= x / k;
    for (; halvings > 0; --halvings) sum *= sum;
    return sum;
}

constexpr long double log_of(long double y) // 0 < y <= 1
{
    long double x = 0;
    for (; y < 0.5L; y *= 2) x -= 0.693147180559945309417232121458176568L;
    const long double from = x;
    for (int k = 0; k < 6; ++k) { // Halley's rule: three times the digits each time
        const long double e = exp_of(x - from);
        x += 2 * (y - e) / (y + e);
    }
    return x;
}

constexpr long double root_of(long double x)
{
    long double root = x > 1 ? x : 1;
    for (int k = 0; k < 40; ++k) root = (root + x / root) / 2;
    return root;
}

constexpr long double exponential_density(long double x)
{
    return exp_of(-x);
}
constexpr long double exponential_where(long double y)
{
    return -log_of(y);
}
/// Without its constant factor, which has no part in this.
constexpr long double normal_density(long double x)
{
    return exp_of(-x * x / 2);
}
constexpr long double normal_where(long double y)
{
    return root_of(-2 * log_of(y));
}

/// @param tail_from  where the tail begins, r; it follows from the area being the same in all 256 layers
/// @param area       of one layer: r f(r) plus the tail's
constexpr Ziggurat stacked(long double (*density)(long double), long double (*where)(long double),
                           long double tail_from, long double area)
{
    Ziggurat z{};
    long double x = tail_from;
    z.edge[0] = static_cast<double>(area / density(tail_from)); // as if the tail were folded onto the lowest layer
    z.edge[1] = static_cast<double>(x);
    for (std::size_t i = 2; i < 256; ++i) {
        x = where(area / x + density(x));
        z.edge[i] = static_cast<double>(x);
    }
    z.edge[256] = 0;
    for (std::size_t i = 0; i < 257; ++i)
        z.height[i] = static_cast<double>(density(static_cast<long double>(z.edge[i])));
    return z;
}

constexpr double exponential_tail = 7.69711747013104971404462804801521549877;
constexpr double normal_tail = 3.654152885361008771645429720399515763267;

/// Whether a point dropped into the layer's wedge at x lies under the density there.
bool under(Stream& stream, const Ziggurat& z, std::uint64_t layer, double density)
{
    return z.height[layer] + stream.uniform() * (z.height[layer + 1] - z.height[layer]) < density;
}

} // namespace

// The tail's beginning is found to 40 digits by bisection on the height of the last layer being 1; the area follows.
constexpr Ziggurat exponential_ziggurat =
    stacked(exponential_density, exponential_where, 7.69711747013104971404462804801521549877L,
            0.003949659822581557219977571956814861093116L);
constexpr Ziggurat normal_ziggurat = stacked(normal_density, normal_where, 3.654152885361008771645429720399515763267L,
                                             0.004928673233974655347361775402336028064226L);

double exponential_beyond(Stream& stream, std::uint64_t layer, double x)
{
    if (layer == 0) return exponential_tail + standard_exponential(stream); // without memory: the tail is the law again
    return under(stream, exponential_ziggurat, layer, std::exp(-x)) ? x : standard_exponential(stream);
}

double normal_beyond(Stream& stream, std::uint64_t layer, double x)
{
    if (layer == 0) { // Marsaglia's tail: accept x with probability exp(-x^2/2) beyond r
        double beyond = 0;
        double y = 0;
        do {
            beyond = -std::log(stream.uniform()) / normal_tail;
            y = -std::log(stream.uniform());
        } while (2 * y < beyond * beyond);
        return std::copysign(normal_tail + beyond, x);
    }
    return under(stream, normal_ziggurat, layer, std::exp(-x * x / 2)) ? x : standard_normal(stream);
}

} // namespace sim
