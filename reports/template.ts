/**
 * The page, in Handlebars. `{{x}}` escapes; `{{display x}}` and `{{inline x}}` set a formula, `{{say x}}` a sentence
 * with `$…$` in it: they alone make markup, and only from formulas.
 */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{title}}</title>
<style>
{{style}}
</style>
</head>
<body>
<main>
<header>
  <p class="assignment">{{assignment}}</p>
  <h1>{{student}}</h1>
  <p class="document">Feedback on <span>{{document}}</span></p>
  <div class="total">
    <p class="score"><strong>{{awarded}}</strong> of {{points}} points</p>
    <div class="bar" aria-hidden="true"><i class="got" style="width:{{percent}}%"></i><i class="wait" style="width:{{pendingPercent}}%"></i></div>
    {{#if pending}}<p class="pending">{{pending}} more {{#if pendingOne}}point waits{{else}}points wait{{/if}} for a person to look.</p>{{/if}}
  </div>
  {{#if counts}}<ul class="counts">
    {{#each counts}}<li class="{{sign.tone}}"><b aria-hidden="true">{{sign.sign}}</b> {{text}}</li>
    {{/each}}</ul>{{/if}}
  {{#if problems}}<aside class="problems" aria-label="Notes on the document">
    <h2>About the document</h2>
    <ul>{{#each problems}}<li>{{#if line}}Line {{line}}: {{/if}}{{message}}{{#if remedy}} <span>{{remedy}}</span>{{/if}}</li>
    {{/each}}</ul>
  </aside>{{/if}}
  <table class="summary">
    <caption class="unseen">Points of each part</caption>
    <thead class="unseen"><tr><th scope="col">Part</th><th scope="col">Question</th><th scope="col">Share</th><th scope="col">Points</th></tr></thead>
    <tbody>{{#each parts}}<tr class="{{status}}">
      <th scope="row"><a href="#{{anchor}}">{{label}}</a></th>
      <td>{{title}}</td>
      <td class="share"><div class="bar" aria-hidden="true"><i class="{{#if isGraded}}got{{else}}{{status}}{{/if}}" style="width:{{percent}}%"></i></div></td>
      <td class="number">{{score}}</td>
    </tr>
    {{/each}}</tbody>
  </table>
</header>
{{#each parts}}
<section id="{{anchor}}" class="part {{status}}">
  <h2><span class="label">{{label}}</span> {{title}} <span class="score">{{score}}</span></h2>
  {{#if sentence}}<p class="sentence">{{sentence}}</p>{{/if}}
  {{#if lines}}<p class="place">Your answer: {{lines}}</p>{{/if}}
  {{#if marks}}<table class="marks">
    <caption class="unseen">What the points were given for</caption>
    <tbody>{{#each marks}}<tr><th scope="row">{{name}}</th><td class="number">{{score}}</td><td>{{say because}}</td></tr>
    {{/each}}</tbody>
  </table>{{/if}}
  {{#each runs}}<ol class="run">
    {{#each this}}{{> row}}{{/each}}
  </ol>
  {{/each}}
  {{#each chains}}{{> chain}}{{/each}}
  {{#if quantities}}<table class="quantities">
    <caption class="unseen">Numbers</caption>
    <thead><tr><th scope="col"><span class="unseen">Verdict</span></th><th scope="col">Quantity</th><th scope="col">You wrote</th><th scope="col">Expected</th><th scope="col" class="number">Points</th></tr></thead>
    <tbody>{{#each quantities}}<tr>
      <td>{{> sign sign}}</td><th scope="row">{{say title}}{{#if line}}<span class="line">line {{line}}</span>{{/if}}</th>
      <td>{{#if written}}{{inline written}}{{else}}–{{/if}}{{#if note}}<p class="note">{{say note}}</p>{{/if}}{{#if readAs}}<p class="note">{{say readAs}}</p>{{/if}}</td>
      <td>{{#if expected}}{{inline expected}}{{/if}}</td><td class="number">{{score}}</td>
    </tr>
    {{/each}}</tbody>
  </table>{{/if}}
  {{#if results}}<ul class="findings">{{#each results}}<li>{{> sign sign}}<div><p><strong>{{say claim}}</strong> is {{sign.word}}. {{say because}}{{#if interval}} Reference results lie between {{interval}}.{{/if}}</p></div></li>
    {{/each}}</ul>{{/if}}
  {{#if prose}}<ul class="findings">{{#each prose}}<li><div><p><strong>{{point}}</strong>{{#if evidence}} – in your words: <q>{{evidence}}</q>{{/if}}</p>
    <p class="place">{{#if confirmed}}Confirmed: {{proposed}}{{else}}Proposed: {{proposed}}; a person will confirm it{{/if}}</p></div></li>
    {{/each}}</ul>{{/if}}
  {{#if remarks}}<ul class="remarks">{{#each remarks}}<li>{{say this}}</li>
    {{/each}}</ul>{{/if}}
</section>
{{/each}}
<footer><p>A tick means that both sides agreed in every random model that was tried; a cross comes with a model in which they differ. {{foot}}</p></footer>
</main>
</body>
</html>
`;

export const partials: Readonly<Record<string, string>> = {
  sign: `<span class="sign {{tone}}"><b aria-hidden="true">{{sign}}</b><span class="unseen">{{word}}</span></span>`,

  row: `<li class="claim {{sign.tone}}{{#if continues}} continues{{/if}}">
      <div class="margin">{{> sign sign}}<span class="line">line {{line}}</span></div>
      <div class="body">
        <div class="formula">{{#each formulas}}{{display this}}{{/each}}</div>
        {{#if isConclusion}}<p class="role">This is what was to be shown.</p>{{/if}}
        {{#if law}}<p class="role">{{#if severalLaws}}Several at once: {{else}}By {{/if}}{{say law}}.</p>{{/if}}
        {{#if because}}<p class="because">{{say because}}{{#if person}} A person will look at this.{{/if}}</p>{{/if}}
        {{#if readAs}}{{#if readAsFolded}}<details><summary>How it was read</summary>{{display readAs}}</details>{{else}}<div class="read"><p>It was read as</p>{{display readAs}}</div>{{/if}}{{/if}}
        {{#if counterexample}}{{#with counterexample}}<div class="counterexample"><table>
          <caption>A case in which the two sides differ</caption>
          <tbody>
            {{#each values}}<tr><th scope="row">{{inline name}}</th><td>{{value}}</td></tr>
            {{/each}}<tr class="side first"><th scope="row">left side</th><td>{{left}}</td></tr>
            <tr class="side"><th scope="row">right side</th><td>{{right}}</td></tr>
          </tbody></table></div>{{/with}}{{/if}}
        {{#if suggestion}}<div class="suggestion"><p><b>Suggestion:</b> {{say suggestion.edit}}</p>{{display suggestion.latex}}</div>{{/if}}
      </div>
    </li>
`,

  chain: `<div class="chain">
    <p>The chain in line {{line}}, side by side. The same letter means the same value.</p>
    <ol class="classes">{{#each sides}}<li class="{{#if slips}}slip{{/if}}" title="{{latex}}"><span class="unseen">Side {{number}}: </span>{{letter}}</li>{{/each}}</ol>
    {{#if slips}}<ul>{{#each slips}}<li><strong>{{where}}.</strong> {{say because}}</li>{{/each}}</ul>{{/if}}
  </div>
`,
};
