/** The head of every page. */
export const headOf = `<!doctype html>
<html lang="{{t.language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{title}}</title>
<style>
{{style}}
</style>
</head>`;

/**
 * The page, in Handlebars. `{{x}}` escapes; `{{display x}}` and `{{inline x}}` set a formula, `{{say x}}` a sentence
 * with `$…$` in it, `{{words x}}` one without formulas: they alone make markup, and only from formulas and from the
 * language of a text.
 */
export const page = `${headOf}
<body>
<main>
<header>
  <p class="assignment">{{words assignment}}</p>
  <h1>{{student}}</h1>
  <p class="document">{{t.feedbackOn}}{{@root.t.notation.gap}}<span>{{document}}</span></p>
  <div class="total">
    <p class="score"><strong>{{awarded}}</strong> {{ofPoints}}</p>
    <div class="bar" aria-hidden="true"><i class="got" style="width:{{percent}}%"></i><i class="wait" style="width:{{pendingPercent}}%"></i></div>
    {{#if pending}}<p class="pending">{{pending}}</p>{{/if}}
  </div>
  {{#if counts}}<ul class="counts">
    {{#each counts}}<li class="{{sign.tone}}"><b aria-hidden="true">{{sign.sign}}</b> {{text}}</li>
    {{/each}}</ul>{{/if}}
  {{#if problems}}<aside class="problems" aria-label="{{t.aboutDocument}}">
    <h2>{{t.aboutDocument}}</h2>
    <ul>{{#each problems}}<li>{{#if where}}{{where}}{{@root.t.notation.gap}}{{/if}}{{words message}}{{#if remedy}}{{@root.t.notation.gap}}<span class="remedy">{{words remedy}}</span>{{/if}}</li>
    {{/each}}</ul>
  </aside>{{/if}}
  <table class="summary">
    <caption class="unseen">{{t.summary}}</caption>
    <thead class="unseen"><tr><th scope="col">{{t.part}}</th><th scope="col">{{t.question}}</th><th scope="col">{{t.share}}</th><th scope="col">{{t.points}}</th></tr></thead>
    <tbody>{{#each parts}}<tr class="{{status}}">
      <th scope="row"><a href="#{{anchor}}">{{label}}</a></th>
      <td>{{words title}}</td>
      <td class="share"><div class="bar" aria-hidden="true"><i class="{{#if isGraded}}got{{else}}{{status}}{{/if}}" style="width:{{percent}}%"></i></div></td>
      <td class="number">{{score}}</td>
    </tr>
    {{/each}}</tbody>
  </table>
</header>
{{#each parts}}
<section id="{{anchor}}" class="part {{status}}">
  <h2><span class="label">{{label}}</span> {{words title}} <span class="score">{{score}}</span></h2>
  {{#if question}}<p class="question">{{say question}}</p>{{/if}}
  {{#if place}}<p class="place">{{place}}</p>{{/if}}
  {{#if sentence}}<p class="sentence{{#if goesOn}} goes-on{{/if}}">{{sentence}}</p>{{/if}}
  {{#if decision}}{{#with decision}}<div class="decision">{{#if points}}<p>{{points}}</p>{{/if}}{{#if comment}}<p class="role">{{@root.t.comment}}</p>{{#each comment}}<p>{{say this}}</p>{{/each}}{{/if}}{{#if foundBefore}}<p class="role">{{@root.t.foundBefore}}</p>{{/if}}</div>{{/with}}{{/if}}
  {{#if marks}}<table class="marks">
    <caption class="unseen">{{@root.t.marks}}</caption>
    <tbody>{{#each marks}}<tr><th scope="row">{{name}}</th><td class="number">{{score}}</td><td>{{say because}}</td></tr>
    {{/each}}</tbody>
  </table>{{/if}}
  {{#each runs}}<ol class="run{{#if @first}} first{{/if}}{{#if @last}} final{{/if}}">
    {{#each this}}{{> row}}{{/each}}
  </ol>
  {{/each}}
  {{#each chains}}{{> chain}}{{/each}}
  {{#if quantities}}<table class="quantities">
    <caption class="unseen">{{@root.t.quantities}}</caption>
    <thead><tr><th scope="col"><span class="unseen">{{@root.t.verdict}}</span></th><th scope="col">{{@root.t.quantity}}</th><th scope="col" class="yours">{{@root.t.youWrote}}</th>{{#if showsExpected}}<th scope="col">{{@root.t.expected}}</th>{{/if}}<th scope="col" class="number">{{@root.t.points}}</th></tr></thead>
    <tbody>{{#each quantities}}<tr>
      <td>{{> sign sign}}</td><th scope="row"><span class="unseen">{{@root.t.quantity}} </span>{{say title}}{{#if line}}<span class="line">{{line}}</span>{{/if}}</th>
      <td class="yours"{{#if written}}{{scrolls written}}{{/if}}>{{#if written}}{{inline written}}{{else}}–{{/if}}{{#if note}}<p class="note">{{say note}}</p>{{/if}}{{#if readAs}}<p class="note">{{say readAs}}</p>{{/if}}</td>
      {{#if ../showsExpected}}<td>{{#if expected}}{{inline expected}}{{/if}}</td>{{/if}}<td class="number">{{score}}</td>
    </tr>
    {{/each}}</tbody>
  </table>{{/if}}
  {{#if results}}<ul class="findings">{{#each results}}<li>{{> sign sign}}<div><p><strong>{{say claim}}</strong>{{@root.t.notation.gap}}{{isVerdict}}{{@root.t.notation.gap}}{{say because}}{{#if interval}}{{@root.t.notation.gap}}{{interval}}{{/if}}</p>{{#if plot}}<div class="figure">{{plot plot}}</div>{{/if}}</div></li>
    {{/each}}</ul>{{/if}}
  {{#if prose}}<ul class="findings">{{#each prose}}<li class="plain"><div><p><strong>{{words point}}</strong>{{#if evidence}} {{@root.t.inYourWords}}{{@root.t.notation.gap}}<q data-open="{{@root.t.notation.quotes.[0]}}" data-close="{{@root.t.notation.quotes.[1]}}">{{evidence}}</q>{{/if}}</p>
    <p class="place">{{standing}}</p></div></li>
    {{/each}}</ul>{{/if}}
  {{#if remarks}}<ul class="remarks">{{#each remarks}}<li>{{say this}}</li>
    {{/each}}</ul>{{/if}}
</section>
{{/each}}
<footer>
  <h2>{{t.howChecked}}</h2>
  <p>{{t.method}}</p>
  <p class="versions">{{foot}}</p>
</footer>
</main>
</body>
</html>
`;

