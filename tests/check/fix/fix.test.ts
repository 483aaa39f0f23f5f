import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {fix} from '../../../src/check/fix/index.ts'
import {applyEdits, planRound} from '../../../src/check/fix/repairs.ts'
import {createMemo, type Memo} from '../../../src/core/memo.ts'
import type {Diagnostic, Edit} from '../../../src/core/types.ts'
import type {World} from '../../../src/core/world.ts'
import fc from '../../properties.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** The rules whose repairs are tested here; the repairs of other rules have separate tests. */
const ownRules = ['citation-separator', 'bibliography-duplicate-key', 'reference-duplicate']

/** Repairs a paper; returns the changed files and the repairs. */
async function fixed(files: Files, names?: readonly string[], memo = createMemo()) {
  const only = (rule: Readonly<{name: string}>): boolean => names?.includes(rule.name) ?? true
  const check = async (world: World): Promise<readonly Diagnostic[]> =>
    (await build(world, memo, {entry: '', outputs: [], only})).diagnostics
  const world = textWorld(files)
  const outcome = await fix(world, await check(world), check)
  return {...outcome, texts: Object.fromEntries(outcome.files.map(({path, after}) => [path, after]))}
}

const works = '@book{doe, title={A}}\n@book{roe, title={B}}\n@book{zoe, title={C}}\n'
const settings = {'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\n'}

describe('the separator of citations', () => {
  test.each([
    ['[@doe, @roe].', '[@doe; @roe].'],
    ['[see @doe, p. 3, @roe, p. 4, @zoe].', '[see @doe, p. 3; @roe, p. 4; @zoe].'],
    ['\uFEFF[@doe,\r\n@roe].\r\n', '\uFEFF[@doe;\r\n@roe].\r\n'],
    ['> [@doe,\n> @roe]^[[@roe,@zoe]]', '> [@doe;\n> @roe]^[[@roe;@zoe]]'],
    ['*[@doe, @roe]* 𝒜 [@doe, @zoe]', '*[@doe; @roe]* 𝒜 [@doe; @zoe]']
  ])('%j', async (text, expected) => {
    const {texts, repaired} = await fixed({...settings, '01.md': text, 'references.bib': works}, ownRules)
    expect(texts).toEqual({'01.md': expected})
    expect(repaired.every(({rule}) => rule === 'citation-separator')).toBe(true)
  })

  test.each([
    ['words of the author', '[@doe and @roe].'],
    ['a part without a key', '[@doe; and more].'],
    ['code', '`[@doe, @roe]` [@doe; @roe; @zoe]'],
    ['what the author accepts', '<!-- galley-ignore G103: house style -->\n\n[@doe, @roe; @zoe]']
  ])('%s is left alone', async (_, text) => {
    expect((await fixed({...settings, '01.md': text, 'references.bib': works}, ownRules)).texts).toEqual({})
  })

  test('in an abstract is not repaired, because YAML may have folded it', async () => {
    const yaml = `${settings['manuscript.yaml']}abstract: "See [@doe, @roe]."\n`
    const {texts} = await fixed(
      {'manuscript.yaml': yaml, '01.md': '[@zoe]', 'references.bib': works},
      ownRules
    )
    expect(texts).toEqual({})
  })
})

