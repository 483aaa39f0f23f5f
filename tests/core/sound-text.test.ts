import {expect, test} from 'vitest'
import {soundText} from '../../src/core/sound-text.ts'
import {parseXml, xmlText} from '../../src/core/xml.ts'
import {biblatexEntry} from '../../src/references/biblatex-entry.ts'
import {asMarkdown} from '../../src/review/answers/plain-text.ts'
import {answerForComment} from '../../src/review/proofs/answer-edits.ts'
import {plainLine} from '../../src/review/proofs/answers.ts'
import {decodeMap} from '../../src/review/proofs/map/format.ts'
import {escaped} from '../../src/review/word/markdown-text.ts'
import {symbolOf} from '../../src/review/word/read/runs.ts'

const characters = [
  '\0',
  '\u0001',
  '\u000b',
  '\u001f',
  '\u007f',
  '\ud800',
  '\udc00',
  '\ufdd0',
  '\uffff',
  '\u{1fffe}'
]

test.each(characters.map(character => [`U+${character.codePointAt(0)!.toString(16)}`, character]))(
  '%s is in no text',
  (_, character) => {
    expect(soundText(`a${character}b`)).toBe('a\ufffdb')
  }
)

test('all other characters stay as they are', () => {
  const text = 'a\tb\r\n\u0085\u00ad\ufffc\ufffd é ﬁ 𝒜 \u{1f600}\u200d'
  expect(soundText(text)).toBe(text)
})

const map = (letters: string): string | undefined =>
  decodeMap(
    JSON.stringify({
      ...{galley: 'map', version: 1, round: 1, content: 'f', firstPage: 1, files: ['a'], targets: []},
      pages: [[[[0, 1, 1, 0, 9, 0, 0, 0]], letters, []]]
    }),
    () => ''
  )?.pages[0]?.lines[0]?.words[0]?.letters

test.each<readonly [door: string, read: (text: string) => string | undefined]>([
  ['XML', text => xmlText(parseXml(`<a>${text}</a>`).root)],
  ['an attribute of XML', text => parseXml(`<a b="${text}"/>`).root.children[0] as never],
  ['words of a Word file', text => escaped(text)],
  ['a mark in a PDF', text => asMarkdown(text)],
  ['a comment', text => answerForComment({by: '', answer: text}).answer],
  ['the letters of a map', map],
  ['an entry of the bibliography', text => biblatexEntry({id: 'a', type: 'book', title: text}).text]
])('what no text has is not in one that comes from %s', (_, read) => {
  for (const character of characters) {
    const found = read(`x${character}y`)
    const text =
      typeof found === 'string' ? found : [...(found as never as Attributes).attributes.values()].join('')
    expect(text).toMatch(/x[ \ufffd]y/)
  }
})

type Attributes = Readonly<{attributes: ReadonlyMap<string, string>}>

test.each(['&#0;', '&#x1F;', '&#xD800;', '&#xFFFF;', '&#x110000;', '&#9999999;'])(
  'the reference %s is no character',
  reference => {
    expect(xmlText(parseXml(`<a>x${reference}y</a>`).root)).toBe('x\ufffdy')
  }
)

test.each(['0001', 'D800', 'FFFF', 'FDD0', 'F000'])('the symbol %s is no character', code => {
  expect(symbolOf(code)).toBe('')
})

test('an answer in one line has no character that is none', () => {
  expect(plainLine('a\uffff\ud800b\0c')).toBe('a\ufffd\ufffdb c')
})

test('a limit of depth is called so, and is no fault of the XML', () => {
  const deep = (levels: number) => parseXml(`${'<a>'.repeat(levels)}x${'</a>'.repeat(levels)}`)
  expect(deep(199)).toMatchObject({fault: undefined, isTooDeep: false})
  expect(deep(201).isTooDeep).toBe(true)
})
