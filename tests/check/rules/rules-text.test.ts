import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {fix} from '../../../src/check/fix/index.ts'
import {createMemo, type Memo} from '../../../src/core/memo.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import {mapStore} from '../../map-store.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

async function diagnosticsOf(files: Files, memo: Memo = createMemo()): Promise<readonly Diagnostic[]> {
  return (await build(textWorld(files), memo, {entry: '', outputs: []})).diagnostics
}

/** The findings of these rules, with line and column. */
async function said(files: Files, ...rules: readonly string[]): Promise<readonly string[]> {
  const diagnostics = await diagnosticsOf(files)
  return diagnostics
    .filter(({rule}) => rules.includes(rule))
    .map(({start, message}) => `${start?.line}:${start?.column} ${message}`)
}

const galtung = '@article{g, author={Galtung, Johan}, title={A}, year=1969, pages={167--191}}\n'

describe('hand-typed citations', () => {
  const bibliography = `${galtung}@book{v, author={van der Berg, Jan and Roe, R.}, title={B}, year=2001}
@book{u, author={{World Health Organization}}, title={C}, year=2018}
@book{a, editor={García-Márquez, Ana and Poe, B. and Doe, C.}, title={D}, year=2010}
@book{b, author={Galtung, Johan}, title={E}, year=1996}
@book{c, author={Galtung, Johan}, title={F}, year=1996}`
  test.each([
    ['(Galtung 1969)', '1:2 `Galtung 1969` is typed by hand, expected the citation `[@g]`'],
    ['(cf. Galtung, 1969, p. 3)', '1:6 `Galtung, 1969` is typed by hand, expected the citation `[@g]`'],
    ['(Poe, 2000; Galtung, 1969)', '1:13 `Galtung, 1969` is typed by hand, expected the citation `[@g]`'],
    ['Galtung’s (1969) view', '1:1 `Galtung’s (1969)` is typed by hand, expected the citation `@g`'],
    ['By Galtung\n(1969) it', '1:4 `Galtung (1969)` is typed by hand, expected the citation `@g`'],
    [
      '(van der Berg & Roe, 2001)',
      '1:2 `van der Berg & Roe, 2001` is typed by hand, expected the citation `[@v]`'
    ],
    [
      '(World Health Organization, 2018)',
      '1:2 `World Health Organization, 2018` is typed by hand, expected the citation `[@u]`'
    ],
    [
      'García-Márquez _et al._ (2010)',
      '1:1 `García-Márquez et al. (2010)` is typed by hand, expected the citation `@a`'
    ],
    ['(Galtung, 1996b)', '1:2 `Galtung, 1996b` is typed by hand, expected the citation `[@b]`']
  ])('%s', async (text, expected) => {
    expect(await said({'01.md': text, 'references.bib': bibliography}, 'citation-by-hand')).toEqual([
      expected
    ])
  })

  test.each([
    'In 1969 Galtung (b. 1930) wrote.',
    'Galtung published it (Oslo, 1969).',
    '`(Galtung, 1969)` and <https://example.org/Galtung(1969)>',
    'The Galtung Prize 1969 went to nobody.',
    '@g and [@g] and [see Galtung, 1969, or @g]',
    'Words.\n\n# References\n\nGaltung (1969). A.'
  ])('not: %s', async text => {
    expect(await said({'01.md': text, 'references.bib': bibliography}, 'citation-by-hand')).toEqual([])
  })
})

describe('repairs of a repeated citation', () => {
  test.each([
    ['[@a; @b; @a]', '[@a; @b]'],
    ['[@a;\n@a; @b]', '[@a; @b]'],
    ['[@a; @a; @a]', '[@a]'],
    ['[@a; see @a]', '[@a; see @a]'],
    ['[-@a; @a]', '[-@a; @a]'],
    ['[@a, p. 1; @a, p. 1]', '[@a, p. 1; @a, p. 1]']
  ])('%s → %s', async (text, repaired) => {
    const files = {'01.md': `Read ${text}.`, 'references.bib': '@book{a,}\n@book{b,}'}
    const diagnostics = (await diagnosticsOf(files)).filter(({rule}) => rule === 'citation-repeated')
    expect(diagnostics.length).toBeGreaterThan(0)
    const fixed = await fix(textWorld(files), diagnostics, async () => [])
    expect(fixed.files[0]?.after ?? `Read ${text}.`).toBe(`Read ${repaired}.`)
  })
})

describe('texts of a paper', () => {
  test('have places in a file with a byte order mark and CRLF', async () => {
    const text = '\uFEFF# One\r\n\r\nIt is **so** in\r\nin the end.'
    expect(await said({'01.md': text}, 'term-doubled')).toEqual(['3:14 `in` is repeated'])
  })

  test('a doubled word in an abstract has the place of the abstract', async () => {
    const files = {'manuscript.yaml': 'title: A\nabstract: >-\n  It is is\n  so.', '01.md': 'Words.'}
    expect(await said(files, 'term-doubled')).toEqual(['2:11 `is` is repeated'])
  })

  test('words are counted in the same way with and without a cache', async () => {
    const files = {
      'manuscript.yaml': 'style: q\nabstract: >-\n  One *two* three\n  four [@a].\n',
      'styles/q/style.yaml': 'extends: plain\nlimits: {abstract-words: 3}',
      '01.md': 'Words.'
    }
    const store = mapStore()
    const first = await diagnosticsOf(files, createMemo(store))
    const second = await diagnosticsOf(files, createMemo(store))
    expect(store.size()).toBeGreaterThan(0)
    expect(second).toEqual(first)
    expect(first.map(({message}) => message)).toContain(
      'The abstract has 4 words, expected at most 3 (1 too many)'
    )
  })
})

describe('limits of a journal', () => {
  test('override those of the style that it extends one by one', async () => {
    const files = {
      'manuscript.yaml': 'style: near\nkeywords: [a, b, c]\nabstract: One two three.',
      'styles/far/style.yaml': 'extends: plain\nlimits: {keywords: 1, abstract-words: 2}',
      'styles/near/style.yaml': 'extends: far\nlimits: {keywords: 5}',
      '01.md': 'Words.'
    }
    expect(await said(files, 'journal-keywords', 'journal-abstract')).toEqual([
      '3:11 The abstract has 3 words, expected at most 2 (1 too many)'
    ])
  })

  test.each([
    ['{pages: 3}', '2:10', 'pages'],
    ['{keywords: many}', '2:10', 'keywords'],
    ['{anonymous: perhaps}', '2:10', 'anonymous'],
    ['{statements: conflicts}', '2:10', 'statements'],
    ['3', '2:9', 'limits']
  ])('%s is not one', async (limits, place, name) => {
    const files = {
      'manuscript.yaml': 'style: q',
      'styles/q/style.yaml': `extends: plain\nlimits: ${limits}`,
      '01.md': 'Words.'
    }
    expect(await said(files, 'style-invalid')).toEqual([
      expect.stringMatching(new RegExp(`^${place} \`${name}\` is not a limit of a style, expected `))
    ])
  })
})

test('a link to a file that is written later is no longer dead', async () => {
  const files = {'manuscript/01.md': 'See [data](../data/a.csv).'}
  expect(await said(files, 'link-dead')).toHaveLength(1)
  expect(await said({...files, 'data/a.csv': ''}, 'link-dead')).toEqual([])
})
