#include "tools/scenario_io/file_text.h"

#include "models/scenario/problems.h"
#include "tools/scenario_io/text_lines.h"

#include <fstream>

namespace port::io {
namespace {

FileText refused(std::string_view code, std::string found, std::string expected)
{
    return {{}, Problem{std::string(code), "", std::move(found), std::move(expected), ""}};
}

} // namespace

Problem too_big(const FileBound& bound)
{
    return {std::string(codes::too_big), "", std::string(bound.too_big), std::string(bound.usual), ""};
}

FileText read_file_text(const std::filesystem::path& file, const FileBound& bound)
{
    const std::string expected(bound.expected);
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return refused(codes::cannot_open, "there is no such file", expected);
    if (status.type() == std::filesystem::file_type::none || status.type() == std::filesystem::file_type::unknown)
        return refused(codes::cannot_open, "it cannot be looked at: " + error.message(), expected);
    if (!std::filesystem::is_regular_file(status)) {
        const bool folder = std::filesystem::is_directory(status);
        return refused(codes::not_a_file, folder ? "this is a folder" : "this is a device or a pipe", expected);
    }
    if (std::filesystem::file_size(file, error) > bound.most_bytes && !error) return {{}, too_big(bound)};
    std::ifstream in(file, std::ios::binary);
    if (!in) return refused(codes::cannot_open, "it may not be read", "look at its permissions");
    FileText result;
    while (in && result.text.size() <= bound.most_bytes) {
        constexpr std::size_t piece = 1'000'000;
        const std::size_t before = result.text.size();
        result.text.resize(before + piece);
        in.read(result.text.data() + before, static_cast<std::streamsize>(piece));
        result.text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return refused(codes::cannot_open, "reading it failed", expected);
    if (result.text.size() > bound.most_bytes) return {{}, too_big(bound)};
    return result;
}

Diagnostic not_text(std::string_view text, std::size_t bad, const std::string& name)
{
    const TextLines before(name, std::string(text.substr(0, bad)) + "?");
    const int line = before.count();
    const int column = Columns(before).of(line, static_cast<int>(before.line(line).size()) - 1);
    return {{std::string(codes::not_text), "",
             text[bad] == 0 ? "a nought byte stands here: this is no text" : "this byte is not UTF-8 text",
             "a file saved as UTF-8", ""},
            {name, line, column},
            ""};
}

} // namespace port::io
