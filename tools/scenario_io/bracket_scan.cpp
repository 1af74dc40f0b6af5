#include "tools/scenario_io/bracket_scan.h"

namespace port::io {
namespace {

constexpr std::size_t most_depth = 64;
constexpr std::size_t most_values = 100'000;

/// Goes through the text with the state that YAML's brackets, quotes and comments need; not a parser.
class Scanner {
public:
    explicit Scanner(const TextLines& text) : text_(text) {}

    BracketScan run()
    {
        for (line_ = 1; line_ <= text_.count() && !stopped(); ++line_) {
            token_may_begin_ = true;
            scan_line(text_.line(line_));
        }
        if (quote_)
            scan_.unclosed = *quote_;
        else if (!open_.empty())
            scan_.unclosed = open_.back();
        return std::move(scan_);
    }

private:
    [[nodiscard]] bool stopped() const { return scan_.too_deep || scan_.too_many; }

    void scan_line(std::string_view line)
    {
        for (std::size_t i = 0; i < line.size() && !stopped(); ++i) {
            const char c = line[i];
            if (quote_) {
                in_quote(line, i);
            } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
                return;
            } else if (c == ' ' || c == '\t') {
                continue; // a token may begin after it if it could before
            } else {
                sign(c, {line_, static_cast<int>(i), c});
                const bool ends_token = !open_.empty() && (c == ',' || c == '[' || c == '{');
                const bool indicator =
                    (c == ':' || c == '-' || c == '?') && (i + 1 == line.size() || line[i + 1] == ' ');
                token_may_begin_ = ends_token || indicator;
            }
        }
    }

    void in_quote(std::string_view line, std::size_t& i)
    {
        if (line[i] == '\\' && quote_->sign == '"') {
            ++i;
        } else if (line[i] == quote_->sign) {
            if (quote_->sign == '\'' && i + 1 < line.size() && line[i + 1] == '\'') {
                ++i; // '' is one apostrophe
                return;
            }
            if (quote_->line != line_) scan_.over_lines.push_back({*quote_, line_});
            quote_.reset();
            token_may_begin_ = false;
        }
    }

    void sign(char c, const Spot& spot)
    {
        if ((c == '"' || c == '\'') && token_may_begin_) {
            quote_ = spot;
        } else if ((c == '[' || c == '{') && (token_may_begin_ || !open_.empty())) {
            open_.push_back(spot);
            count(spot);
            if (open_.size() > most_depth) scan_.too_deep = spot;
        } else if ((c == ']' || c == '}') && !open_.empty()) {
            open_.pop_back();
        } else if (c == ',' && !open_.empty()) {
            count(spot);
        }
    }

    void count(const Spot& spot)
    {
        if (++values_ > most_values) scan_.too_many = spot;
    }

    const TextLines& text_;
    BracketScan scan_;
    std::vector<Spot> open_;
    std::optional<Spot> quote_;
    std::size_t values_ = 0;
    int line_ = 0;
    bool token_may_begin_ = true;
};

} // namespace

BracketScan scan_brackets(const TextLines& text)
{
    return Scanner(text).run();
}

} // namespace port::io
