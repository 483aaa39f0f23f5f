/**
 * The blocks of a text in the little Markdown of `pairs/`: headings of two levels, lists of one, quotations, paragraphs.
 * @param {string} markdown
 * @returns {readonly import("./pair-text.mjs").Block[]}
 */
export function blocksOf(markdown) {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(source => {
      const {sign, kind} = kindOf(source)
      const parts = source.split('\n').map(line => runsOf(line.replace(sign, '')))
      return {kind, parts}
    })
}

const signs = [
  {sign: /^## /, kind: 'subsection'},
  {sign: /^# /, kind: 'section'},
  {sign: /^- /, kind: 'itemize'},
  {sign: /^\d+\. /, kind: 'enumerate'},
  {sign: /^> /, kind: 'quote'},
  {sign: /^/, kind: 'paragraph'}
]

function kindOf(source) {
  return signs.find(({sign}) => sign.test(source))
}

/** The runs of a line; every second one is emphasised. */
function runsOf(line) {
  return line.split('*').map((text, index) => ({text, isEmphasised: index % 2 === 1}))
}

/**
 * A manuscript for galley. Its text begins on the second page, without title, and is longer than this page.
 * @param {string} markdown
 * @param {string} lang
 * @param {string} style
 */
export function asGalley(markdown, lang, style) {
  const settings = `title: '-'\nlang: ${lang}\nstyle: ${style}`
  return `---\n${settings}\n---\n\n\\newpage\n\n${markdown.trim()}\n\n${markdown.trim()}\n`
}

/**
 * Only the paragraphs of a text, for full columns of lines of one kind.
 * @param {string} markdown
 */
export function paragraphsOf(markdown) {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .filter(source => kindOf(source).kind === 'paragraph')
    .join('\n\n')
}
