#include "tools/scenario_io/file_text.h"

#include "models/scenario/problems.h"

#include <fstream>

namespace port::io {
namespace {

FileText refused(std::string_view code, std::string found, std::string expected)
{
    return {{}, Problem{std::string(code), "", std::move(found), std::move(expected), ""}};
}

} // namespace

Problem too_big()
{
    return {std::string(codes::too_big), "", "the file has more than 1 MB", "a scenario has some 40 kB", ""};
}

FileText read_file_text(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return refused(codes::cannot_open, "there is no such file", "name a scenario file");
    if (status.type() == std::filesystem::file_type::none || status.type() == std::filesystem::file_type::unknown)
        return refused(codes::cannot_open, "it cannot be looked at: " + error.message(), "name a scenario file");
    if (!std::filesystem::is_regular_file(status)) {
        const bool folder = std::filesystem::is_directory(status);
        return refused(codes::not_a_file, folder ? "this is a folder" : "this is a device or a pipe",
                       "name a scenario file");
    }
    if (std::filesystem::file_size(file, error) > most_bytes && !error) return {{}, too_big()};
    std::ifstream in(file, std::ios::binary);
    if (!in) return refused(codes::cannot_open, "it may not be read", "look at its permissions");
    FileText result;
    result.text.resize(most_bytes + 1);
    in.read(result.text.data(), static_cast<std::streamsize>(result.text.size()));
    if (in.bad()) return refused(codes::cannot_open, "reading it failed", "name a scenario file");
    result.text.resize(static_cast<std::size_t>(in.gcount()));
    if (result.text.size() > most_bytes) return {{}, too_big()};
    return result;
}

} // namespace port::io
