import {expect, test} from 'vitest'
import {bring, type Mark} from './brought.ts'

/** Texts of each notation, with the words that are marked in it. */
const texts: ReadonlyArray<readonly [text: string, words: readonly string[]]> = [
  ['It was the old law.', ['It', 'was the', 'law.', 'law', 'It was the old law.', 'ld']],
  ['It *was law* once.', ['was', 'was law', 'law* once', 'It *was', '*was law*']],
  ['It **was *old* law** once.', ['old', 'was *old* law', 'law']],
  ['It was ~~old~~ law.', ['old']],
  [
    'See [the old page](https://a.example) now.',
    ['old', 'the old page', 'https://a.example', 'page](https://a.example) now']
  ],
  ['See <https://a.example> now.', ['https://a.example', 'a.example', 'See']],
  ['Run `a b` now.', ['a b', 'b', 'Run `a', '`a b`']],
  ['Let $a+b$ be.', ['a+b', '+', 'Let $a']],
  ['$$\na+b\n$$\n\nEnd.', ['a+b', 'End']],
  ['```\na b\n```\n\nEnd.', ['a b', 'b']],
  ['# Old law {#law}\n\nIn @law, once.', ['Old', 'law', '@law', 'Old law']],
  ['- One\n- Two words\n\n  More.', ['One', 'Two words', 'More']],
  ['1. One\n2. Two', ['Two']],
  ['> Old words.\n\nEnd.', ['Old', 'words.']],
  ['| a | b |\n|---|---|\n| one | two words |\n\n: A caption {#t}', ['one', 'two words', 'caption', 'a']],
  ['![Old caption](map.svg){#m alt="Old kiln"}\n\nEnd.', ['Old', 'caption', 'kiln', 'map']],
  ['Words ![x](a.svg) beside.', ['x', 'beside']],
  ['Words.^[An old note.] End.', ['old', 'Words', 'note.', 'Words.^[An']],
  ['Words.[^1] End.\n\n[^1]: An old note.', ['old', 'An old note.', '[^1]']],
  ['As [see @doe, p. 3] says.', ['see', '@doe', 'p. 3', '[see @doe, p. 3]', 'As [see']],
  ['As @doe says.', ['@doe', 'says']],
  ['It {++is ++}law.', ['is', 'law', 'It']],
  ['It {--was--} law.', ['was', 'law', 'It']],
  ['It {~~was~>is~~} law.', ['was', 'is', 'law']],
  ['It {==was==}{>>AQ: Is?<<} law.', ['was', 'Is', 'law', 'It']],
  ['---\ntitle: Old law\n---\n\nEnd.', ['Old', 'Old law', 'End']],
  ['---\ntitle: "Old: law"\nabstract: |\n  Old words.\n---\n\nEnd.', ['Old:', 'words', 'law']],
  ['Old\\*words and &amp; more.', ['Old', '&amp;', 'words', 'Old\\*words']],
  ['One line\nand another.\n\nA paragraph.', ['line\nand', 'another.', 'paragraph', 'another.\n\nA']],
  ['::: {.note}\nOld words.\n:::', ['Old', 'words']],
  ['Old [words]{.smallcaps} more.', ['words', 'Old', 'words]{.smallcaps} more']],
  ['x^2^ and H~2~O.', ['2', 'and']],
  ['<!-- old --> Words <b>here</b>.', ['old', 'here', 'Words']],
  ['Das war „alt“ – so.', ['alt', '„alt“', '–']],
  ['یہ *پرانا* قانون ہے۔', ['پرانا', 'قانون']]
]

const marksOn = (words: string): readonly Mark[] => [
  {kind: 'deletion', on: words},
  {kind: 'substitution', on: words, text: 'new'},
  {kind: 'insertion', on: `|${words}`, text: 'new'},
  {kind: 'insertion', on: `${words}|`, text: 'new'},
  {kind: 'comment', on: words, text: 'Why?', person: 'Ann Doe'},
  {kind: 'comment', on: words, person: 'Ann Doe'},
  {kind: 'deletion', on: words, verdict: 'unsure', reason: 'the words are not those of the proof'}
]

/** A text without edits and comments, as if all edits were rejected. */
function rejected(text: string): string {
  return text
    .replace(/\{\+\+[\s\S]*?\+\+\}/g, '')
    .replace(/\{>>[\s\S]*?<<\}/g, '')
    .replace(/\{--([\s\S]*?)--\}/g, '$1')
    .replace(/\{~~([\s\S]*?)~>[\s\S]*?~~\}/g, '$1')
    .replace(/\{==([\s\S]*?)==\}/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const own = new URL('../../data/returned-notations.txt', import.meta.url).pathname

test('marks on each notation are edits or comments that leave its text as it was', async () => {
  const lines: string[] = []
  const changed: string[] = []
  for (const [text, all] of texts) {
    lines.push(`# ${JSON.stringify(text)}`)
    for (const words of all) {
      lines.push(`## ${JSON.stringify(words)}`)
      for (const mark of marksOn(words)) {
        const {text: after, returned} = await bring(text, [mark])
        const [{verdict, reason} = {verdict: 'lost'} as const] = returned
        lines.push(
          `${mark.kind}, ${verdict}${reason === undefined ? '' : ` (${reason})`}: ${after === text ? 'not written' : JSON.stringify(after)}`
        )
        if (rejected(after) !== rejected(text)) changed.push(after)
      }
    }
  }
  expect(changed).toEqual([])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(own)
})

test('two marks on the same notation do not hinder each other', async () => {
  const lines: string[] = []
  for (const [text, [first, second]] of texts) {
    if (second === undefined) continue
    for (const [one, other] of [
      [marksOn(first!)[0]!, marksOn(second)[4]!],
      [marksOn(first!)[1]!, marksOn(second)[1]!],
      [marksOn(first!)[4]!, marksOn(first!)[4]!]
    ] as const) {
      const {text: after, returned} = await bring(text, [one, other])
      expect(rejected(after), text).toBe(rejected(text))
      expect(returned).toHaveLength(2)
      lines.push(
        `${returned.map(({kind, verdict}) => `${kind} ${verdict}`).join(', ')}: ${JSON.stringify(after)}`
      )
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(own.replace('.txt', '-twice.txt'))
})
