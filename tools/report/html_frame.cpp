#include "tools/report/html_frame.h"

#include "tools/report/page_style.h"
#include "tools/report/svg.h"

namespace port::report {

std::string html_page(std::string_view title, std::string_view body)
{
    std::string out =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
        "<title>" +
        escaped(title) + "</title>\n<style>" + std::string(page_style()) + "</style>\n</head>\n<body>\n<main>\n";
    return out.append(body).append("</main>\n</body>\n</html>\n");
}

std::string figures_html(const std::vector<std::string>& drawings)
{
    if (drawings.empty()) return "";
    std::string out = "<div class=\"plots\">\n";
    for (const std::string& drawing : drawings) out += "<figure>\n" + drawing + "</figure>\n";
    return out + "</div>\n";
}

} // namespace port::report