describe('a repeated entry', () => {
  const doe = '@book{doe,\n  author = {Doe, Jane},\n  title = {A Long Book},\n  year = 1999\n}\n'
  const copy = (key: string): string =>
    `@book{${key}, year={1999}, title="A Long Book", author = "Doe, Jane"}\n`

  test.each([
    ['goes, and is cited by the other key', '@two and [-@two, p. 3]', '@doe and [-@doe, p. 3]'],
    ['in braces, too', '[@{two}]s @two.', '[@{doe}]s @doe.'],
    ['also where nothing cites the one that stays', 'See @two.', 'See @doe.']
  ])('%s', async (_, text, expected) => {
    const {texts} = await fixed(
      {...settings, '01.md': text, 'references.bib': `${doe}\n${copy('two')}`},
      ownRules
    )
    expect(texts).toEqual({'01.md': expected, 'references.bib': doe})
  })

  test('has braces around its key in citations if the key needs them', async () => {
    const files = {'01.md': 'See @two’s.', 'references.bib': `${doe.replace('doe', 'doe$')}${copy('two')}`}
    expect((await fixed({...settings, ...files}, ownRules)).texts['01.md']).toBe('See @{doe$}’s.')
  })

  test('with the same key is removed, too', async () => {
    const {texts, stable} = await fixed(
      {
        ...settings,
        '01.md': '@doe @roe',
        'references.bib': `% a list\r\n${doe}\r\n${copy('doe')}\r\n${copy('doe')}\r\n@book{roe,}`
      },
      ownRules
    )
    expect(texts).toEqual({'references.bib': `% a list\r\n${doe}\r\n@book{roe,}`})
    expect(stable).toBe(true)
  })

  test.each([
    ['both in one citation', '[@doe; @two]', ''],
    ['a child that names it', '@doe @two @kid', '@inbook{kid, title={Kid}, crossref={two}}\n'],
    ['a field that differs', '@doe @two @three', copy('three').replace('1999', '2000')],
    ['a comment that speaks of it', '@doe @two', '% galley-ignore G212: both are wanted\n']
  ])('is kept if there is %s', async (name, text, more) => {
    const second = name.startsWith('a field') ? '@book{two,}\n' : copy('two')
    const bib = `${doe}${more}${second}`
    const {files} = await fixed({...settings, '01.md': text, 'references.bib': bib}, ownRules)
    expect(files).toEqual([])
  })

  test.each([
    ['a comment of the author', 'title = {A Long Book}, % which one?\n year = 1999'],
    ['a field that counts only once', 'title = {A Long Book}, year = 1999, title = {Another}'],
    ['words that are lost', 'title = {A Long Book}, year = 1999, and more']
  ])('is kept if it contains %s', async (_, fields) => {
    const bib = `${doe}@book{two, author = {Doe, Jane}, ${fields}}\n`
    expect((await fixed({...settings, '01.md': '@doe @two', 'references.bib': bib}, ownRules)).files).toEqual(
      []
    )
    const same = `${doe}@book{doe, author = {Doe, Jane}, ${fields}}\n`
    expect((await fixed({...settings, '01.md': '@doe', 'references.bib': same}, ownRules)).files).toEqual([])
  })

  test('is kept if it is listed by name', async () => {
    const yaml = `${settings['manuscript.yaml']}nocite: ["@two"]\n`
    const files = {'manuscript.yaml': yaml, '01.md': '@doe', 'references.bib': `${doe}${copy('two')}`}
    expect((await fixed(files, ownRules)).files).toEqual([])
  })

  test('is removed until one of several is left', async () => {
    const bib = `${doe}${copy('two')}${copy('three')}`
    const {texts, repaired} = await fixed(
      {...settings, '01.md': '@two @three', 'references.bib': bib},
      ownRules
    )
    expect(texts).toEqual({'01.md': '@doe @doe', 'references.bib': doe})
    expect(repaired).toHaveLength(2)
  })

  test('leaves the byte order mark of a file with nothing else', async () => {
    const yaml = `${settings['manuscript.yaml']}bibliography: [a.bib, b.bib]\n`
    const files = {
      'manuscript.yaml': yaml,
      '01.md': '@two',
      'a.bib': doe,
      'b.bib': `\uFEFF${copy('two')}% end\n`
    }
    expect((await fixed(files, ownRules)).texts).toEqual({'01.md': '@doe', 'b.bib': '\uFEFF% end\n'})
  })

  test('one repair enables the next', async () => {
    const {texts} = await fixed(
      {
        ...settings,
        '01.md': '[@two, @roe]',
        'references.bib': `${doe}${copy('two')}@book{roe,}`
      },
      ownRules
    )
    expect(texts['01.md']).toBe('[@doe; @roe]')
  })
})

