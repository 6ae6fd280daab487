"""The notebook view's style sheet. Colours are translucent over the notebook's own, so that light and dark themes both serve."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
div.camel-extract{direction:rtl;text-align:right;max-width:62rem;margin:.4rem 0;color:inherit;font-size:15px;line-height:1.6;
 font-family:"Noto Naskh Arabic","Noto Sans Arabic","Geeza Pro","Segoe UI","Traditional Arabic",Tahoma,sans-serif;
 --cx-line:rgba(127,127,127,.28);--cx-soft:rgba(127,127,127,.09);
 --cx-per:217,119,6;--cx-org:37,99,235;--cx-loc:22,150,72;--cx-misc:120,113,108;--cx-time:147,51,234;--cx-qty:8,145,178;
 --cx-event:225,29,72;--cx-quote:202,138,4}
div.camel-extract bdi.cx-code,div.camel-extract .cx-code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.8em;
 letter-spacing:0;opacity:.85}
div.camel-extract .cx-head{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline;padding:.1rem .2rem .45rem;font-size:.87em}
div.camel-extract .cx-legend{display:flex;flex-wrap:wrap;gap:.25rem .9rem;padding:.35rem .2rem;font-size:.87em;
 border-top:1px solid var(--cx-line)}
div.camel-extract .cx-error{padding:.4rem .7rem;border-right:4px solid rgb(var(--cx-event));background:rgba(var(--cx-event),.1)}
div.camel-extract .cx-note{padding:.3rem .7rem;font-size:.87em;opacity:.85}
div.camel-extract .cx-text{white-space:pre-wrap;overflow-x:auto;overflow-wrap:anywhere;font-size:1.13em;line-height:2.15;padding:.7rem 1rem;
 border:1px solid var(--cx-line);border-radius:.5rem;background:var(--cx-soft)}
div.camel-extract mark{color:inherit;background-color:transparent;background-image:none;padding:0;margin:0}
div.camel-extract mark.cx-quote{background-color:rgba(var(--cx-quote),.14)}
div.camel-extract mark.cx-quote.cx-deep{background-color:rgba(var(--cx-quote),.3)}
div.camel-extract mark.cx-cue{border-bottom:2px dotted rgb(var(--cx-quote))}
div.camel-extract mark.cx-per,div.camel-extract mark.cx-org,div.camel-extract mark.cx-loc,div.camel-extract mark.cx-misc,
div.camel-extract mark.cx-time,div.camel-extract mark.cx-qty{padding-block:.12em;border-bottom:2px solid rgb(var(--cx-hue));
 background-image:linear-gradient(rgba(var(--cx-hue),.19),rgba(var(--cx-hue),.19))}
div.camel-extract mark.cx-per{--cx-hue:var(--cx-per)}
div.camel-extract mark.cx-org{--cx-hue:var(--cx-org)}
div.camel-extract mark.cx-loc{--cx-hue:var(--cx-loc)}
div.camel-extract mark.cx-misc{--cx-hue:var(--cx-misc)}
div.camel-extract mark.cx-time{--cx-hue:var(--cx-time)}
div.camel-extract mark.cx-qty{--cx-hue:var(--cx-qty)}
div.camel-extract mark.cx-event{font-weight:700;text-decoration:underline 2px rgb(var(--cx-event));text-underline-offset:.42em;
 text-decoration-skip-ink:none}
div.camel-extract mark[data-tag]{white-space:pre}
div.camel-extract mark[data-tag]::after,div.camel-extract mark[data-open]::before{display:inline-block;unicode-bidi:isolate;direction:ltr;
 font:600 9.5px/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;padding:0 .35em;margin:0 .2em;border-radius:.3em;
 vertical-align:.55em;white-space:nowrap}
div.camel-extract mark[data-tag]::after{content:attr(data-tag);background:rgba(var(--cx-event),.16);color:inherit}
div.camel-extract mark[data-open]::before{content:attr(data-open);background:rgba(var(--cx-quote),.35);color:inherit}
div.camel-extract details{margin:.55rem 0 0;border:1px solid var(--cx-line);border-radius:.5rem;overflow:hidden}
div.camel-extract summary{cursor:pointer;padding:.3rem .8rem;background:var(--cx-soft);font-weight:600}
div.camel-extract .cx-wide{overflow-x:auto}
div.camel-extract table{border-collapse:collapse;table-layout:auto;width:100%;margin:0;direction:rtl;font-size:.93em;border:0;color:inherit}
div.camel-extract th,div.camel-extract td{text-align:right;vertical-align:top;padding:.28rem .7rem;border:0;
 border-top:1px solid var(--cx-line);white-space:normal;background:transparent;max-width:none}
div.camel-extract th{font-weight:600;opacity:.75;font-size:.9em;white-space:nowrap}
div.camel-extract td.cx-short{white-space:nowrap}
div.camel-extract td.cx-long{min-width:15rem}
div.camel-extract td.cx-name{min-width:9rem}
div.camel-extract .cx-type{font:600 .78em/1.7 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;padding:0 .45em;border-radius:.3em;
 background:rgba(var(--cx-event),.14);white-space:nowrap}
div.camel-extract .cx-flag{padding:0 .45em;border-radius:.3em;background:var(--cx-line);font-size:.88em;white-space:nowrap}
div.camel-extract .cx-role{opacity:.65;font-size:.88em;white-space:nowrap}
div.camel-extract .cx-roles{display:flex;flex-wrap:wrap;gap:.05rem 1.1rem}
""".strip()
