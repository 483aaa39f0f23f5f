import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readCitationLocator} from '../src/plugins/remark-citation.ts'

/** `label locator | the suffix that is left`; `-` for no locator. */
function read(suffix: string, language?: string): string {
  const found = readCitationLocator(suffix, language)
  if (!found) return '-'
  const rest = suffix.slice(0, found.start) + suffix.slice(found.end)
  return found.label === undefined ? `{} |${rest}` : `${found.label} ${found.locator} |${rest}`
}

test.each([
  [', p. 3', 'page 3 |'],
  [' p. 3', 'page 3 |'],
  ['p. 33', 'page 33 |'],
  [', p.3', 'page 3 |'],
  [', p.\u00A03', 'page 3 |'],
  [', p.\n3', 'page 3 |'],
  [', p.\\ 3', 'page 3 |'],
  [', pp. 33-35, 38-39 and *passim*', 'page 33-35, 38-39 | and *passim*'],
  [', pp. 3 and 5', 'page 3 and 5 |'],
  [', p. 3 and 4 others', 'page 3 | and 4 others'],
  [', pp. 3 & 5', 'page 3 & 5 |'],
  [', pp. 3–5.', 'page 3–5 |.'],
  [', pp. 3 – 5', 'page 3 – 5 |'],
  [', pp. 12--15', 'page 12--15 |'],
  [', p. 3, and elsewhere', 'page 3 |, and elsewhere'],
  [', p. 3, I think', 'page 3 |, I think'],
  [', p. 3 ff.', 'page 3 | ff.'],
  [', p. 3ff.', 'page 3ff |.'],
  [', p. iv', 'page iv |'],
  [', pp. iv-x, 3', 'page iv-x, 3 |'],
  [', p. A3', 'page A3 |'],
  [', p 3', 'page 3 |'],
  [', 3', 'page 3 |'],
  [', 12n', 'page 12n |'],
  [', 3:16', 'page 3:16 |'],
  [', chap. 1', 'chapter 1 |'],
  [', Chapter IV', 'chapter IV |'],
  [', sec. 3.4', 'section 3.4 |'],
  [', §3', 'section 3 |'],
  [', §§ 3(a)(iv)--5', 'section 3(a)(iv)--5 |'],
  [', Fig. 2b, left', 'figure 2b |, left'],
  [', eq. (3)', 'equation (3) |'],
  [', vol. 2, p. 3', 'volume 2 |, p. 3'],
  [', art. 5', 'article-locator 5 |'],
  [', para. 7', 'paragraph 7 |'],
  [', ¶ 7', 'paragraph 7 |'],
  [', verse 3', 'verse 3 |'],
  [', vv. 3-4', 'verse 3-4 |'],
  [', n. 3', 'note 3 |'],
  [', no. 4', 'issue 4 |'],
  [', ll. 3-4', 'line 3-4 |'],
  [', s.v. 3', 'sub-verbo 3 |'],
  [', sub verbo 3', 'sub-verbo 3 |'],
  [', op. 27', 'opus 27 |'],
  [', timestamp 00:12:30', 'timestamp 00:12:30 |'],
  ['{ii, A, D-Z}, with suffix', 'page ii, A, D-Z |, with suffix'],
  [', {p. iv and xx} x', 'page iv and xx | x'],
  [', {chapter “{One}”}', 'chapter “{One}” |'],
  [', {}99 years later', '{} |, 99 years later'],
  [', {} p. 3', '{} |,  p. 3']
])('a locator: %j', (suffix, expected) => {
  expect(read(suffix)).toBe(expected)
})

test.each([
  '',
  ', in passing',
  ', clear',
  ', more on this',
  ', see p. 3',
  ', iv',
  ', MDC',
  ', 3rd edition',
  ', 20th century',
  ', p. civil',
  ', page three',
  ', note',
  ', n 3',
  ', no 4 of these',
  ', c. 1900',
  ': p. 3',
  '. 3',
  ', {p. 3',
  ', *p. 3*'
])('only a suffix: %j', suffix => {
  expect(read(suffix)).toBe('-')
})

test.each([
  ['de', ', S. 3-5', 'page 3-5 |'],
  ['de-AT', ', Kap. 2', 'chapter 2 |'],
  ['de', ', Rn. 12', 'paragraph 12 |'],
  ['de', ', Bd. II, S. 3', 'volume II |, S. 3'],
  ['de', ', p. 3', 'page 3 |'],
  ['fr', ', chapitre 2', 'chapter 2 |'],
  ['fr', ', t. IV', 'volume IV |'],
  ['fr', ', nᵒ 3', 'issue 3 |'],
  ['fr', ', s. v. 3', 'sub-verbo 3 |'],
  ['es', ', págs. 3-5', 'page 3-5 |'],
  ['es', ', n.º 7', 'issue 7 |'],
  ['it', ', capp. 2 e 3', 'chapter 2 e 3 |'],
  ['pt-BR', ', v. 2', 'volume 2 |'],
  ['nl', ', blz. 12', 'page 12 |'],
  ['nl', ', hfdst. 3', 'chapter 3 |'],
  ['nl', ", pagina's 3-4", 'page 3-4 |'],
  ['xx', ', p. 3', 'page 3 |'],
  ['en', ', S. 3', '-']
])('labels in %s: %j', (language, suffix, expected) => {
  expect(read(suffix, language)).toBe(expected)
})

test('a locator is a stretch of the suffix, whatever that is', () => {
  const pieces = fc.constantFrom(
    ',',
    ' ',
    'p.',
    'pp.',
    '§',
    '3',
    'iv',
    '-',
    '–',
    '(',
    'a',
    ')',
    '{',
    '}',
    'and',
    '.'
  )
  const suffixes = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.array(pieces).map(list => list.join(''))
  )
  fc.assert(
    fc.property(suffixes, suffix => {
      const found = readCitationLocator(suffix)
      if (!found) return
      expect(found.start).toBeLessThan(found.end)
      expect(found.end).toBeLessThanOrEqual(suffix.length)
      if (found.locator === undefined) return
      const taken = suffix.slice(found.start, found.end).replace(/\s+/gu, ' ')
      expect(found.locator).not.toBe('')
      expect(taken).toContain(found.locator)
    })
  )
})

test('a long suffix of numbers takes no long time', () => {
  const suffix = `, pp. ${'1-2, '.repeat(20_000)}`
  expect(readCitationLocator(suffix)?.end).toBe(suffix.length - 2)
  expect(readCitationLocator(`, p. ${'1-'.repeat(50_000)}`)?.label).toBe('page')
  expect(readCitationLocator(`,${' '.repeat(100_000)}x`)).toBeUndefined()
})
