import {execFile} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {type Citation, createProcessor, createStyle, type Item, toHtml, toText} from '../../src/csl/index.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {compiled} from '../compiled.ts'
import {projectRoot} from '../project.ts'
import fc from '../properties.ts'

const locales = [installedLocales()('en-US')!]
const shipped = (name: string): string => readFileSync(join(projectRoot, `styles/csl/${name}.csl`), 'utf8')

const items: readonly Item[] = [
  ['doe', 'Doe', 2001],
  ['doe2', 'Doe', 2001],
  ['roe', 'Roe', 1999],
  ['poe', 'Poe', 2010]
].map(([id, family, year]) => ({
  id: String(id),
  type: 'book',
  title: `Title of ${id}`,
  author: [{family, given: 'Ada'}],
  publisher: 'Press',
  issued: {'date-parts': [[year]]}
}))

const cite = (id: string, ...works: readonly string[]): Citation => ({
  id,
  cites: works.map(work => {
    const [key = '', locator] = work.split(' ')
    return {id: key, ...(locator && {locator, label: 'page'})}
  })
})

describe('a document in APA', () => {
  const start = () => createProcessor(createStyle(shipped('apa'), {locales}), items)
  const texts = (changes: ReturnType<ReturnType<typeof start>['update']>) =>
    Object.fromEntries([...changes.citations].map(([id, segments]) => [id, toText(segments)]))

  test('an update returns what is new, and the next one nothing', () => {
    const document = start()
    const citations = [cite('one', 'doe'), cite('two', 'roe 3')]
    const first = document.update({citations})
    expect(texts(first)).toEqual({one: '(Doe, 2001)', two: '(Roe, 1999, p. 3)'})
    expect(first.bibliography!.map(({id}) => id)).toEqual(['doe', 'roe'])
    expect(toHtml(first.bibliography![0]!.segments)).toBe('Doe, A. (2001). <i>Title of doe</i>. Press.')
    const second = document.update({citations})
    expect([texts(second), second.bibliography, second.missing]).toEqual([{}, undefined, []])
  })

  test('a changed locator changes one citation', () => {
    const document = start()
    document.update({citations: [cite('one', 'doe'), cite('two', 'roe 3')]})
    const changes = document.update({citations: [cite('one', 'doe'), cite('two', 'roe 4')]})
    expect([texts(changes), changes.bibliography]).toEqual([{two: '(Roe, 1999, p. 4)'}, undefined])
  })

  test('only changes are rendered', () => {
    const style = createStyle(shipped('apa'), {locales})
    const document = createProcessor(style, items)
    const citations = [cite('one', 'doe'), cite('two', 'roe 3')]
    document.update({citations})
    const {renders} = style.engine.counts
    document.update({citations: [citations[0]!, cite('two', 'roe 3')]})
    expect(style.engine.counts.renders).toBe(renders)
    document.update({citations: [citations[0]!, cite('two', 'roe 4')]})
    expect(style.engine.counts.renders).toBe(renders + 1)
  })

  test('a second work of the same year changes the first', () => {
    const document = start()
    document.update({citations: [cite('one', 'doe'), cite('two', 'roe')]})
    const changes = document.update({citations: [cite('one', 'doe'), cite('two', 'roe')], uncited: ['doe2']})
    expect(texts(changes)).toEqual({one: '(Doe, 2001a)'})
    expect(changes.bibliography!.map(({id}) => id)).toEqual(['doe', 'doe2', 'roe'])
  })

  test('unknown works are reported', () => {
    expect(start().update({citations: [cite('one', 'nobody', 'doe')]}).missing).toEqual(['nobody'])
  })
})

test('cites from JSON may have numbers and nulls', () => {
  const document = createProcessor(createStyle(shipped('apa'), {locales}), items)
  const cites = [
    {id: 'doe', locator: 3, label: null, prefix: null, suffix: null},
    {id: 'roe', locator: '4', label: 5, prefix: 'see'}
  ] as never
  const {citations} = document.update({citations: [{id: '1', cites}]})
  expect(toText(citations.get('1')!)).toBe('(Doe, 2001, p. 3; see Roe, 1999, 4)')
})

test('cites, uncited works and lists from JSON may have numbers as ids', () => {
  const works = [
    {...items[0]!, id: 7},
    {...items[1]!, id: 8}
  ]
  const document = createProcessor(createStyle(shipped('apa'), {locales}), works)
  const citation = {id: '1', cites: [{id: 7}]} as never
  const state = {citations: [citation], uncited: [8] as never, lists: {own: [8] as never}}
  const {citations, bibliography, lists, missing} = document.update(state)
  expect(lists.get('own')!.map(({id}) => id)).toEqual(['8'])
  expect(missing).toEqual([])
  expect([...citations.keys()]).toEqual(['1'])
  expect(bibliography!.map(({id}) => id).toSorted()).toEqual(['7', '8'])
  expect(document.update(state).citations.size).toBe(0)
})

