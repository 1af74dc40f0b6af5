#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace port::io {

/// A text and its lines, as diagnostics name and quote them. Line ends of every system are made '\n', and a byte order
/// mark at the start is dropped, so that lines and columns are those an editor shows.
class TextLines {
public:
    /// @param name  what diagnostics call the text
    TextLines(std::string name, std::string_view text);
    TextLines(const TextLines&) = delete; // the lines point into the text
    TextLines& operator=(const TextLines&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] int count() const { return static_cast<int>(lines_.size()); }
    /// A line, from 1; empty if there is none.
    [[nodiscard]] std::string_view line(int number) const;
    /// The same for a diagnostic to quote: empty if it has more than 500 bytes.
    [[nodiscard]] std::string quote(int number) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::string_view> lines_;
};

/// Bytes counted in characters. Asking in the order of the text costs one pass over it in all.
class Columns {
public:
    explicit Columns(const TextLines& text) : text_(text) {}
    /// @param line  from 1
    /// @param byte  from 0
    /// @return      the column, from 1
    [[nodiscard]] int of(int line, int byte);

private:
    const TextLines& text_;
    int line_ = 0, byte_ = 0, column_ = 1;
};

/// Where a text stops being UTF-8, or has a nought byte; npos if it nowhere does.
[[nodiscard]] std::size_t first_bad_byte(std::string_view text);

/// The text with control characters replaced by blanks, so that nothing a file holds acts on a terminal, and cut after
/// `most` bytes.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most);

/// As many blanks as the first `characters` characters of a line are wide on a terminal.
[[nodiscard]] std::string blanks_before(std::string_view line, int characters);

} // namespace port::io
