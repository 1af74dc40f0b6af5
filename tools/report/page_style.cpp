#include "tools/report/page_style.h"

namespace port::report {

std::string_view page_style()
{
    return R"css(
:root { color-scheme: light; --ink: #18212b; --quiet: #566270; --line: #dde3e9; --accent: #0b4f7d; --paper: #ffffff; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f5; color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 32px 48px; background: var(--paper); min-height: 100vh; }
header p { margin: 0; color: var(--quiet); }
h1 { font-size: 27px; line-height: 1.25; margin: 2px 0 4px; }
h2 { font-size: 19px; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--accent); }
h3 { font-size: 15px; margin: 20px 0 8px; }
.sentence { margin: 22px 0 10px; padding: 16px 20px; border-left: 6px solid var(--accent); background: #eef5fa;
  font-size: 19px; line-height: 1.45; }
.remark { margin: 8px 0; padding: 9px 14px; border-left: 4px solid #e69f00; background: #fdf6e7; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(185px, 1fr)); gap: 12px; margin: 18px 0 8px;
  padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-radius: 6px; padding: 12px 14px; }
.tiles b { display: block; font-size: 23px; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tiles span { color: var(--quiet); font-size: 13px; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 500px), 1fr)); gap: 18px; }
figure { margin: 0; max-width: 760px; border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px 4px;
  background: #fff; }
svg { width: 100%; height: auto; display: block; font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans",
  sans-serif; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; font-variant-numeric: tabular-nums; margin: 4px
  0 10px; }
caption { text-align: left; font-weight: 600; padding: 8px 0 4px; }
th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top;
  white-space: nowrap; }
th { border-bottom: 2px solid #b9c4cf; font-weight: 600; vertical-align: bottom; white-space: normal; }
th small { display: block; font-weight: 400; color: var(--quiet); }
td small { color: var(--quiet); margin-left: 5px; }
.left { text-align: left; }
td.left { white-space: normal; }
td.none { color: #9aa5b1; }
tbody tr:nth-child(even) { background: #f8fafc; }
tbody tr.marked { background: #fbf0e4; }
.note { color: var(--quiet); font-size: 13px; margin: 4px 0; }
details { border: 1px solid var(--line); border-radius: 6px; padding: 0 14px; margin: 10px 0; }
summary { cursor: pointer; font-weight: 600; padding: 10px 0; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 13px; }
pre { background: #f3f5f8; border: 1px solid var(--line); border-radius: 6px; padding: 12px 14px; white-space:
  pre-wrap;
  overflow-wrap: anywhere; }
td code { white-space: normal; overflow-wrap: anywhere; }
footer { margin-top: 36px; color: var(--quiet); font-size: 13px; }
@media (max-width: 640px) { main { padding: 18px 14px; } .sentence { font-size: 17px; } }
@media print {
  body { background: #fff; font-size: 11pt; } main { max-width: none; padding: 0; }
  figure, tr, .tiles li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .plots { grid-template-columns: 1fr 1fr; } table { font-size: 8.5pt; } .wide { overflow: visible; }
  th, td { padding: 3px 5px; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";
}

} // namespace port::report
