#include "tools/scenario_io/text_lines.h"

#include <algorithm>
#include <cstdint>

namespace port::io {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t longest_quote = 500;

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// The character that begins at `i` of UTF-8 text; moves `i` behind it. Broken text gives some character.
char32_t next_character(std::string_view text, std::size_t& i)
{
    const auto first = static_cast<unsigned char>(text[i++]);
    char32_t c = first < 0x80 ? first : first < 0xe0 ? first & 0x1fU : first < 0xf0 ? first & 0x0fU : first & 0x07U;
    while (i < text.size() && continues(text[i])) c = (c << 6) | (static_cast<unsigned char>(text[i++]) & 0x3fU);
    return c;
}

struct Span32 {
    char32_t first, last;
};

template <std::size_t n> bool within(char32_t c, const Span32 (&spans)[n])
{
    return std::any_of(std::begin(spans), std::end(spans), [c](Span32 s) { return c >= s.first && c <= s.last; });
}

/// Columns on a terminal. Source: the East Asian Width and combining ranges of Unicode, in blocks; enough for a caret.
int width_of(char32_t c)
{
    static constexpr Span32 none[] = {{0x300, 0x36f},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f},
                                      {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};
    static constexpr Span32 two[] = {{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xac00, 0xd7a3},
                                     {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
                                     {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1faff}, {0x20000, 0x3fffd}};
    return within(c, none) ? 0 : within(c, two) ? 2 : 1;
}

std::string with_one_line_end(std::string_view text)
{
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            result += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            result += '\n';
    }
    return result;
}

} // namespace

TextLines::TextLines(std::string name, std::string_view text) : name_(std::move(name)), text_(with_one_line_end(text))
{
    const std::string_view all = text_;
    for (std::size_t start = 0; start < all.size();) {
        const std::size_t end = std::min(all.find('\n', start), all.size());
        lines_.push_back(all.substr(start, end - start));
        start = end + 1;
    }
}

std::string_view TextLines::line(int number) const
{
    return number >= 1 && number <= count() ? lines_[static_cast<std::size_t>(number) - 1] : std::string_view{};
}

std::string TextLines::quote(int number) const
{
    const std::string_view text = line(number);
    return text.size() <= longest_quote ? std::string(text) : std::string{};
}

int Columns::of(int line, int byte)
{
    const std::string_view text = text_.line(line);
    if (line != line_ || byte < byte_) {
        line_ = line;
        byte_ = 0;
        column_ = 1;
    }
    const int end = std::min(byte, static_cast<int>(text.size()));
    for (; byte_ < end; ++byte_)
        if (!continues(text[static_cast<std::size_t>(byte_)])) ++column_;
    // A place behind the end of its line: count on, as if there were blanks.
    return column_ + (byte - end);
}

std::size_t first_bad_byte(std::string_view text)
{
    // Source: the table of well-formed byte sequences in the Unicode Standard, section 3.9.
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c != 0 && c < 0x80) {
            ++i;
            continue;
        }
        const std::size_t more = c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : 0;
        if (more == 0 || text.size() - i <= more) return i;
        for (std::size_t k = 1; k <= more; ++k)
            if (!continues(text[i + k])) return i;
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const bool overlong = (c == 0xe0 && second < 0xa0) || (c == 0xf0 && second < 0x90);
        const bool no_character = (c == 0xed && second >= 0xa0) || (c == 0xf4 && second >= 0x90);
        if (overlong || no_character) return i;
        i += more + 1;
    }
    return std::string_view::npos;
}

std::string printable(std::string_view text, std::size_t most)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        if (result.size() >= most) return result + "...";
        const std::size_t start = i;
        const char32_t c = next_character(text, i);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            result += ' ';
        else
            result += text.substr(start, i - start);
    }
    return result;
}

std::string blanks_before(std::string_view line, int characters)
{
    std::string blanks;
    std::size_t i = 0;
    for (int k = 0; k < characters; ++k)
        blanks.append(i < line.size() ? static_cast<std::size_t>(width_of(next_character(line, i))) : 1, ' ');
    return blanks;
}

} // namespace port::io
