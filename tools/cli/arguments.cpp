#include "tools/cli/arguments.h"

namespace port::cli {

void add_sets(CLI::App& command, std::vector<std::string>& sets)
{
    command.add_option("--set", sets, "Set a value: path=value, as often as needed")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

void add_scenario(CLI::App& command, std::string& file, std::vector<std::string>& sets, const char* what)
{
    command.add_option("scenario", file, what)->required();
    add_sets(command, sets);
}

} // namespace port::cli
