import {beforeAll, describe, expect, test} from 'vitest'
import type {Article} from '../../../src/core/article.ts'
import type {Kind} from '../../../src/core/kinds.ts'
import {acceptAll, compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import {properties} from '../../../src/versions/redline/properties.ts'
import {articleOf} from '../../compose/article.ts'
import {articleOfCases, type Case, everyCase, withProperty} from '../../every-kind.ts'
import {everyKindPaper, isAbsent} from '../../every-kind-words.ts'
import {contentOf, sameContent} from './same-content.ts'

const cases = everyCase()
let article: Article

beforeAll(async () => {
  article = await articleOf(everyKindPaper)
})

/**
 * Whether a case is left out of the comparison: nodes without words of their own, which galley generates from other
 * nodes, and nodes in an entry, since entries are compared by the fields of their works (`references.test.ts`).
 */
function isUncompared(each: Case): boolean {
  return each.place === 'entry' || each.kind === 'index' || isAbsent(each)
}

/**
 * Whether a case stays after its change is rejected: queries and generated titles are those of the new version, and
 * entries follow their works.
 */
function isKept({kind, place}: Case): boolean {
  return place === 'entry' || ['query', 'notes', 'contents', 'index', 'indexMark'].includes(kind)
}

/** Two values of each property that redlines compare, by kind. */
const values: {readonly [K in Kind]?: Readonly<Record<string, readonly [old: unknown, next: unknown]>>} = {
  heading: {level: [1, 2], unnumbered: [undefined, true], unlisted: [undefined, true]},
  paragraph: {noIndent: [undefined, true], lang: [undefined, 'fr'], dir: [undefined, 'rtl']},
  figure: {kind: ['figure', 'listing'], columns: [2, 3], classes: [undefined, ['wide']]},
  figurePart: {width: ['50%', '60%']},
  listing: {language: ['js', 'ts'], firstLine: [1, 8]},
  list: {
    ordered: [undefined, true],
    start: [undefined, 3],
    delimiter: ['period', 'parenthesis'],
    loose: [undefined, true],
    ownMarks: [undefined, true]
  },
  listItem: {checked: [false, true]},
  callout: {kind: ['note', 'warning'], tooltip: ['a', 'b']},
  theorem: {kind: ['theorem', 'lemma'], isHead: [undefined, true]},
  division: {
    tooltip: ['a', 'b'],
    classes: [['box'], ['wide']],
    lang: ['fr', 'de'],
    outputs: [['html'], ['pdf']]
  },
  span: {
    tooltip: ['a', 'b'],
    classes: [['smallcaps'], ['mark']],
    lang: [undefined, 'fr'],
    outputs: [undefined, ['pdf']]
  },
  link: {tooltip: ['a', 'b'], lang: [undefined, 'fr']},
  image: {tooltip: ['a', 'b'], width: ['5cm', '6cm'], height: ['5cm', '6cm']},
  language: {lang: ['fr', 'de']},
  crossReference: {page: [undefined, true]},
  element: {tooltip: ['a', 'b'], columns: ['2', '3'], rows: ['2', '3']}
}

/** The properties shared by all kinds of nodes, by the kinds on which they are tested. */
const shared: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  paragraph: ['lang', 'dir'],
  figure: ['classes'],
  division: ['classes', 'lang'],
  span: ['classes', 'lang'],
  link: ['lang'],
  language: ['lang']
}

test('every kind with compared properties has values of them', () => {
  const compared = Object.entries(properties).filter(([, rows]) =>
    Object.values(rows).some(say => typeof say === 'function')
  )
  expect(Object.keys(values)).toEqual(expect.arrayContaining(compared.map(([kind]) => kind)))
})

