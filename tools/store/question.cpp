#include "tools/store/question.h"

#include "models/scenario/canonical.h"

#include <fmt/format.h>
#include <openssl/sha.h>

namespace port::store {

Digest sha256(std::string_view text)
{
    Digest digest;
    static_assert(sizeof digest == SHA256_DIGEST_LENGTH);
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return digest;
}

std::string hex_of(const Digest& digest)
{
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

Question question(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                  std::string_view model_version)
{
    Scenario levelled = scenario;
    levelled.seed = Scenario{}.seed;
    levelled.replications = Scenario{}.replications;
    return {scenario.title, canonical(levelled), seed, replication, std::string(model_version)};
}

Digest key_of(const Question& question)
{
    // One line a value and the scenario last, so no two questions have the same text.
    return sha256(fmt::format("portsim replication\nmodel {}\nseed {}\nreplication {}\nscenario\n{}",
                              question.model_version, question.seed, question.replication, question.scenario));
}

} // namespace port::store
