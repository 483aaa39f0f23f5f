import type {Arbitrary} from 'fast-check'
import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {settleEdits, type Verdict} from '../../../src/check/fix/settle-edits.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {numberedEdits} from '../../../src/core/tracked-edits.ts'
import fc from '../../properties.ts'
import {textWorld} from '../../world.ts'

type Files = Readonly<Record<string, string>>

type Choice = Readonly<{verdict: Verdict; numbers?: readonly number[]; comments?: boolean}>

/**
 * Settles the edits of a paper, once for each choice; returns all files afterwards, and the numbers of the edits left
 * to a person.
 */
async function settled(files: Files, ...choices: readonly Choice[]) {
  const {manuscript, files: read} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const textOf = (path: string) => {
    const text = read.textOf(path)
    return text === undefined ? undefined : {saved: files[path]!, read: text}
  }
  return choices.map(({verdict, numbers, comments = false}) => {
    const edits = numberedEdits(manuscript.project).filter(({number}) => numbers?.includes(number) ?? true)
    const outcome = settleEdits(manuscript.project, {verdict, edits, comments}, textOf)
    const changed = Object.fromEntries(outcome.files.map(({path, after}) => [path, after]))
    return {files: {...files, ...changed} as Files, byHand: outcome.byHand.map(({number}) => number)}
  })
}

async function both(text: string): Promise<ReadonlyArray<string | undefined>> {
  const files = {'manuscript.yaml': 'title: A\n', '01.md': text}
  const outcomes = await settled(files, {verdict: 'accept'}, {verdict: 'reject'})
  return outcomes.map(outcome => outcome.files['01.md'])
}

