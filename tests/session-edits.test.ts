import type {Arbitrary} from 'fast-check'
import {expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createRuleMemory} from '../src/check/rule-memory.ts'
import {rules} from '../src/check/rules/index.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import fc from './properties.ts'
import {textWorld} from './world.ts'

/** A session of builds gives the findings and the page of a build from nothing, whatever is edited. */

type Files = Readonly<Record<string, string>>

/** The examples of all rules: Markdown, settings and entries in which there is something to find. */
const examples = rules.flatMap(rule => rule.examples.flatMap(({files}) => Object.entries(files as Files)))
const chapters = examples.flatMap(([path, text]) => (path.endsWith('.md') ? [text] : []))
const settings = examples.flatMap(([path, text]) => (path === 'manuscript.yaml' ? [text] : []))
const entries = examples.flatMap(([path, text]) => (path === 'references.bib' ? text.split(/(?=^@)/m) : []))
const lines = chapters.flatMap(text => text.split('\n'))
const names = ['01.md', '02.md', '03.md'] as const

const start: Files = {
  'manuscript.yaml': 'title: A paper on dogs\nlang: en\nlicense: CC-BY-4.0\n',
  '01.md':
    '# One {#one}\n\nSee [@a, p. 3] and @b in @two.[^n]\n\n[^n]: A note on [@a].\n\nWords of Punjab, 2001.\n',
  '02.md':
    '# Two {#two}\n\nAfter @one, Figure 1 and $a^2$.^[In the line [@b].]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'references.bib':
    '@book{a, title={A Book of Punjab}, author={Doe, Jane}, year=1999}\n@book{b, title={Other}, author={Roe, R.}, year=2001}\n'
}

type Edit = (files: Files) => Files

/** A place in a text as a share of its length. */
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
  {weight: 1, arbitrary: fc.constantFrom(...settings).map(text => replaced('manuscript.yaml', text))},
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

function withoutFile(name: string): Edit {
  return files => Object.fromEntries(Object.entries(files).filter(([path]) => path !== name))
}

/** The findings and the page of a paper, in a session or from nothing. */
async function built(
  files: Files,
  session: {memo: ReturnType<typeof createMemo>; memory?: ReturnType<typeof createRuleMemory>}
) {
  const {diagnostics, waived, artifacts, problems} = await build(textWorld(files), session.memo, {
    entry: '',
    outputs: [htmlOutput],
    draft: true,
    today: '2026-11-30',
    memory: session.memory
  })
  return {diagnostics, waived, problems, pages: artifacts.map(({bytes}) => new TextDecoder().decode(bytes))}
}

test('a session gives what a build from nothing gives, after each of random edits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, {minLength: 25, maxLength: 25}), async made => {
      const session = {memo: createMemo(), memory: createRuleMemory()}
      let files = start
      for (const edit of made) {
        files = edit(files)
        expect(await built(files, session), JSON.stringify(files)).toEqual(
          await built(files, {memo: createMemo()})
        )
      }
    }),
    {numRuns: 8}
  )
})