test('a note style renders cites by position', () => {
  const document = createProcessor(createStyle(shipped('chicago-notes'), {locales}), items)
  const notes = [cite('1', 'doe'), cite('2', 'doe 3'), cite('3', 'roe'), cite('4', 'doe')].map(
    (each, index) => ({...each, note: index + 1})
  )
  const {citations} = document.update({citations: notes})
  expect([...citations.values()].map(toText)).toEqual([
    'Ada Doe, Title of Doe (Press, 2001).',
    'Doe, Title of Doe, 3.',
    'Ada Roe, Title of Roe (Press, 1999).',
    'Doe, Title of Doe.'
  ])
})

test.each(['apa', 'chicago-notes', 'vancouver'])(
  '%s: the result of updates does not depend on earlier updates',
  name => {
    const style = createStyle(shipped(name), {locales})
    const work = fc.constantFrom('doe', 'doe2', 'roe', 'poe', 'doe 3', 'roe 7', 'nobody')
    const state = fc
      .record({
        citations: fc.array(fc.array(work, {minLength: 1, maxLength: 3}), {maxLength: 5}),
        uncited: fc.subarray(['doe', 'doe2', 'roe', 'poe'])
      })
      .map(({citations, uncited}) => ({
        citations: citations.map((works, index) => ({...cite(String(index), ...works), note: index + 1})),
        uncited
      }))
    fc.assert(
      fc.property(fc.array(state, {minLength: 2, maxLength: 5}), states => {
        const document = createProcessor(style, items)
        const shown = new Map<string, string>()
        let list: string | undefined
        for (const each of states) {
          const {citations, bibliography} = document.update(each)
          for (const [id, segments] of citations) shown.set(id, toHtml(segments))
          if (bibliography !== undefined) list = bibliography.map(({segments}) => toHtml(segments)).join('\n')
        }
        const last = states.at(-1)!
        const alone = createProcessor(style, items).update(last)
        const ids = last.citations.map(({id}) => id)
        expect(ids.map(id => shown.get(id))).toEqual(ids.map(id => toHtml(alone.citations.get(id)!)))
        expect(list).toBe(alone.bibliography?.map(({segments}) => toHtml(segments)).join('\n'))
      }),
      {numRuns: 60}
    )
  }
)

test('HTML is escaped and formatted', () => {
  expect(
    toHtml([
      {type: 'text', value: 'a < b & c '},
      {type: 'format', name: 'font-style', value: 'italic', children: [{type: 'text', value: 'd'}]},
      {type: 'format', name: 'font-variant', value: 'small-caps', children: [{type: 'text', value: 'e'}]},
      {type: 'block', display: 'indent', children: [{type: 'text', value: 'f'}]}
    ])
  ).toBe(
    'a &lt; b &amp; c <i>d</i><span style="font-variant:small-caps">e</span><div class="csl-indent">f</div>'
  )
})

describe('galley/csl in another project', () => {
  test('the example in docs/csl.md runs and type-checks', async () => {
    const consumer = mkdtempSync(join(tmpdir(), 'galley-csl-'))
    try {
      mkdirSync(join(consumer, 'node_modules'))
      symlinkSync(projectRoot, join(consumer, 'node_modules/galley'))
      writeFileSync(join(consumer, 'apa.csl'), shipped('apa'))
      writeFileSync(join(consumer, 'locales-en-US.xml'), locales[0]!)
      const page = readFileSync(join(projectRoot, 'docs/csl.md'), 'utf8')
      const code = /```js\n([\s\S]*?)```/.exec(page)![1]!
      const output = /```text\n([\s\S]*?)```/.exec(page)![1]!
      writeFileSync(join(consumer, 'cite.mjs'), code)
      writeFileSync(join(consumer, 'types.mts'), typed)
      const {stdout} = await promisify(execFile)(process.execPath, ['cite.mjs'], {cwd: consumer})
      expect(stdout).toBe(output)
      const checked = await promisify(execFile)(
        process.execPath,
        [
          join(projectRoot, 'node_modules/typescript/bin/tsc'),
          ...'--ignoreConfig --noEmit --strict --module nodenext --target es2023 --types node --typeRoots'.split(
            ' '
          ),
          join(projectRoot, 'node_modules/@types'),
          'types.mts'
        ],
        {cwd: consumer}
      ).catch((error: {stdout: string}) => error)
      expect(checked.stdout).toBe('')
    } finally {
      rmSync(consumer, {recursive: true, force: true})
    }
  })

  test('the package is one small file without dependencies', () => {
    const file = readFileSync(join(compiled, 'csl.js'))
    expect(String(file)).not.toMatch(/\b(?:import|require)\(|^import /m)
    expect(gzipSync(file).length).toBeLessThan(43_000)
  })
})

const typed = `
import {createProcessor, createStyle, toText, type Item} from 'galley/csl'
const items: readonly Item[] = [{id: 'a', type: 'book'}]
const processor = createProcessor(createStyle('', {locales: ['']}), items)
const text: string = toText(processor.update({citations: []}).bibliography?.[0]?.segments ?? [])
// @ts-expect-error a citation needs an id
processor.update({citations: [{cites: []}]})
export {text}
`