describe('accepting and rejecting', () => {
  test.each([
    ['in a line', 'A {++b ++}c {--d --}e {~~f~>g~~}.', ['A b c e g.', 'A c d e f.']],
    ['around markup', '{++*a* [@b] $c$ ++}d', ['*a* [@b] $c$ d', 'd']],
    ['in words', 'm{~~ea~>e~~}t{++s++}', ['mets', 'meat']],
    ['across markup', '*a {++b* c++} d', ['*a b* c d', '*a  d']],
    ['one side empty', 'a{~~~> b~~}{~~ c~>~~}', ['a b', 'a c']],
    ['with a remark', 'a{++ b++}{>>AB: why<<}{>>CD: so<<}.', ['a b.', 'a.']],
    [
      'queries stay',
      'a {>>b?<<} {==c==}{>>d?<<}{++ e++}',
      ['a {>>b?<<} {==c==}{>>d?<<} e', 'a {>>b?<<} {==c==}{>>d?<<}']
    ],
    [
      'queries within edits stay with the words',
      '{--a {==b==}{>>c?<<}--}{++d {==e==}{>>f?<<} g{>>h?<<}++}',
      ['d {==e==}{>>f?<<} g{>>h?<<}', 'a {==b==}{>>c?<<}']
    ],
    [
      'code, formulas, attributes and HTML are not read',
      '`{++a++}` $b_{--}$ <!-- {++c++} --> [d]{.e}',
      undefined
    ],
    ['what is escaped is text', 'a \\{++b++}', undefined],
    ['what has no partner is text', 'a {++b', undefined],
    ['an edit within another stays', 'a {++b {--c--}++}', ['a b {--c--}', 'a ']],
    ['a citation is one thing', '[@a{++; @b++}]', undefined],
    ['a line of a paragraph', 'a\n{--b--}\nc\n', ['a\nc\n', 'a\nb\nc\n']],
    ['a paragraph', 'A.\n\n{--B.--}\n\nC.\n', ['A.\n\nC.\n', 'A.\n\nB.\n\nC.\n']],
    ['two paragraphs', 'A.\n\n{--B.--}\n\n{--C.--}\n\nD.\n', ['A.\n\nD.\n', 'A.\n\nB.\n\nC.\n\nD.\n']],
    ['two lines before a blank one', 'A.\n{--B.--}\n{--C.--}\n\nD.\n', ['A.\n\nD.\n', 'A.\nB.\nC.\n\nD.\n']],
    ['the last paragraph', 'A.\n\n{++B.++}', ['A.\n\nB.', 'A.\n']],
    ['the only one', '{++A.++}\n', ['A.\n', '']],
    ['blocks', 'A.\n\n{++\n\n# B\n\n- c\n\n++}\n\nD.\n', ['A.\n\n# B\n\n- c\n\nD.\n', 'A.\n\nD.\n']],
    ['blocks close to their marks', 'A.\n\n{--\nB.\n--}\n\nC.\n', ['A.\n\nC.\n', 'A.\n\nB.\n\nC.\n']],
    ['blocks of two kinds', '{~~\n\nA.\n\n~>\n\n- b\n\n~~}\n', ['- b\n', 'A.\n']],
    ['from paragraph to paragraph', 'A {++b.\n\nC ++}d.', ['A b.\n\nC d.', 'A d.']],
    ['an item', '- a\n- {++b++}\n- c\n', ['- a\n- b\n- c\n', '- a\n- c\n']],
    ['an item with more in it', '1. {--a--}\n\n   b\n', ['1. \n\n   b\n', '1. a\n\n   b\n']],
    ['a heading', '# {--A--}\n\nB.\n', ['B.\n', '# A\n\nB.\n']],
    ['a paragraph of a quotation', '> A.\n>\n> {++B.++}\n\nC.\n', ['> A.\n>\n> B.\n\nC.\n', '> A.\n\nC.\n']],
    [
      'a row',
      '|a|b|\n|-|-|\n|{++1++}|{++2++}|\n|3|4|\n',
      ['|a|b|\n|-|-|\n|1|2|\n|3|4|\n', '|a|b|\n|-|-|\n|3|4|\n']
    ],
    [
      'a caption, a note',
      '![A{++ b++}.](a.png)\n\nC[^n].\n\n[^n]: D{-- e--}.\n',
      ['![A b.](a.png)\n\nC[^n].\n\n[^n]: D.\n', '![A.](a.png)\n\nC[^n].\n\n[^n]: D e.\n']
    ],
    [
      'line ends and a byte order mark',
      '\uFEFFa{++ b++}\r\n{--c--}\r\n\r\nd\r\n',
      ['\uFEFFa b\r\n\r\nd\r\n', '\uFEFFa\r\nc\r\n\r\nd\r\n']
    ]
  ])('%s: %j', async (_, text, expected = [text, text]) => {
    expect(await both(text)).toEqual(expected)
  })

  test('some edits, by number, in several files', async () => {
    const files = {
      'manuscript.yaml':
        'title: "A {++new++} title"\nabstract: >\n  Some {--old\n  and--} folded {~~words~>text~~}.\n',
      '01.md': 'One {++two++}.\n',
      '02.md': 'Three {++four++}.\n'
    }
    const [outcome] = await settled(files, {verdict: 'accept', numbers: [1, 2, 5]})
    expect(outcome?.files).toEqual({
      'manuscript.yaml': 'title: "A new title"\nabstract: >\n  Some  folded {~~words~>text~~}.\n',
      '01.md': 'One {++two++}.\n',
      '02.md': 'Three four.\n'
    })
  })

  test('comments and highlights are removed with --comments', async () => {
    const files = {'manuscript.yaml': 'title: A\n', '01.md': 'A\n{>>b?<<}\n{==c==}{>>d?<<} e {>><<}f\n'}
    const [outcome] = await settled(files, {verdict: 'accept', numbers: [], comments: true})
    expect(outcome?.files['01.md']).toBe('A\nc e f\n')
  })

  test('comments and highlights within edits are removed with --comments', async () => {
    const files = {
      'manuscript.yaml': 'title: A\n',
      '01.md': 'A {++b {==c==}{>>d?<<} e++}{-- {==f==}{>>g?<<}--}\n'
    }
    const outcomes = await settled(
      files,
      {verdict: 'accept', numbers: [], comments: true},
      {verdict: 'accept', comments: true},
      {verdict: 'reject', comments: true}
    )
    expect(outcomes.map(outcome => outcome.files['01.md'])).toEqual([
      'A {++b c e++}{-- f--}\n',
      'A b c e\n',
      'A  f\n'
    ])
  })

  test('a table that depends on the columns of its characters is left to a person', async () => {
    const grid = '+-----------+\n| a {++b++} |\n+-----------+\n'
    const files = {'manuscript.yaml': 'title: A\n', '01.md': `${grid}\nC {++d++}.\n`}
    const [outcome] = await settled(files, {verdict: 'accept'})
    expect(outcome?.files['01.md']).toBe(`${grid}\nC d.\n`)
    expect(outcome?.byHand).toEqual([1])
  })
})

