#include "tools/cli/subjects.h"

#include "models/catalogues.h"
#include "tools/cli/outputs.h"
#include "tools/cli/request.h"
#include "tools/cli/telling.h"

#include <cstdio>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace port::cli {
namespace {

/// The file's name without folder and ending; a number where two have the same.
std::string label_of(const std::string& file, std::set<std::string>& taken)
{
    const std::string stem = std::filesystem::path(file).stem().string();
    std::string label = stem;
    for (int number = 2; !taken.insert(label).second; ++number) label = stem + " (" + std::to_string(number) + ")";
    return label;
}

} // namespace

std::vector<Subject> read_all(const RunOptions& o)
{
    std::vector<Subject> subjects;
    std::set<std::string> taken;
    bool right = true;
    for (const std::string& file : o.scenarios) {
        Subject subject{file, o.scenarios.size() > 1 ? label_of(file, taken) : "",
                        io::read_scenario(file, catalogues(), all_sets(o))};
        if (!subject.read.ok()) {
            std::fputs(io::print_diagnostics(subject.read.diagnostics, colours(STDERR_FILENO)).c_str(), stderr);
            right = false;
        }
        if (subject.read.ok()) refuse_to_write_over(subject.read, outputs_of(o));
        subjects.push_back(std::move(subject));
    }
    if (!right) subjects.clear();
    return subjects;
}

} // namespace port::cli
