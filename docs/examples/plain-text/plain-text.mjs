// An output that galley does not have: the article as plain text, with its citations and notes.
//   node plain-text.mjs FOLDER > article.txt
import {build, createMemo, mapWith} from 'galley'
import {diskWorld} from 'galley/node'

/** @type {import('galley').Output} */
const plainText = {
  name: 'text',
  ending: 'txt',
  mediaType: 'text/plain',
  render: async ({article}) => ({bytes: new TextEncoder().encode(textOf(article))})
}

function textOf(article) {
  const {front, body, metadata, statements} = article
  const all = mapWith(handlersFor(article))
  const authors = metadata.authors.map(({name}) => name).join(', ')
  const parts = [
    inline(all(front.title)).toUpperCase(),
    inline(all(front.subtitle)),
    authors,
    ...front.abstracts.flatMap(({children}) => all(children)),
    ...all(body),
    ...statements.flatMap(({children}) => all(children)),
    metadata.license ? `Licence: ${metadata.license.name}, ${metadata.license.url}` : ''
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** One small function for each kind of node; blocks give paragraphs, which are wrapped. */
function handlersFor({notes, lists}) {
  const words = (node, all) => inline(all(node.children, node))
  const nothing = () => []
  const value = node => node.value
  return {
    heading: (node, all) => [`${node.number ? `${node.number} ` : ''}${words(node, all)}`.toUpperCase()],
    paragraph: (node, all) => wrapped(words(node, all)),
    listing: node => indented(node.value),
    list: (node, all) =>
      node.children
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}.` : '-'
          return `${mark} ${indented(all(item.children, item).join('\n')).trimStart()}`
        })
        .join('\n'),
    listItem: (node, all) => all(node.children, node),
    definitionList: (node, all) => all(node.children, node).join('\n'),
    term: words,
    definition: (node, all) => indented(all(node.children, node).join('\n')),
    quotation: (node, all) =>
      indented([...all(node.children, node), inline(all(node.source ?? []))].filter(Boolean).join('\n')),
    lineBlock: (node, all) => node.lines.map(line => inline(all(line))).join('\n'),
    division: (node, all) => [...all(node.children, node), inline(all(node.source ?? []))].filter(Boolean),
    callout: (node, all) => [`[${node.title}]`, ...all(node.children, node)],
    figure: (node, all) => [
      ...all(node.children, node),
      wrapped([node.label, inline(all(node.caption ?? []))].filter(Boolean).join('. '))
    ],
    figurePart: (node, all) => [...all(node.children, node), `(${node.letter}) ${inline(all(node.caption ?? []))}`],
    table: (node, all) =>
      [...node.head, ...node.body, ...node.foot]
        .map(row => row.map(({children}) => inline(all(children))).join(' | '))
        .join('\n'),
    equation: node => (node.inline ? node.tex : indented(`${node.tex}${node.number ? `  (${node.number})` : ''}`)),
    thematicBreak: () => '* * *',
    theorem: (node, all) => [
      wrapped([node.label, inline(all(node.caption ?? []))].filter(Boolean).join('. ')),
      ...all(node.children, node)
    ],
    contents: nothing,
    index: nothing,
    indexMark: nothing,
    notes: (node, all) => [
      node.title.toUpperCase(),
      ...notes.map(({label, children}) => wrapped(`${label}. ${all(children).join(' ')}`))
    ],
    references: (node, all) => [
      ...all(node.children ?? []),
      node.title?.toUpperCase() ?? '',
      ...lists[node.list].entries.map(({children}) => wrapped(inline(all(children))))
    ],

    text: value,
    emphasis: (node, all) => `_${words(node, all)}_`,
    strong: (node, all) => `*${words(node, all)}*`,
    delete: words,
    query: nothing,
    superscript: words,
    subscript: words,
    span: words,
    inlineCode: value,
    break: () => '\n',
    link: (node, all) => (words(node, all) === node.url ? node.url : `${words(node, all)} <${node.url}>`),
    image: node => `[${node.alt || node.url}]`,
    formula: node => node.tex,
    abbreviation: words,
    citation: words,
    work: words,
    undefinedWork: value,
    formatted: (node, all) => (node.format === 'italic' ? `_${words(node, all)}_` : words(node, all)),
    language: words,
    entryPart: (node, all) => `${words(node, all)} `,
    crossReference: words,
    undefinedReference: value,
    noteCall: node => `[${node.label}]`,
    element: words,
    raw: value
  }
}

function inline(pieces) {
  return pieces.join('')
}

function indented(text) {
  return text.replace(/^/gm, '    ')
}

/** Lines of at most 76 characters. */
function wrapped(text) {
  return text.trim().replace(/(.{1,76})(?: +|$)/g, '$1\n').trimEnd()
}

const [folder = '.'] = process.argv.slice(2)
const {artifacts, diagnostics} = await build(diskWorld(folder), createMemo(), {
  entry: '',
  outputs: [plainText],
  draft: true
})
for (const {severity, file, start, message} of diagnostics)
  if (severity === 'error') console.error(`${file}:${start?.line ?? 1}: ${message}`)
process.stdout.write(artifacts[0]?.bytes ?? '')