describe('a round of repairs', () => {
  const edit = (start: number, old: string, text: string, file = 'a'): Edit => ({
    file,
    start,
    end: start + old.length,
    old,
    text
  })
  const plan = (
    repairs: ReadonlyArray<readonly Edit[]>,
    text = 'one two three'
  ): readonly [string, readonly number[]] => {
    const {edits, made} = planRound(repairs, file => (file === 'a' ? text : undefined))
    return [applyEdits(text, edits.get('a') ?? []), made]
  }

  test.each([
    ['makes what fits', [[edit(0, 'one', '1')], [edit(8, 'three', '3')]], '1 two 3', [0, 1]],
    ['in the order of the text', [[edit(8, 'three', '3')], [edit(0, 'one', '1')]], '1 two 3', [0, 1]],
    ['the first of two that overlap', [[edit(0, 'one two', '12')], [edit(4, 'two', '2')]], '12 three', [0]],
    [
      'not what stands inside another',
      [[edit(4, 'two', '2')], [edit(0, 'one two three', '')]],
      'one 2 three',
      [0]
    ],
    ['two side by side', [[edit(0, 'one', '1')], [edit(3, ' two', '2')]], '12 three', [0, 1]],
    ['one of two insertions at a point', [[edit(4, '', 'x')], [edit(4, '', 'y')]], 'one xtwo three', [0]],
    [
      'the same edit once',
      [[edit(0, 'one', '1')], [edit(0, 'one', '1'), edit(4, 'two', '2')]],
      '1 2 three',
      [0, 1]
    ],
    ['all of a repair or nothing', [[edit(0, 'one', '1'), edit(4, 'tow', '2')]], 'one two three', []],
    [
      'nothing in a file that is not there',
      [[edit(0, 'one', '1'), edit(0, 'x', 'y', 'b')]],
      'one two three',
      []
    ],
    ['nothing that overlaps itself', [[edit(0, 'one', '1'), edit(2, 'e', 'E')]], 'one two three', []],
    ['nothing that changes nothing', [[edit(0, 'one', 'one')]], 'one two three', []],
    ['nothing beyond the text', [[edit(12, 'e!', '')], [edit(-1, '', 'x')]], 'one two three', []]
  ])('%s', (_, repairs, text, made) => {
    expect(plan(repairs)).toEqual([text, made])
  })

  test('no repair splits a character', () => {
    expect(plan([[edit(1, '\uDC9C', '')]], '\u{1D49C}')).toEqual(['\u{1D49C}', []])
    expect(plan([[edit(0, '', '\uD835')]], 'a')).toEqual(['a', []])
  })

  test('whatever edits are requested, text outside the ones made is kept', () => {
    const asked = fc.array(
      fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.string({maxLength: 4})), {minLength: 1, maxLength: 3})
    )
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 40}), asked, (text, all) => {
        const repairs = all.map(edits =>
          edits.map(([start, length, now]) => edit(start, text.slice(start, start + length), now))
        )
        const {edits, made} = planRound(repairs, () => text)
        const done = edits.get('a') ?? []
        let [at, rest] = [0, applyEdits(text, done)]
        for (const {start, end, text: now} of done) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(rest.startsWith(text.slice(at, start) + now)).toBe(true)
          rest = rest.slice(start - at + now.length)
          at = end
        }
        expect(rest).toBe(text.slice(at))
        expect(done.length).toBeLessThanOrEqual(made.flatMap(index => repairs[index]!).length)
      })
    )
  })

  test('ten thousand repairs are made at once', () => {
    const text = 'ab '.repeat(10_000)
    const repairs = Array.from({length: 10_000}, (_, index) => [edit(3 * index, 'ab', 'c')]).toReversed()
    expect(plan(repairs, text)[0]).toBe('c '.repeat(10_000))
  })
})

test('repairs that lead to each other forever stop after ten rounds', async () => {
  const world = textWorld({a: 'x'})
  const check = async (now: World): Promise<readonly Diagnostic[]> => {
    const text = new TextDecoder().decode((await now.read('a')) as Uint8Array)
    const edits = [{file: 'a', start: 0, end: 0, old: '', text: 'x'}]
    return [{code: 'G999', rule: 'term-doubled', severity: 'info', file: 'a', message: text, edits}]
  }
  const {files, stable} = await fix(world, await check(world), check)
  expect(files).toEqual([{path: 'a', before: 'x', after: 'x'.repeat(11)}])
  expect(stable).toBe(false)
})

test('a file that is neither UTF-8 nor Windows-1252 is not changed', async () => {
  const latin1 = Uint8Array.from([...'[@doe, @roe] Caf\u008e'].map(letter => letter.charCodeAt(0)))
  expect(
    (
      await fixed(
        {...settings, '01.md': latin1, '02.md': '[@doe; @roe; @zoe]', 'references.bib': works},
        ownRules
      )
    ).files
  ).toEqual([])
})

