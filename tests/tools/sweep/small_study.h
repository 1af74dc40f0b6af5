#pragma once
#include "models/catalogues.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"
#include "tools/sweep/make_plan.h"
#include "tools/sweep/sweep.h"

#include <fstream>
#include <string>

namespace port::sweep::test {

/// A folder with a small port and studies of it.
class StudyFolder : public port::test::ScratchFolder {
public:
    StudyFolder() { write("port.yaml", port::test::small_port); }

    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream(*this / name, std::ios::binary) << text;
    }
    /// Plans a study of the small port: the lines below its title and base.
    [[nodiscard]] Planned plan(const std::string& lines, std::optional<std::uint64_t> shards = {}) const
    {
        write("study.yaml", "title: A study\nbase: port.yaml\n" + lines);
        return make_plan(*this / "study.yaml", catalogues(), {{}, shards, "model 1"});
    }
    [[nodiscard]] Plan right(const std::string& lines, std::optional<std::uint64_t> shards = {}) const
    {
        Planned planned = plan(lines, shards);
        UNSCOPED_INFO(io::print_diagnostics(planned.diagnostics));
        REQUIRE(planned.plan);
        return *planned.plan;
    }
    [[nodiscard]] Sweep sweep(const std::string& lines, std::optional<std::uint64_t> shards = {}) const
    {
        return {right(lines, shards), catalogues()};
    }
};

/// Two paths, six points of two replications.
inline constexpr const char* six_points = R"(replications: 2
vary:
  - {path: 'berths[quay].count', values: [1, 2]}
  - {path: 'berths[quay].handles[ore].rate', from: 400 t/h, to: 600 t/h, levels: 3}
)";

} // namespace port::sweep::test
