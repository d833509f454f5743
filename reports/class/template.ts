import { headOf } from '../template';

/** The summary of a class, in Handlebars; see `reports/template.ts` for what it may call. */
export const summaryPage = `${headOf}
<body>
<main>
<header>
  <p class="assignment">{{words assignment}}</p>
  <h1>{{t.ofClass.summary}}</h1>
  <p class="document">{{counts}}</p>
</header>
<section id="scores" class="part">
  <h2>{{t.ofClass.scores}}</h2>
  {{#if scores}}<p class="question">{{words scores.line}}</p>
  <div class="figure">{{plot scores.plot}}</div>
  <p class="told">{{scores.note}}</p>{{else}}<p class="sentence">{{t.ofClass.noScores}}</p>{{/if}}
</section>
<section id="parts" class="part">
  <h2>{{t.ofClass.parts}}</h2>
  <table class="items">
    <caption class="unseen">{{t.ofClass.partsTable}}</caption>
    <thead><tr><th scope="col">{{t.part}}</th><th scope="col"><span class="unseen">{{t.question}}</span></th><th scope="col" class="share">{{t.ofClass.meanShare}}</th><th scope="col" class="number"><span class="unseen">{{t.ofClass.meanShare}}</span></th><th scope="col" class="number">{{t.ofClass.discrimination}}</th><th scope="col" class="number">{{t.ofClass.missing}}</th><th scope="col" class="number">{{t.ofClass.waiting}}</th></tr></thead>
    <tbody>{{#each parts}}<tr>
      <th scope="row">{{label}}</th><td class="wide">{{words title}}</td>
      <td class="share">{{#if share}}<div class="bar" aria-hidden="true"><i class="got" style="width:{{percent}}%"></i></div>{{/if}}</td>
      <td class="number">{{#if share}}{{share}}{{else}}–{{/if}}</td><td class="number">{{discrimination}}</td><td class="number">{{missing}}</td><td class="number">{{waiting}}</td>
    </tr>
    {{/each}}</tbody>
  </table>
  <p class="told">{{t.ofClass.partsNote}}</p>
</section>
<section id="mistakes" class="part">
  <h2>{{t.ofClass.mistakes}}</h2>
  {{#if mistakes}}<ol class="mistakes">{{#each mistakes}}<li>
    <div class="count"><strong>{{students}}</strong></div>
    <div class="body">
      <p><b>{{label}}</b> {{say sentence}}</p>
      <p class="told">{{example}}</p>
      {{#if formulas}}<div class="formula"{{scrolls formulas}}>{{#each formulas}}{{display this}}{{/each}}</div>{{/if}}
      {{#if value}}<p>{{say title}}{{@root.t.ofClass.before}}{{inline value}}{{#if expected}}{{@root.t.notation.gap}}<span class="right">({{@root.t.ofClass.expected}}{{@root.t.ofClass.before}}{{inline expected}})</span>{{/if}}</p>{{/if}}
      {{#if suggestion}}<div class="suggestion"><p>{{@root.t.ofClass.would}}</p><div class="scroll"{{scrolls suggestion}}>{{display suggestion}}</div></div>{{/if}}
    </div>
  </li>
  {{/each}}</ol>{{else}}<p class="told">{{t.ofClass.noMistakes}}</p>{{/if}}
</section>
<section id="waiting" class="part">
  <h2>{{t.ofClass.forPerson}}</h2>
  {{#if waiting}}<table class="items">
    <caption class="unseen">{{t.ofClass.forPerson}}</caption>
    <thead><tr><th scope="col">{{t.part}}</th><th scope="col" class="number">{{t.ofClass.answers}}</th><th scope="col">{{t.ofClass.why}}</th><th scope="col">{{t.ofClass.who}}</th></tr></thead>
    <tbody>{{#each waiting}}<tr>
      <th scope="row">{{label}}</th><td class="number">{{count}}</td><td class="wide">{{say because}}</td><td class="who">{{who}}</td>
    </tr>
    {{/each}}</tbody>
  </table>{{else}}<p class="told">{{t.ofClass.nothingWaits}}</p>{{/if}}
</section>
{{#if troubles}}<section id="troubles" class="part">
  <h2>{{t.ofClass.troubles}}</h2>
  <table class="items">
    <caption class="unseen">{{t.ofClass.troubles}}</caption>
    <tbody>{{#each troubles}}<tr><th scope="row" class="name">{{student}}</th><td class="wide">{{words trouble}}</td></tr>
    {{/each}}</tbody>
  </table>
  {{#if moreTroubles}}<p class="told">{{moreTroubles}}</p>{{/if}}
</section>{{/if}}
<footer>
  <h2>{{t.ofClass.howToRead}}</h2>
  <p>{{t.ofClass.reading}}</p>
  <p class="versions">{{foot}}</p>
</footer>
</main>
</body>
</html>
`;
