import type {Arbitrary} from 'fast-check'
import {expect, test} from 'vitest'
import {rules} from '../src/check/rules/index.ts'
import {createLive, type Live} from '../src/live/index.ts'
import {textOfPage} from '../src/preview/page-source.ts'
import fc from './properties.ts'
import {textWorld} from './world.ts'

/** A session of builds has the same findings and page as a fresh build, for any edit. */

type Files = Readonly<Record<string, string>>

/** The examples of all rules: Markdown, settings and entries with findings. */
const examples = rules.flatMap(rule => rule.examples.flatMap(({files}) => Object.entries(files as Files)))
const chapters = examples.flatMap(([path, text]) => (path.endsWith('.md') ? [text] : []))
const settings = examples.flatMap(([path, text]) => (path === 'manuscript.yaml' ? [text] : []))
const entries = examples.flatMap(([path, text]) => (path === 'references.bib' ? text.split(/(?=^@)/m) : []))
const lines = chapters.flatMap(text => text.split('\n'))
const names = ['01.md', '02.md', '03.md'] as const

const start: Files = {
  'manuscript.yaml': 'title: A paper on dogs\nlang: en\nlicense: CC-BY-4.0\nstyle: own\n',
  'styles/own/style.yaml': 'extends: plain\nhouse: {words: {dogs: hounds}, serial-comma: true}\n',
  '01.md':
    '# One {#one}\n\nSee [@a, p. 3] and @b in @two.[^n]\n\n[^n]: A note on [@a].\n\nWords of Punjab, 2001.\n',
  '02.md':
    '# Two {#two}\n\nAfter @one, Figure 1 and $a^2$.^[In the line [@b].]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'references.bib':
    '@book{a, title={A Book of Punjab}, author={Doe, Jane}, year=1999}\n@book{b, title={Other}, author={Roe, R.}, year=2001}\n'
}

/** Changes to a bibliography that make works similar, reorder them, or rename them. */
const changes: ReadonlyArray<readonly [from: RegExp, to: string]> = [
  [/Doe, Jane/, 'Roe, R.'],
  [/Roe, R\./, 'Doe, John and Roe, R.'],
  [/1999/, '2001'],
  [/2001/, '1999'],
  [/(?<=title=\{)/, 'An '],
  [/@book(?=\{b)/, '@article'],
  [/(?<=@book\{a,)/, ' shorthand={AB},'],
  [/$/, '\n@inbook{c, crossref={a}, title={Part}, author={Poe, P.}, pages={1-2}}\n'],
  [/$/, '\n@set{a, entryset={b}}\n']
]

/** Styles that cite by names, by numbers, and in notes. */
const styles = ['apa', 'ieee', 'chicago-notes-bibliography']

type Edit = (files: Files) => Files

/** A position in a text, as a share of its length. */
const share = fc.double({min: 0, max: 1, noNaN: true})
const chapter = fc.constantFrom(...names)

const edits: Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(chapter, share, fc.constantFrom(...lines))
      .map(([name, at, line]) => inserted(name, at, `\n\n${line}\n`))
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        chapter,
        share,
        fc.constantFrom(
          ' word',
          ' the the',
          ' dogs',
          ' [@a]',
          ' @one',
          '^[x]',
          '*',
          '$',
          '“',
          '\n',
          ' نص',
          ' organise',
          ' organize'
        )
      )
      .map(([name, at, words]) => inserted(name, at, words))
  },
  {
    weight: 3,
    arbitrary: fc.tuple(chapter, share, fc.nat(40)).map(([name, at, length]) => removed(name, at, length))
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(share, fc.constantFrom(...entries))
      .map(([at, entry]) => inserted('references.bib', at, `\n${entry}\n`))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, fc.nat(30)).map(([at, length]) => removed('references.bib', at, length))
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...changes).map(([from, to]) => changed('references.bib', from, to))
  },
  {weight: 1, arbitrary: fc.constantFrom(...settings).map(text => replaced('manuscript.yaml', text))},
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('hounds', 'pups')
      .map(word => changed('styles/own/style.yaml', /(?<=dogs: )\w+/, word))
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...styles).map(name => changed('manuscript.yaml', /$/, `\ncsl: ${name}\n`))
  },
  {
    weight: 1,
    arbitrary: fc.tuple(chapter, fc.constantFrom(...chapters)).map(([name, text]) => replaced(name, text))
  },
  {weight: 1, arbitrary: fc.constantFrom('03.md', 'references.bib').map(withoutFile)}
)

function inserted(name: string, at: number, words: string): Edit {
  return files => {
    const text = files[name] ?? ''
    const place = Math.round(at * text.length)
    return {...files, [name]: text.slice(0, place) + words + text.slice(place)}
  }
}

function removed(name: string, at: number, length: number): Edit {
  return files => {
    const text = files[name] ?? ''
    const place = Math.round(at * text.length)
    return {...files, [name]: text.slice(0, place) + text.slice(place + length)}
  }
}

function replaced(name: string, text: string): Edit {
  return files => ({...files, [name]: text})
}

function changed(name: string, from: RegExp, to: string): Edit {
  return files => ({...files, [name]: (files[name] ?? '').replace(from, to)})
}

function withoutFile(name: string): Edit {
  return files => Object.fromEntries(Object.entries(files).filter(([path]) => path !== name))
}

function newSession(): Live {
  return createLive({entry: '', isShown: true})
}

/** The findings of a paper, and its page with their places, unless the page of an earlier build is still shown. */
async function built(files: Files, session: Live) {
  const reading = {world: textWorld(files), hashes: () => new Map(), today: '2026-11-30'}
  const {built, shown, held, report} = await session.build(reading)
  const {diagnostics, waived, problems} = built!
  const own = held === undefined ? {page: textOfPage(shown!.page), report: await report()} : undefined
  return {diagnostics, waived, problems, own}
}

test('a session gives what a build from nothing gives, after each of random edits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, {minLength: 25, maxLength: 25}), async made => {
      const session = newSession()
      let files = start
      for (const edit of made) {
        files = edit(files)
        const found = await built(files, session)
        const expected = await built(files, newSession())
        const own = found.own && expected.own
        expect(found, JSON.stringify(files)).toEqual({...expected, own})
      }
    }),
    {numRuns: 8}
  )
}, 180_000)
