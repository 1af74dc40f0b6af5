#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/template_files.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace port::cli {
namespace {

namespace fs = std::filesystem;

/// Makes the folder and looks that nothing of the same name stands in it. @throws FileFailure
void make_room(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw FileFailure("can't make the folder '" + folder.string() + "': " + error.message());
    for (const TemplateFile& file : template_files()) {
        const fs::path path = folder / file.name;
        if (fs::exists(fs::symlink_status(path)))
            throw FileFailure("'" + path.string() +
                              "' is there already, and init overwrites nothing; name another folder");
        check_writable(path.string());
    }
}

} // namespace

int init_command(const std::string& folder)
{
    try {
        make_room(folder);
        for (const TemplateFile& file : template_files())
            write_whole((fs::path(folder) / file.name).string(), file.text);
        const std::string port = (fs::path(folder) / "port.yaml").string();
        write_stdout("A port of two berths stands in '" + folder + "'; it runs as it is:\n  portsim run '" + port +
                     "'\nReplace its values by yours; README.md there says with which commands.\n");
        return done;
    } catch (const NobodyReads&) {
        return done; // the files are written
    } catch (const FileFailure& e) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return file_failure;
    }
}

} // namespace port::cli
