#include "tools/report/study_page.h"

#include "tools/report/html_frame.h"
#include "tools/report/svg.h"
#include "tools/report/table_html.h"

namespace port::report {

std::string study_html(const StudyPage& page)
{
    std::string body = "<article>\n<header><p>" + escaped(page.question) + "</p>\n<h1>" + escaped(page.title) +
                       "</h1>\n<p>" + escaped(page.how) + "</p></header>\n";
    for (const std::string& sentence : page.sentences) body += "<p class=\"sentence\">" + escaped(sentence) + "</p>\n";
    for (const std::string& remark : page.remarks) body += "<p class=\"remark\">" + escaped(remark) + "</p>\n";
    body += figures_html(page.drawings);
    for (const Table& table : page.tables) {
        if (table.rows.empty() && table.notes.empty()) continue;
        body += table_html(table);
    }
    body += "<footer>Model version <code>" + escaped(page.model_version) + "</code></footer>\n</article>\n";
    return html_page(page.title, body);
}

} // namespace port::report
