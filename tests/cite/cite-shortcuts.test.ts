import {describe, expect, test} from 'vitest'
import {quickCase, quickEscape, quickInitials, quickTags} from '../../src/cite/shortcuts.ts'

/** What a shortcut hands on to the processor, for each of some texts. */
function handedOn(
  texts: readonly string[],
  shortcut: (step: (text: string) => string) => (text: string) => void
) {
  const handed: string[] = []
  const run = shortcut(text => {
    handed.push(text)
    return text
  })
  for (const text of texts) run(text)
  return handed
}

const plain = ['', 'Salt in the wind: A second look', 'Øre, Émile', '221-239 (2)', 'https://doi.org/10.1/a_b']
const marked = [
  'A & B',
  'a <i>b</i>',
  'a  b',
  'm²',
  'the “new” order',
  "O'Hara",
  '«mot»',
  'd’une',
  '‹a›',
  '„b‟',
  '٣'
]

describe('the processor gets what is not plain text', () => {
  test('to escape it', () => {
    const texts = [...plain, ...marked]
    expect(handedOn(texts, quickEscape)).toEqual(['', ...marked])
  })

  test('to look for quotation marks and tags in it', () => {
    const shortcut = (step: (text: string) => string) => {
      const run = quickTags<Readonly<{blobs: unknown}>>(({blobs}) => void step(String(blobs)))
      return (text: string) => run({blobs: text})
    }
    // Two blanks are no tag.
    const tagged = marked.filter(text => text !== 'a  b')
    expect(handedOn([...plain, ...marked], shortcut)).toEqual(tagged)
  })
})

test.each([
  ['en-US', 'Title', 'title'],
  ['en-US', 'ÉTÉ', 'in locale'],
  ['tr-TR', 'ISI', 'in locale']
])('%s: %s', (lang, text, expected) => {
  const lower = quickCase(
    () => 'in locale',
    ascii => ascii.toLowerCase()
  )
  expect(lower.call({tmp: {lang_array: [lang]}}, text)).toBe(expected)
})

test('initials are made once for a name, a terminator and a language', () => {
  let made = 0
  const initials = quickInitials((_state, name, terminator) => {
    made++
    return `${name[0]}${terminator}`
  })
  const [english, turkish] = [{tmp: {lang_array: ['en']}}, {tmp: {lang_array: ['tr']}}]
  for (const state of [english, english, turkish, english]) expect(initials(state, 'Ada', '.')).toBe('A.')
  expect(initials(english, 'Ada', ' ')).toBe('A ')
  expect(made).toBe(3)
})