/** A part of a text before the edits, after them, and with the marks of the edits. */
type Edited = Readonly<{old: string; now: string; marked: string}>

const word = fc.constantFrom(
  'a',
  'Bee',
  '*c*',
  '**d e**',
  '[@f]',
  '`{++g++}`',
  '$h_{--}$',
  '[i](j)',
  '“k”',
  'l{.m}'
)
const space = fc.constantFrom(' ', '\n')
const remark = fc.constantFrom('', '', '{>>AB: why<<}', '{>>@eve so?<<}')

const kept = (text: string): Edited => ({old: text, now: text, marked: text})
const piece: Arbitrary<Edited> = fc
  .tuple(fc.constantFrom('keep', 'insert', 'delete', 'replace'), space, word, word, remark)
  .map(([kind, gap, one, other, said]): Edited => {
    if (kind === 'insert') return {old: '', now: gap + one, marked: `{++${gap}${one}++}${said}`}
    if (kind === 'delete') return {old: gap + one, now: '', marked: `{--${gap}${one}--}${said}`}
    if (kind === 'replace')
      return {old: gap + one, now: gap + other, marked: `${gap}{~~${one}~>${other}~~}${said}`}
    return kept(gap + one)
  })

const joined = (parts: readonly Edited[], between: string): Edited => {
  const texts = (name: keyof Edited) => parts.map(part => part[name]).filter(text => text !== '')
  return {
    old: texts('old').join(between),
    now: texts('now').join(between),
    marked: texts('marked').join(between)
  }
}

const paragraph: Arbitrary<Edited> = fc
  .array(piece, {maxLength: 8})
  .map(pieces => joined([kept('Words'), ...pieces], ''))
const item: Arbitrary<Edited> = fc.tuple(fc.boolean(), word).map(([isNew, words]): Edited => {
  const text = `- ${words}`
  return isNew
    ? {old: '', now: text, marked: `- {++${words}++}`}
    : {old: text, now: '', marked: `- {--${words}--}`}
})
const list: Arbitrary<Edited> = fc
  .array(item, {maxLength: 3})
  .map(items => joined([kept('- One'), ...items], '\n'))
const whole: Arbitrary<Edited> = fc
  .tuple(fc.constantFrom('# A head', 'A paragraph *of* words.', '- x\n- y', '> q', '$$ z $$'), fc.boolean())
  .chain(([text, isNew]) =>
    fc.constantFrom('\n\n', '\n').map((gap): Edited => {
      const signs = isNew ? '++' : '--'
      const marked = `{${signs}\n\n${text}${text.startsWith('$') ? '\n\n' : gap}${signs}}`
      return isNew ? {old: '', now: text, marked} : {old: text, now: '', marked}
    })
  )
const document: Arbitrary<Edited> = fc
  .array(fc.oneof(paragraph, list, whole), {minLength: 1, maxLength: 6})
  .map(blocks => joined(blocks, '\n\n'))

test('accepting all gives the new text, rejecting all the old one, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(document, fc.boolean(), async ({old, now, marked}, crlf) => {
      const saved = (text: string): string =>
        text === '' ? '' : `${crlf ? text.replaceAll('\n', '\r\n') : text}${crlf ? '\r\n' : '\n'}`
      expect(await both(saved(marked))).toEqual([saved(now), saved(old)])
    }),
    {numRuns: 100}
  )
})
