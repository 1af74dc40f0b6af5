#pragma once
#include "tools/sweep/folder.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace port::sweep {

/// One try at a shard: takes the next free number, keeps a log of how it goes, and, if the program crashes, says there
/// at which point. A program that is killed from outside says nothing, so a kill never counts against a point.
class Attempt {
public:
    /// @throws store::StoreFailure  if its log can't be made
    Attempt(const Folder& folder, std::uint64_t shard);
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    [[nodiscard]] int number() const { return number_; }
    /// The point that is being run from now on.
    void at(std::uint64_t point);
    /// Says how far it is, at most every 30 seconds.
    void heartbeat(std::uint64_t done, std::uint64_t of);
    void end(const std::string& how);

private:
    void say(const std::string& line) const;

    int number_ = 0;
    int file_ = -1;
    std::chrono::steady_clock::time_point said_;
};

/// What a shard cost, by the clock of the processor.
struct Spent {
    std::uint64_t replications = 0;
    double processor = 0; ///< s, reading, writing and the canary among it
    double model = 0;     ///< s of it inside the model
};
/// How an attempt that left its part ends its log; read_log takes it apart again.
[[nodiscard]] std::string done_text(const Spent& spent);

/// What a log tells.
struct AttemptLog {
    std::string where; ///< host and process
    std::optional<std::uint64_t> done, of;
    std::vector<std::uint64_t> crashed; ///< points
    std::string end;                    ///< empty: it did not say that it ended
    std::optional<Spent> spent;         ///< of one that left its part
    double age = 0;                     ///< s since its last word
};
[[nodiscard]] AttemptLog read_log(const std::filesystem::path& file);

/// The points of a shard at which two attempts crashed: they are not tried again.
[[nodiscard]] std::vector<std::uint64_t> crashed_points(const Folder& folder, std::uint64_t shard);

} // namespace port::sweep
