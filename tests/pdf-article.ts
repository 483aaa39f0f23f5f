import type {ArticleMetadata} from '../src/outputs/pdf/publication/postprocess.ts'
import {serialized} from './serialized.ts'

/** The CSP of a document for print. */
export const contentPolicy =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; ` +
  `style-src 'unsafe-inline'">`

const picture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='50'%3E" +
  "%3Crect width='50' height='50' fill='red'/%3E%3C/svg%3E"

/** An article with one example of everything that Chromium tags incorrectly. */
export const article =
  serialized(`<!doctype html><html lang="en-GB"><head><meta charset="utf-8">${contentPolicy}
<title>Sediment</title><style>
@page {size: A4; margin: 60px; @bottom-center {content: counter(page)} @top-left {content: "Running head"}}
table {border-collapse: collapse} th, td {border: 1px solid} li {border-left: 2px solid}
.faded {opacity: .5} .boxed {background: #eee; border: 1px solid red} .note {position: absolute; left: 0}
</style></head><body>
<h1>Sediment</h1>
<p>Some <em>weight</em>, <strong>more</strong>, <a href="https://example.org/x">a link</a>,
a note<a href="#note1" role="doc-noteref"><sup>1</sup></a><span class="note" id="note1" role="complementary">Noted.</span>
and <span aria-hidden="true">nothing to read</span>.</p>
<ol><li>One <a href="#note1">again</a></li><li><p>Two</p><ul><li>Deeper</li></ul></li><li></li></ol>
<figure><img alt="A square" src="${picture}"><figcaption>Figure 1</figcaption></figure>
<figure><img alt="" src="${picture}"><figcaption>An ornament</figcaption></figure>
<p class="faded">Faded <a href="https://example.org/y">link</a></p>
<div class="boxed"><p>Boxed</p></div>
<h2 id="table">Table</h2>
<figure><table><caption>Table 1</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">r</th><td>1</td></tr><tr><th scope="row">q</th><td>2</td></tr></tbody></table></figure>
<p>As <span role="img" aria-label="MATH:x squared"><math><msup><mi>x</mi><mn>2</mn></msup></math></span>
in <a href="#table">the table</a>.</p>
<blockquote><p>Quoted</p></blockquote><hr>
</body></html>`)

/** The metadata of `article`. */
export const metadata: ArticleMetadata = {
  title: 'Sediment & “flux” <again>',
  titles: [{lang: 'ur', text: 'تلچھٹ'}],
  authors: ['Ada Lovelace', 'Burcu Öztürk'],
  orcids: ['0000-0002-1825-0097'],
  descriptions: [
    {lang: 'en-GB', text: 'On sediment'},
    {lang: 'ur', text: 'تلچھٹ کے بارے میں'}
  ],
  keywords: [
    {lang: 'en-GB', words: ['sediment', 'flux & flow']},
    {lang: 'ur', words: ['تلچھٹ']}
  ],
  lang: 'en-GB',
  date: '2025-01-02',
  rights: '© 2025 Ada Lovelace. CC BY-NC-ND 4.0',
  license: {
    name: 'Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License',
    url: 'https://creativecommons.org/licenses/by-nc-nd/4.0/'
  },
  doi: '10.1234/a<b>',
  journal: {title: 'Insights', issn: '1234-5678', volume: '12', issue: '3', publisher: 'A & B'},
  publicationDate: '2025-01-02',
  copyrightHolder: 'Ada Lovelace',
  firstPage: 117,
  creator: 'galley 0.1.0',
  producer: 'galley'
}