describe('a redline shows other words of every kind in every place', () => {
  test('and accepting and rejecting give both versions', () => {
    const silent: string[] = []
    const wrong: string[] = []
    const bare = {...article, body: article.body.filter(({type}) => type === 'paragraph')}
    for (const each of cases) {
      const {name} = each
      const [old, next] = ['', 'new'].map(end => articleOfCases(bare, [each], word => `${word}${end}`))
      const redline = compareArticles(old!, next!)
      if (redline.changes.length === 0 && !isUncompared(each)) silent.push(name)
      if (!sameContent(acceptAll(redline.article), next!)) wrong.push(`${name}, accepted`)
      if (!sameContent(rejectAll(redline.article), old!) && !isKept(each)) wrong.push(`${name}, rejected`)
    }
    expect({silent, wrong}).toEqual({silent: [], wrong: []})
  })
})

test('a redline shows that words are of another kind', () => {
  const bare = {...article, body: article.body.filter(({type}) => type === 'paragraph')}
  // galley generates the works of citations and the parts of entries; only their text is compared.
  const inLine = cases.filter(
    each =>
      each.name.endsWith(' in paragraph.children') &&
      !isAbsent(each) &&
      !['work', 'entryPart'].includes(each.kind)
  )
  const silent = inLine.flatMap((one, index) =>
    inLine.slice(index + 1).flatMap(other => {
      const [old, next] = [one, other].map(each => articleOfCases(bare, [each], () => 'same'))
      return compareArticles(old!, next!).changes.length === 0 ? [`${one.kind} and ${other.kind}`] : []
    })
  )
  expect(inLine.length).toBeGreaterThan(15)
  expect(silent).toEqual([])
})

describe('a redline shows that a property of a node differs', () => {
  test.each(Object.entries(values))('%s', (kind, rows) => {
    const compared = Object.entries(properties[kind as Kind]).filter(([, say]) => typeof say === 'function')
    expect(Object.keys(rows).sort()).toEqual(
      [...compared.map(([name]) => name), ...(shared[kind as Kind] ?? [])].sort()
    )
    const one = cases.find(each => each.kind === kind && each.place === 'body')!
    for (const [name, [before, after]] of Object.entries(rows)) {
      const [old, next] = [before, after].map(value =>
        articleOfCases(article, [withProperty(one, name, value)])
      )
      const redline = compareArticles(old!, next!)
      expect(redline.changes.length, name).toBeGreaterThan(0)
      expect(contentOf(rejectAll(redline.article)), name).toBe(contentOf(old!))
      expect(contentOf(acceptAll(redline.article)), name).toBe(contentOf(next!))
    }
  })
})

/** Kinds without a language, direction and classes, and kinds that galley generates from other nodes. */
const formless: readonly Kind[] = [
  'text',
  'work',
  'noteCall',
  'notes',
  'contents',
  'index',
  'indexMark',
  'query'
]

/** Slots whose content galley renders from keys and labels. */
const rendered: readonly string[] = ['citation.children', 'work.children', 'crossReference.children']

test('a redline shows another language, direction and class of every kind in every place', () => {
  const bare = {...article, body: article.body.filter(({type}) => type === 'paragraph')}
  const wrong: string[] = []
  // Each place is tested with one of the forms, and each kind with all of them.
  for (const [index, each] of cases.entries()) {
    const host = each.name.split(' in ')[1]!
    if (isUncompared(each) || formless.includes(each.kind) || rendered.includes(host)) continue
    const [name, before, after] = forms[index % forms.length]!
    const [old, next] = [before, after].map(value => articleOfCases(bare, [withProperty(each, name, value)]))
    const {article: both, changes} = compareArticles(old!, next!)
    if (changes.length === 0) wrong.push(`${each.name}: ${name} is not shown`)
    if (!sameContent(rejectAll(both), old!)) wrong.push(`${each.name}: ${name} is not rejected`)
    if (!sameContent(acceptAll(both), next!)) wrong.push(`${each.name}: ${name} is not accepted`)
  }
  expect(wrong).toEqual([])
})

const forms = [
  ['lang', undefined, 'fr'],
  ['dir', 'ltr', 'rtl'],
  ['classes', ['one'], ['two']]
] as const