export const partials: Readonly<Record<string, string>> = {
  sign: `<span class="sign {{tone}}"><b aria-hidden="true">{{sign}}</b><span class="unseen">{{word}}</span></span>`,

  row: `<li class="claim {{sign.tone}}{{#if continues}} continues{{/if}}{{#if @last}} last{{/if}}">
      <div class="margin">{{> sign sign}}<span class="line">{{line}}</span></div>
      <div class="body">
        <div class="formula"{{scrolls formulas}}>{{#each formulas}}{{display this}}{{/each}}</div>
        {{#if isConclusion}}<p class="role">{{@root.t.isConclusion}}</p>{{/if}}
        {{#if law}}<p class="role">{{say law}}</p>{{/if}}
        {{#if because}}<p class="because">{{say because}}{{#if person}}{{@root.t.notation.gap}}{{@root.t.person}}{{/if}}</p>{{/if}}
        {{#if readAs}}{{#if readAsFolded}}<details><summary>{{@root.t.howRead}}</summary><div class="scroll"{{scrolls readAs}}>{{display readAs}}</div></details>{{else}}<div class="read"><p>{{@root.t.wasReadAs}}</p><div class="scroll"{{scrolls readAs}}>{{display readAs}}</div></div>{{/if}}{{/if}}
        {{#if counterexample}}{{#with counterexample}}<div class="counterexample"><table>
          <caption>{{#if values}}{{@root.t.counterexample}}{{else}}{{@root.t.bothSides}}{{/if}}</caption>
          <tbody>
            {{#each values}}<tr><th scope="row"><span class="unseen">{{@root.t.symbol}} </span>{{inline name}}</th><td>{{value}}</td></tr>
            {{/each}}<tr class="side first"><th scope="row">{{@root.t.leftSide}}</th><td>{{left}}</td></tr>
            <tr class="side"><th scope="row">{{@root.t.rightSide}}</th><td>{{right}}</td></tr>
          </tbody></table>{{#if weighed}}<p class="role">{{@root.t.weighed}}</p>{{/if}}</div>{{/with}}{{/if}}
        {{#if suggestion}}<div class="suggestion"><p><b>{{@root.t.suggestion}}</b>{{@root.t.notation.gap}}{{say suggestion.edit}}</p><div class="scroll"{{scrolls suggestion.latex}}>{{display suggestion.latex}}</div></div>{{/if}}
      </div>
    </li>
`,

  chain: `<div class="chain">
    <p>{{title}}</p>
    <ol class="classes">{{#each sides}}<li class="{{#if slips}}slip {{/if}}{{#if @last}}last{{/if}}"><span class="letter"><span class="unseen">{{name}}: </span>{{letter}}</span><div class="scroll"{{scrolls latex}}>{{inline latex}}</div></li>
    {{/each}}</ol>
    {{#if slips}}<ul>{{#each slips}}<li><strong>{{where}}{{@root.t.notation.stop}}</strong>{{@root.t.notation.gap}}{{say because}}</li>{{/each}}</ul>{{/if}}
  </div>
`,
};
