import { sha256 } from '../../shared/canonical/hash';

/**
 * The one stylesheet of both origins. Colours are tokens with a light and a dark value each, measured for contrast;
 * every meaning that has a colour also has a word or a sign.
 */
export const STYLE = `
:root{color-scheme:light dark;--text:#1a1d21;--bg:#fff;--muted:#4b5563;--surface:#f3f5f7;--control:#6b7785;--line:#cfd6dd;--link:#0b57a4;--on-link:#fff;--danger:#a4161a;--on-danger:#fff;--red:#8a1015;--red-bg:#fdecea;--amber:#6b4300;--amber-bg:#fff4d6;--green:#0f5132;--green-bg:#e3f4e8;--blue:#0a4482;--blue-bg:#e6f0fb;--grey:#3b4552;--grey-bg:#eceff2}
@media (prefers-color-scheme:dark){:root{--text:#eceff2;--bg:#14171a;--muted:#aeb8c2;--surface:#1e2328;--control:#8794a1;--line:#3a434c;--link:#8fc1ff;--on-link:#0d1a29;--danger:#ff9b94;--on-danger:#2b0605;--red:#ffb4ae;--red-bg:#3b1416;--amber:#ffd37a;--amber-bg:#372700;--green:#9be0b2;--green-bg:#10301d;--blue:#a9d0ff;--blue-bg:#102a45;--grey:#cdd5dd;--grey-bg:#2a3138}}
@media (prefers-contrast:more){:root{--muted:var(--text);--line:var(--control)}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
html:lang(zh) body{line-height:1.7;line-break:strict;text-autospace:normal}
h1,h2,h3,p,ul,ol,dl,table,pre{margin:0 0 16px}
h1{font-size:1.5rem;line-height:1.25;margin-bottom:12px}
h2{font-size:1.25rem;line-height:1.35;margin:32px 0 12px}
h3{font-size:1rem;margin:16px 0 8px}
a{color:var(--link);text-underline-offset:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
main:focus{outline:0}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","Noto Sans Mono CJK SC",monospace;font-size:.925em;font-feature-settings:"zero";font-variant-ligatures:none}
h1 code{font-size:.9em;font-weight:600}.whole{white-space:nowrap}
q{quotes:none}q::before{content:"\\201c"}q::after{content:"\\201d"}
.skip{position:absolute;left:-999rem;top:0;padding:12px 16px;background:var(--bg);border:2px solid var(--link);z-index:1}
.skip:focus{left:8px;top:8px}
.seen-aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top,main,footer{max-width:68rem;margin:0 auto;padding:0 16px}
.top{display:flex;flex-wrap:wrap;align-items:center;gap:0 16px;border-bottom:1px solid var(--line)}
.top .name{font-weight:700;color:var(--text);text-decoration:none;padding:12px 0;min-height:48px;white-space:nowrap}
.top nav{display:flex;align-items:center;gap:0 16px;flex:1 0 100%}
.top nav a{padding:12px 0;min-height:48px;white-space:nowrap}
.who{margin-left:auto;color:var(--muted)}
.plain{white-space:nowrap;border:0;background:none;color:var(--link);text-decoration:underline;text-underline-offset:2px;font:inherit;padding:12px 0;min-height:48px;cursor:pointer}
.sandbox{margin:0;padding:8px 16px;background:var(--amber-bg);color:var(--amber);border-bottom:1px solid currentColor;font-size:.875rem;text-align:center}
main{padding-top:16px;padding-bottom:32px}
footer{border-top:1px solid var(--line);padding-top:16px;padding-bottom:32px;color:var(--muted);font-size:.875rem}
footer p{margin:0}
main>.page>*,.answer,.column{max-width:44rem}
.codes{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;margin-bottom:8px;color:var(--muted)}
.codes code{color:var(--text);font-weight:600}
.check-line{color:var(--muted);margin-bottom:16px}
.check{font-size:1rem;font-variant-numeric:tabular-nums;color:var(--text);white-space:nowrap}
.tag{border:1px solid currentColor;padding:0 8px;border-radius:3px;font-size:.875rem;font-weight:600;line-height:1.6}
.yours{color:var(--amber);background:var(--amber-bg)}.others{color:var(--blue);background:var(--blue-bg)}.done{color:var(--green);background:var(--green-bg)}.bad{color:var(--red);background:var(--red-bg)}.over{color:var(--grey);background:var(--grey-bg)}
.banner{border-left:8px solid var(--control);background:var(--surface);padding:12px 16px 12px;margin:0 0 16px}
.banner p:last-child,.banner ul:last-child{margin-bottom:0}
.banner p{margin-bottom:8px}.banner ul{padding-left:20px}
.undo{font-weight:700}
.loss{border-color:var(--danger);background:var(--red-bg)}.loss .undo{color:var(--red)}
.window{border-color:var(--amber);background:var(--amber-bg)}
.now{font-size:1.0625rem}
.facts{border-top:1px solid var(--line)}
.facts>div{padding:8px 0;border-bottom:1px solid var(--line)}
dt{font-weight:600}dd{margin:0}
.bare{list-style:none;padding:0;margin:0}
.author,.age,.unknown,caption,.hint,.deadline{color:var(--muted)}
.age,.hint{font-size:.875rem}
table{width:100%;border-collapse:collapse}
caption{text-align:left;font-size:.875rem;padding-bottom:8px}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{display:block;border-top:1px solid var(--line);padding:8px 0}
tbody{display:block}tbody tr:last-child{border-bottom:1px solid var(--line)}
tbody th,td{display:block;text-align:left;padding:0;font-weight:400;vertical-align:top}
tbody th{font-weight:600}
td[data-head]::before,th[data-head]::before{content:attr(data-head);display:block;font-size:.875rem;font-weight:400;color:var(--muted)}
.people th::before,.people td::before{display:none!important}
.mark{border:1px solid var(--control);border-radius:3px;padding:0 6px;font-size:.875rem;white-space:nowrap}
del{color:var(--red);background:var(--red-bg);text-decoration:none}ins{color:var(--green);background:var(--green-bg);text-decoration:none}
pre{background:var(--surface);padding:12px;overflow-x:auto;white-space:pre-wrap}
summary{color:var(--link);padding:12px 0;min-height:48px;cursor:pointer}
.way{list-style:none;padding:0}.way li{padding:4px 0 4px 12px;border-left:2px solid var(--line)}.way li[aria-current]{border-color:var(--link);font-weight:600}.way .age{font-weight:400}
.timeline{list-style:none;padding:0}
.timeline li{padding:0 0 12px 16px;border-left:2px solid var(--line)}
.timeline li[aria-current]{border-color:var(--link);font-weight:600}
.timeline time{display:block;font-size:.875rem;font-weight:400;color:var(--muted)}
label{display:block;font-weight:600;margin-bottom:4px}
.hint{margin:0 0 8px}
input,textarea{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--control);border-radius:3px;padding:12px;min-height:48px}
textarea{min-height:96px}
.field{margin-bottom:16px}
.wrong{border-left:4px solid var(--danger);padding-left:12px}.wrong .message{color:var(--red);font-weight:600;margin-bottom:8px}
.actions{display:grid;grid-auto-rows:1fr;gap:16px;margin:16px 0}
.button{display:flex;align-items:center;justify-content:center;width:100%;text-align:center;font:inherit;font-weight:600;line-height:1.5;padding:10px 16px;min-height:48px;border:2px solid var(--link);border-radius:4px;background:var(--bg);color:var(--link);text-decoration:none;cursor:pointer}
.filled{background:var(--link);color:var(--on-link)}
.danger{background:var(--danger);border-color:var(--danger);color:var(--on-danger)}
.aside-form{margin-top:24px}
.alert{border:2px solid var(--danger);padding:12px 16px;margin-bottom:16px}.alert h2{border:0;margin:0 0 8px;padding:0}.alert p:last-child{margin:0}
.alert a{color:var(--red)}
.done-box{border:2px solid var(--green);background:var(--green-bg);padding:12px 16px;margin-bottom:16px}.done-box h1{color:var(--green);margin-bottom:8px}.done-box p:last-child{margin:0}
.list{list-style:none;padding:0}
.list li{border-top:1px solid var(--line);padding:8px 0 12px}.list li:last-child{border-bottom:1px solid var(--line)}
.list a{font-weight:600;display:inline-block;padding:12px 0;min-height:48px}
.list p{margin:0;color:var(--muted);font-size:.875rem}
@media (min-width:40rem){
.top nav{flex:1}
h1{font-size:1.75rem}
.facts>div{display:grid;grid-template-columns:11rem 1fr;gap:0 16px}
thead{position:static;width:auto;height:auto;clip-path:none;display:table-header-group}
tbody{display:table-row-group}tr{display:table-row}tbody th,td,thead th{display:table-cell;text-align:left;padding:8px 16px 8px 0;border-bottom:1px solid var(--line)}
thead th{font-size:.875rem;font-weight:400;color:var(--muted)}
td[data-head]::before,th[data-head]::before{display:none}
.actions{grid-auto-flow:column;grid-auto-columns:minmax(0,1fr)}
.answer .button{display:inline-flex;width:auto}
.open{display:flex;gap:16px;align-items:flex-end}.open .field{flex:1;margin:0}.open .button{width:auto;min-width:8rem}
}
@media (min-width:68rem){
.page.wide{display:grid;grid-template-columns:minmax(0,44rem) 18rem;gap:0 48px;justify-content:space-between}
.page.wide aside section:first-child h2{margin-top:0}
aside .people thead{display:none}aside .people tr{display:block;border-bottom:1px solid var(--line);padding:8px 0}aside .people th,aside .people td{display:block;border:0;padding:0}
}
@media (forced-colors:active){.tag,.banner,.button,.mark{border-color:CanvasText}}
@media print{body{font-size:10pt;background:#fff;color:#000}.top nav,form,.skip,.actions{display:none}details::details-content{content-visibility:visible}tr,li{break-inside:avoid}}
`.trim();

/** Address of the stylesheet: changes with its text, so it may be kept for ever. */
export const STYLE_HREF = `/style.css?v=${sha256(STYLE).slice(0, 16)}`;