describe('any paper', () => {
  const keys = ['doe', 'roe', 'zoe', 'two', 'nope']
  const key = fc.constantFrom(...keys)
  const separator = fc.constantFrom('; ', ', ', ',', ',\n', ' , ', ' and ', ', and ', ', p. 3, ', ' ')
  const citation = fc
    .tuple(fc.constantFrom('', 'see ', '-'), fc.array(fc.tuple(key, separator), {minLength: 1, maxLength: 4}))
    .map(([prefix, items]) => {
      const list = items.map(([name, mark], index) => `@${name}${index < items.length - 1 ? mark : ''}`)
      return `[${prefix}${list.join('')}]`
    })
  const piece = fc.oneof(
    citation,
    key.map(name => `@${name}`),
    fc.constantFrom('Words, and', 'é𝒜', '`[@doe, @roe]`', '*emphasis*', '\\@doe, @roe', '\n\n', '> '),
    fc.string({unit: 'grapheme', maxLength: 6})
  )
  const chapter = fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.array(piece, {maxLength: 12}), fc.constantFrom('\n', '\r\n'))
    .map(([mark, pieces, end]) => mark + pieces.join(' ').replace(/\r?\n/g, end))
  const entry = fc
    .tuple(
      fc.constantFrom('doe', 'roe', 'zoe', 'two'),
      fc.constantFrom('A', 'B'),
      fc.constantFrom('', '\n', '\r\n', '% words\n')
    )
    .map(([name, title, gap]) => `${gap}@book{${name}, author = {Doe, J.}, title = {${title}}, year = 1999}`)
  const bibliography = fc.array(entry, {maxLength: 6}).map(entries => entries.join('\n'))

  test('gives the same result the second time, keeps its comments, and cites the same works', async () => {
    await fc.assert(
      fc.asyncProperty(chapter, bibliography, async (text, bib) => {
        const memo = createMemo()
        const files = {...settings, '01.md': text, 'references.bib': bib}
        const once = await fixed(files, ownRules, memo)
        expect(once.stable).toBe(true)
        const after = {...files, ...once.texts}
        expect((await fixed(after, ownRules, memo)).files).toEqual([])
        expect(after['references.bib'].split('% words').length).toBe(bib.split('% words').length)
        expect(await citedWorks(after, memo)).toEqual(await citedWorks(files, memo))
        const letters = (words: string): string => words.replace(/[,;]|@\{?\w+\}?/g, '')
        expect(letters(after['01.md'])).toBe(letters(text))
      }),
      {numRuns: 100}
    )
  })

  test('with the repairs of all rules, gives the same result the second time and cites as many works', async () => {
    const field = fc.constantFrom(
      'pages = {1-2}',
      'pages = "pp. 33"',
      'doi = {https://doi.org/10.1234/abc}',
      'volume = {03}',
      'issn = {1234-567x}',
      'url = {http://example.org/a }',
      'journal = {Peace  and War}',
      'publisher = p # { Press}',
      'date = {2001-1-5}',
      'author = {Doe, J. and others}'
    )
    const fields = fc.uniqueArray(field, {maxLength: 6, selector: text => text.split(' ')[0]!})
    const richEntry = fc
      .tuple(
        fc.constantFrom('doe', 'roe', 'zoe', 'two'),
        fc.constantFrom('First Book', 'Second Book'),
        fields
      )
      .map(([name, title, more]) => `@article{${name}, ${[`title = {${title}}`, ...more].join(',\r\n  ')}}\n`)
    const entries = fc.array(richEntry, {maxLength: 5}).map(all => `@string{p = "P"}\n${all.join('\n')}`)
    await fc.assert(
      fc.asyncProperty(chapter, entries, async (text, bib) => {
        const memo = createMemo()
        const files = {...settings, '01.md': text, 'references.bib': bib}
        const once = await fixed(files, undefined, memo)
        expect(once.stable).toBe(true)
        const after = {...files, ...once.texts}
        expect((await fixed(after, undefined, memo)).files).toEqual([])
        // A set, since a repair removes the repetition of a work that a citation names twice.
        const works = async (paper: Files) => new Set(await citedWorks(paper, memo)).size
        expect(await works(after)).toBe(await works(files))
      }),
      {numRuns: 100}
    )
  })

  /** The data of each cited work, without its key, in order of citation. */
  async function citedWorks(files: Files, memo: Memo): Promise<readonly string[]> {
    const {manuscript} = await build(textWorld(files), memo, {entry: '', outputs: []})
    return manuscript.citations.flatMap(({citation, references}) =>
      references.map((reference, index) =>
        JSON.stringify([
          reference?.csl ? {...reference.csl, id: ''} : citation.items[index]?.key,
          citation.items[index]?.locator
        ])
      )
    )
  }
})
