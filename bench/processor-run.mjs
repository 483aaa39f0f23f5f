/**
 * One processor, one document, one process: `node --expose-gc bench/processor-run.mjs PROCESSOR FILE`. FILE has the
 * paths of style and locale, the works and the citations. Prints the milliseconds from files to citations and list, and
 * the heap that is left above that of an empty process, as JSON.
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'

const [processor, file] = process.argv.slice(2)
const {style, locale, items, citations, withList} = JSON.parse(readFileSync(file, 'utf8'))
globalThis.gc()
const before = process.memoryUsage().heapUsed
const run = processor === 'galley' ? await galley() : citeproc()
const start = performance.now()
const kept = run(readFileSync(style, 'utf8'), readFileSync(locale, 'utf8'))
const ms = performance.now() - start
globalThis.gc()
const heap = (process.memoryUsage().heapUsed - before) / 1e6
console.log(JSON.stringify({ms, heap, rendered: kept.length}))

async function galley() {
  const {createProcessor, createStyle, toHtml} = await import('../dist/csl.js')
  return (xml, words) => {
    const document = createProcessor(createStyle(xml, {locales: [words]}), items)
    const changes = document.update({citations})
    const texts = [...changes.citations.values()].map(toHtml)
    const entries = withList ? changes.bibliography.map(({segments}) => toHtml(segments)) : []
    return Object.assign([...texts, ...entries], {document})
  }
}

/** Renders a document as the manual of citeproc-js recommends: first all works, then citation by citation. */
function citeproc() {
  const {Engine} = createRequire(import.meta.url)('citeproc')
  const byId = new Map(items.map(item => [item.id, item]))
  return (xml, words) => {
    const system = {retrieveLocale: () => words, retrieveItem: id => byId.get(id)}
    const engine = new Engine(system, xml, 'en-US', true)
    engine.updateItems(items.map(({id}) => id))
    const texts = citations.map(({cites}) => engine.makeCitationCluster(cites.map(cite => ({...cite}))))
    const entries = withList ? engine.makeBibliography()[1] : []
    return Object.assign([...texts, ...entries], {engine})
  }
}
