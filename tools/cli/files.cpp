#include "tools/cli/files.h"

#include <filesystem>
#include <fstream>

namespace port::cli {

void write_whole(const std::string& path, const std::string& text)
{
    const std::string beside = path + ".part";
    {
        std::ofstream out(beside, std::ios::binary);
        out << text;
        out.flush();
        if (!out) {
            std::error_code ignored;
            std::filesystem::remove(beside, ignored);
            throw FileFailure("can't write '" + path + "'");
        }
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw FileFailure("can't write '" + path + "': " + error.message());
    }
}

} // namespace port::cli
