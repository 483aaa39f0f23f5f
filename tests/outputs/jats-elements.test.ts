import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {isXmlElement, type XmlNode, xml} from '../../src/core/xml-tree.ts'
import {jatsBlocks} from '../../src/outputs/jats/blocks.ts'
import {blockModels, endNames, headNames, mixedModels} from '../../src/outputs/jats/content-models.ts'
import type {JatsContext} from '../../src/outputs/jats/context.ts'
import {fitted} from '../../src/outputs/jats/fit.ts'
import {formulaWriter} from '../../src/outputs/jats/math.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, everyCase} from '../every-kind.ts'
import {projectRoot} from '../project.ts'

const folder = join(projectRoot, 'src/outputs/jats')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** The elements of the metadata, and of the inside of formulas, tables, lists and references, which fit as written. */
const unfitted = new Set(
  [
    'article front body back journal-meta journal-id journal-title-group journal-title abbrev-journal-title publisher',
    'article-meta article-id article-categories subj-group title-group trans-title-group alt-title permissions',
    'copyright-statement copyright-year copyright-holder license ali:license_ref self-uri related-article',
    'related-object history pub-date-not-available kwd-group kwd funding-group award-group funding-source award-id',
    'contrib-group contrib contrib-id role aff institution institution-id institution-wrap city email author-notes',
    'corresp alternatives tex-math table colgroup col tbody tr def-item term see see-also',
    'app-group citation-alternatives mixed-citation element-citation'
  ].flatMap(names => names.split(' '))
)

/** The names of elements in the sources: those of calls, and those of tables from other names to names of elements. */
function writtenNames(): ReadonlyMap<string, string> {
  const calls = /\b(?:xml|as)\(\s*'([\w:-]+)'/g
  const rows = /^ {2}(?:'[\w-]+'|\w+): '([a-z-]+)',?$/gm
  return new Map(
    readdirSync(folder)
      .filter(file => file !== 'content-models.ts')
      .flatMap(file => {
        const hasRows = ['inline.ts', 'html-element.ts', 'printed-citation.ts'].includes(file)
        return (hasRows ? [calls, rows] : [calls]).flatMap(pattern =>
          [...read(file).matchAll(pattern)].map(([, name]) => [name!, file] as const)
        )
      })
  )
}

test('every element that the writers create is in a model', () => {
  const allowed = new Set([...mixedModels.values(), ...blockModels.values()].flatMap(names => [...names]))
  for (const names of [headNames, endNames, mixedModels.keys(), blockModels.keys()])
    for (const name of names) allowed.add(name)
  const written = writtenNames()
  expect(written.size).toBeGreaterThan(100)
  const unknown = [...written].filter(([name]) => !allowed.has(name) && !unfitted.has(name))
  expect(
    unknown.map(([name, file]) => `${name} in ${file}`),
    'Add the element to the models in src/outputs/jats/content-models.ts that may contain it, since only its words are written otherwise; an element of the metadata is in `unfitted` of this test.'
  ).toEqual([])
})

/** The names of the elements in some nodes, in document order. */
function namesIn(nodes: readonly XmlNode[]): readonly string[] {
  return nodes.flatMap(node => (isXmlElement(node) ? [node.name, ...namesIn(node.children)] : []))
}

test('every kind of node keeps its elements in the text', async () => {
  const rendering = await renderingOf({
    '01.md': 'Text.[^n]\n\n[^n]: Note [@doe].\n',
    'references.bib': '@book{doe,}'
  })
  const context: JatsContext = {
    article: rendering.article,
    entries: new Map(),
    formula: await formulaWriter(rendering),
    picture: ({url}) => ({href: url})
  }
  const cases = everyCase().filter(({name}) => / in (?:paragraph\.children|the body)$/.test(name))
  const lost = cases.flatMap(each => {
    const {body} = articleOfCases({...rendering.article, body: []}, [each])
    const given = jatsBlocks(body, context)
    const kept = namesIn([fitted(xml('body', {}, given))])
    // A break is a space in JATS.
    const missing = namesIn(given).filter(name => name !== 'break' && !kept.includes(name))
    return missing.length === 0 ? [] : [`${each.name}: ${missing.join(' ')}`]
  })
  expect(cases.length).toBeGreaterThan(40)
  expect(lost).toEqual([])
})
