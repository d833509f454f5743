/** Style of the page. It names no font that must be loaded and no address. */
export const style = `
:root { --ink: #1d2330; --soft: #5b6474; --rule: #dfe3ea; --paper: #fff; --wash: #f5f6f9;
  --good: #13703c; --bad: #b3261e; --open: #8a5a00; --good-wash: #e8f5ec; --bad-wash: #fdf0ee; --open-wash: #fdf5e3; --accent: #2d4f8e; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--wash); color: var(--ink); font: 16px/1.5 "Source Serif 4", "Charter", "Bitstream Charter", "Georgia", "Liberation Serif", serif; }
main { max-width: 54rem; margin: 2rem auto; padding: 3rem 3.5rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; }
h1, h2, .assignment, .document, .total, .counts, .summary, .sign, .line, .place, .role, .label, .score, .marks, .problems, .chain, .sentence, footer, caption, details, .counterexample, .quantities, .items, .mistakes .count, .told
  { font-family: "Inter", "Source Sans 3", "Helvetica Neue", "Liberation Sans", "Arial", sans-serif; }
p { margin: 0; } th { word-break: keep-all; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1.15rem; line-height: 1.3; }
.assignment { color: var(--accent); font-weight: 600; font-size: .95rem; }
.document { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.total { margin: 1.5rem 0 .75rem; }
.total .score { font-size: 1.05rem; color: var(--soft); }
.total .score strong { font-size: 2.1rem; line-height: 1; color: var(--ink); font-variant-numeric: tabular-nums; }
.total .bar { height: .6rem; margin-top: .5rem; }
.pending { margin-top: .4rem; color: var(--open); font-size: .9rem; }
.bar { display: flex; height: .45rem; border-radius: 99px; background: #e6e9ef; overflow: hidden; }
.bar i { display: block; height: 100%; }
.bar .got { background: var(--good); }
.bar .wait, .bar .waiting { background: repeating-linear-gradient(135deg, #d9a441 0 4px, #f0d9a8 4px 8px); }
.counts { display: flex; flex-wrap: wrap; gap: .35rem 1.4rem; margin: .25rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
.counts .good b { color: var(--good); } .counts .bad b { color: var(--bad); } .counts .open b { color: var(--open); }
.problems { margin-top: 1.25rem; padding: .75rem 1rem; background: var(--open-wash); border-left: 3px solid #d9a441; border-radius: 0 4px 4px 0; font-size: .88rem; }
.problems h2 { font-size: .88rem; }
.problems ul { margin: .25rem 0 0; padding-left: 1.1rem; }
.problems .remedy { color: var(--soft); }
.summary { width: 100%; margin-top: 1.5rem; border-collapse: collapse; font-size: .9rem; }
.summary th, .summary td { padding: .45rem .75rem .45rem 0; border-top: 1px solid var(--rule); text-align: left; vertical-align: middle; font-weight: 400; }
.summary tr:last-child > * { border-bottom: 1px solid var(--rule); }
.summary th a { color: var(--accent); font-weight: 600; text-decoration: none; white-space: nowrap; }
.summary th a:hover, .summary th a:focus { text-decoration: underline; }
.share { width: 9rem; }
.number { text-align: right !important; white-space: nowrap; font-variant-numeric: tabular-nums; }
.summary .number { padding-right: 0; color: var(--soft); }
.summary tr.missing td { color: var(--soft); }
.part { margin-top: 2.75rem; }
.part h2 { display: flex; align-items: baseline; gap: .6rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); }
.part h2 .label { color: var(--accent); }
.part h2 .score { margin-left: auto; font-size: .95rem; font-weight: 600; white-space: nowrap; }
.part .question { margin-top: .6rem; color: var(--soft); font-size: .92rem; }
.part .sentence { margin-top: .75rem; padding: .55rem .9rem; background: var(--open-wash); border-radius: 4px; font-size: .92rem; }
.decision { margin: .75rem 0 .3rem; padding: .1rem 0 .1rem .8rem; border-left: 3px solid var(--accent); font-size: .92rem; overflow-wrap: anywhere; }
.decision > p { margin: .15rem 0; }
.part.missing .sentence { background: var(--wash); color: var(--soft); }
.place { margin-top: .4rem; color: var(--soft); font-size: .85rem; }
.marks { width: 100%; margin: .75rem 0 0; border-collapse: collapse; font-size: .88rem; }
.marks th, .marks td { padding: .25rem .9rem .25rem 0; text-align: left; vertical-align: baseline; font-weight: 400; }
.marks th { width: 7rem; font-weight: 600; white-space: nowrap; }
.marks td:last-child { width: 100%; color: var(--soft); }
.run { margin: .5rem 0 0; padding: 0; list-style: none; }
.run.final { border-bottom: 1px solid var(--rule); }
.run.first { margin-top: 1.1rem; }
.claim { display: flex; gap: 1rem; padding: .35rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
.claim.bad { background: linear-gradient(90deg, var(--bad-wash), #fff 85%); }
.claim.open { background: linear-gradient(90deg, var(--open-wash), #fff 85%); }
.margin { flex: 0 0 4.2rem; padding: .55rem 0 0 .5rem; }
.sign b { display: inline-block; width: 1.45rem; height: 1.45rem; border-radius: 50%; text-align: center; font-size: .9rem; line-height: 1.45rem; }
.sign.good b { color: var(--good); background: var(--good-wash); }
.sign.bad b { color: #fff; background: var(--bad); }
.sign.open b { color: var(--open); background: #f6e3b4; }
.line { display: block; margin-top: .1rem; color: var(--soft); font-size: .72rem; white-space: nowrap; }
.body { flex: 1; min-width: 0; padding: .15rem .25rem .3rem 0; }
.formula { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; }
.continues .formula { padding-left: 2.2rem; }
.formula math + math, .formula code + math, .formula math + code { margin-top: .3rem; }
.formula math:nth-child(n+2) { padding-left: 2.2rem; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "Libertinus Math", "Noto Sans Math", "STIX Math", math; font-size: 1.08em; }
math[display="block"] { text-align: left; width: max-content; max-width: none; margin: .15rem 0; }
.tml-right { text-align: right; } .tml-left { text-align: left; }
code.source { display: block; padding: .4rem .6rem; background: var(--wash); border-radius: 4px; font: .82rem/1.45 "JetBrains Mono", "DejaVu Sans Mono", "Menlo", "Consolas", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
code.source.inline { display: inline; padding: .05rem .3rem; }
.unset { display: block; margin-top: .15rem; color: var(--soft); font-size: .78rem; }
.because { margin-top: .2rem; }
.role { margin-top: .1rem; color: var(--soft); font-size: .82rem; }
.read, .suggestion { margin: .5rem 0 .3rem; padding: .1rem 0 .3rem; padding-left: .8rem; border-left: 3px solid var(--rule); }
.read p { color: var(--soft); font-size: .9rem; }
.suggestion { border-left-color: var(--good); }
.suggestion p b { font-weight: 600; }
.suggestion mrow[style*="border"] { margin: 2px 1px; padding: 1px 3px !important; border: 1.5px solid var(--good) !important; border-radius: 3px; background: var(--good-wash); }
details { margin-top: .1rem; font-size: .82rem; color: var(--soft); }
details math { color: var(--ink); }
summary { cursor: pointer; }
.counterexample { margin: .6rem 0 .3rem; overflow: auto hidden; }
.counterexample table { border-collapse: collapse; font-size: .88rem; background: #fff; border: 1px solid var(--rule); }
.counterexample caption { padding: 0 0 .25rem; text-align: left; white-space: nowrap; color: var(--soft); font-size: .82rem; }
.counterexample th, .counterexample td { padding: .2rem .9rem; text-align: left; font-weight: 400; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.counterexample th { color: var(--soft); white-space: nowrap; }
.counterexample .side th, .counterexample .side td { font-weight: 600; color: var(--ink); }
.counterexample .first > * { border-top: 1px solid var(--rule); }
.chain { margin-top: 1rem; padding: .75rem 1rem; background: var(--wash); border-radius: 4px; font-size: .88rem; }
.classes { margin: .5rem 0; padding: 0; list-style: none; }
.classes li { display: flex; align-items: baseline; gap: .8rem; padding: .15rem .3rem; }
.scroll { flex: 1; min-width: 0; overflow: auto hidden; }
.classes .slip { background: var(--bad-wash); }
.letter { min-width: 1.9rem; padding: .1rem .4rem; text-align: center; font-weight: 600; background: #fff; border: 1px solid #c8cfda; border-radius: 4px; }
.slip .letter { color: var(--bad); border: 2px dashed var(--bad); }
.chain ul { margin: 0; padding-left: 1.1rem; }
.quantities { width: 100%; margin-top: 1rem; border-collapse: collapse; font-size: .9rem; }
.quantities th, .quantities td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--rule); text-align: left; font-weight: 400; }
.quantities .yours { width: 45%; } .quantities td.yours { max-width: 0; overflow: auto hidden; }
.quantities thead th { color: var(--soft); font-size: .8rem; }
.mistake, .note { color: var(--soft); font-size: .85em; }
.findings { margin: 1rem 0 0; padding: 0; list-style: none; }
.findings li { display: flex; gap: .75rem; padding: .4rem 0; border-bottom: 1px solid var(--rule); } .findings li > div { flex: 1; min-width: 0; }
q::before { content: attr(data-open); } q::after { content: attr(data-close); }
.remarks { margin: 1rem 0 0; padding-left: 1.2rem; }
.remarks li { margin: .2rem 0; }
.figure { margin-top: 1rem; } .plot { display: block; width: 100%; font-family: "Inter", "Source Sans 3", "Helvetica Neue", "Liberation Sans", "Arial", sans-serif; }
.items .wide { overflow-wrap: anywhere; } .items { width: 100%; margin-top: 1rem; border-collapse: collapse; font-size: .9rem; }
.items th, .items td { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--rule); text-align: left; font-weight: 400; vertical-align: baseline; }
.items thead th { color: var(--soft); font-size: .8rem; vertical-align: bottom; } .items tbody th { font-weight: 600; overflow-wrap: anywhere; }
.items .share { width: 8rem; } .items .share .bar { position: relative; top: -.05rem; } .items tbody .share { vertical-align: top; padding-top: .85rem; } .items .number { padding-right: .9rem; } .items .who { width: 16rem; color: var(--soft); font-size: .82rem; overflow-wrap: anywhere; }
.mistakes { margin: .75rem 0 0; padding: 0; list-style: none; }
.mistakes li { display: flex; gap: 1rem; padding: .7rem 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
.mistakes .count { flex: 0 0 6.5rem; font-size: .9rem; } .told { margin-top: .5rem; color: var(--soft); font-size: .85rem; } .mistakes .told { margin-top: .1rem; } .mistakes .right { color: var(--soft); } .items .name { width: 13rem; }
footer h2 { font-size: .85rem; color: var(--ink); } footer .versions { margin-top: .4rem; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .78rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 44rem) { .items { font-size: .82rem; } .items th, .items td, .items .number { padding-right: .45rem; } .items .wide { min-width: 6.5rem; } .items .who { width: auto; min-width: 6.5rem; } .items .name { width: 6rem; }
  .quantities th, .quantities td { padding-right: .45rem; } .mistakes .count { flex-basis: 4.6rem; }
  main { margin: 0; padding: 1.5rem 1.1rem; border: 0; border-radius: 0; } .share { display: none; } .margin { flex-basis: 3.2rem; padding-left: 0; } }
@media print { @page { margin: 18mm 16mm; } body { background: #fff; font-size: 10.5pt; } main { max-width: none; margin: 0; padding: 0; border: 0; }
  .claim, .counterexample, .chain, .marks, .part h2, tr, math, li, .question, .sentence, .read, .suggestion, .figure, .problems, footer { break-inside: avoid; } .part h2, .question, .place, .goes-on, .marks, thead, caption { break-after: avoid; } .formula, .scroll { overflow: visible; }
  .quantities td.yours { max-width: none; overflow: visible; } math[data-wide="1"] { font-size: .86em; } math[data-wide="2"] { font-size: .66em; } math[data-wide="3"] { font-size: .48em; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`.trim();
