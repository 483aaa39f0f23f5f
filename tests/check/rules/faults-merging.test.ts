import {describe, expect, test} from 'vitest'
import {built} from '../../built.ts'

const fields = 'author = {Doe, Jane}, title = {The Long History of Bricks}, publisher = {P}, year = 2001'
const first = `@book{a, ${fields}}\n`

/** The files after the repair of two similar entries; undefined if the rule offers none. */
async function repaired(
  files: Readonly<Record<string, string>>,
  rule = 'reference-duplicate'
): Promise<Readonly<Record<string, string>> | undefined> {
  const {diagnostics} = await built(files)
  const found = diagnostics.filter(each => each.rule === rule)
  expect(found).toHaveLength(1)
  const {edits} = found[0]!
  if (edits === undefined) return undefined
  const texts = {...files}
  for (const {file, start, end, old, text} of edits.toSorted((one, other) => other.start - one.start)) {
    expect(texts[file]!.slice(start, end)).toBe(old)
    texts[file] = texts[file]!.slice(0, start) + text + texts[file]!.slice(end)
  }
  return Object.fromEntries(Object.entries(texts).filter(([path, text]) => text !== files[path]))
}

describe('a repeated entry is removed with its lines', () => {
  const bib = 'references.bib'
  const twice = `@book{b, ${fields}}`

  test.each<[string, string, string]>([
    ['the last', `${first}${twice}\n`, first],
    ['the last, without a line end', `${first}${twice}`, first],
    ['with the blank line before it', `${first}\n${twice}\n`, first],
    ['with one of the blank lines around it', `${first}\n${twice}\n\n@misc{c,}\n`, `${first}\n@misc{c,}\n`],
    ['without blank lines', `${first}${twice}\n@misc{c,}\n`, `${first}@misc{c,}\n`],
    ['with its indentation', `${first}  ${twice}  \n@misc{c,}\n`, `${first}@misc{c,}\n`],
    ['from within a line', `${first}@misc{c,} ${twice}\n`, `${first}@misc{c,} \n`],
    ['before another on its line', `${first}${twice} @misc{c,}\n`, `${first} @misc{c,}\n`],
    [
      'in another order of fields',
      `${first}@book{b, year = 2001, publisher = {P}, title = {The Long History of Bricks}, author = {Doe, Jane}}\n`,
      first
    ],
    ['of many lines', `${first}@book{b,\n  ${fields.replace(/, (?=\w+ =)/g, ',\n  ')},\n}\n`, first],
    ['with its comment', `${first}\n% Bricks, once more\n% (from Zotero)\n${twice}\n`, first],
    [
      'with its comment, as others have',
      `% A\n${first}% the same, 2001\n${twice}\n% C\n@misc{c,}\n`,
      `% A\n${first}% C\n@misc{c,}\n`
    ],
    ['with a comment about it', `${first}\n% Doe\n${twice}\n\n@misc{c,}\n`, `${first}\n@misc{c,}\n`],
    [
      'without the heading of several',
      `${first}\n% Books\n${twice}\n\n@misc{c,}\n`,
      `${first}\n% Books\n\n@misc{c,}\n`
    ],
    ['without one over the next', `${first}\n% Doe\n${twice}\n@misc{c,}\n`, `${first}\n% Doe\n@misc{c,}\n`],
    ['without one apart', `${first}\n% Doe\n\n${twice}\n`, `${first}\n% Doe\n`],
    ['in round brackets', `${first}@book(b, ${fields})\n`, first]
  ])('%s', async (_, text, expected) => {
    expect(await repaired({'01.md': '[@a]', [bib]: text})).toEqual({[bib]: expected})
  })

  test.each<[string, string]>([
    ['a comment in it', `${first}@book{b, ${fields},\n% galley\n}\n`],
    ['a second field of a name', `${first}@book{b, ${fields}, year = 2001}\n`],
    ['words in it', `${first}@book{b, ${fields} lost}\n`],
    ['an alias', `${first}@book{b, ${fields}, ids = {c}}\n`.replace('@book{a, ', '@book{a, ids = {c}, ')],
    ['another type', `${first}@booklet{b, ${fields}}\n`.replace('@book{a', '@book{a')],
    ['another value', `${first}@book{b, ${fields.replace('{P}', '{p}')}}\n`],
    ['a field more', `${first}@book{b, ${fields}, note = {N}}\n`],
    ['a work that names it', `${first}@book{b, ${fields}}\n@misc{c, xref = {b}}\n`],
    ['a related work', `${first}@book{b, ${fields}}\n@misc{c, related = {x, b}}\n`],
    ['a set with it', `${first}@book{b, ${fields}}\n@set{c, entryset = {b}}\n`]
  ])('but not with %s', async (_, text) => {
    const {diagnostics} = await built({'01.md': '[@a]', [bib]: text})
    const found = diagnostics.filter(({rule}) => rule === 'reference-duplicate')
    expect(found.flatMap(({edits}) => edits ?? [])).toEqual([])
  })

  test('but not with a waiver or `nocite` that names it', async () => {
    const text = `${first}${twice}\n`
    for (const settings of [
      'nocite: ["@b"]',
      'waivers: [{rule: reference-uncited, subject: b, reason: R}]'
    ]) {
      expect(await repaired({'01.md': '[@a]', 'manuscript.yaml': settings, [bib]: text})).toBeUndefined()
    }
    const other = 'waivers: [{rule: reference-uncited, subject: c, reason: R}]'
    expect(await repaired({'01.md': '[@a]', 'manuscript.yaml': other, [bib]: text})).toEqual({[bib]: first})
  })

  test('but not with a comment that applies to it', async () => {
    expect(
      await repaired({'01.md': '[@a]', [bib]: `${first}% galley-ignore G102: kept\n${twice}\n`})
    ).toBeUndefined()
  })
})

describe('citations of a removed entry', () => {
  const text = (key = 'b', keep = 'a'): string => `@book{${keep}, ${fields}}\n@book{${key}, ${fields}}\n`
  const cited = async (chapter: string, key?: string, keep?: string): Promise<string | undefined> => {
    const files = {'01.md': chapter, 'references.bib': text(key, keep)}
    const done = await repaired(files)
    return done && (done['01.md'] ?? chapter)
  }

  test.each<[string, string | undefined]>([
    ['See [@a].', 'See [@a].'],
    ['See [@b].', 'See [@a].'],
    ['See @b.', 'See @a.'],
    ['See [-@b].', 'See [-@a].'],
    ['See [see @b, p. 3; @c].', 'See [see @a, p. 3; @c].'],
    ['See [@{b}].', 'See [@{a}].'],
    ['See [@b] and [@b].', 'See [@a] and [@a].'],
    ['See [@a; @b].', undefined],
    ['See [@b; @b].', undefined]
  ])('%s: %s', async (chapter, expected) => {
    expect(await cited(chapter)).toBe(expected)
  })

  test('have braces if the key needs them', async () => {
    expect(await cited('See [@b].', 'b', 'a.')).toBe('See [@{a.}].')
    expect(await cited('See [@b].', 'b', 'a:c/d-e+f.g_h')).toBe('See [@a:c/d-e+f.g_h].')
    expect(await cited('See [@{b}].', 'b', 'a.')).toBe('See [@{a.}].')
  })
})
