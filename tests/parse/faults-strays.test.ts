import {describe, expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'

/** The findings in a bibliography: places and messages, in the order of the file. */
function said(text: string): readonly string[] {
  return parseBibliography([{path: 'references.bib', text}]).findings.map(({place, message}) => {
    const {start, end} = place!
    return `${start.line}:${start.column}-${end.line}:${end.column} ${message}`
  })
}

describe('an entry without its `@`', () => {
  const lost = (place: string, written: string, meant = written): string =>
    `${place} \`${written}\` has no \`@\`, expected \`@${meant}\``

  test.each([
    ['article{a, title = {A}}', [lost('1:1-1:10', 'article{a')]],
    ['  article{a,}', [lost('1:3-1:12', 'article{a')]],
    ['\tArticle{a,}', [lost('1:2-1:11', 'Article{a')]],
    ['article {a ,}', [lost('1:1-1:11', 'article {a')]],
    ['article{ a,}', [lost('1:1-1:11', 'article{ a')]],
    ['§article{a,}', [lost('1:1-1:11', '§article{a', 'article{a')]],
    ['book(a, x)', [lost('1:1-1:7', 'book(a')]],
    ['@book{a,}\narticle{b,}', [lost('2:1-2:10', 'article{b')]],
    ['@book{a,}\n\n  article{b,}\n@book{c,}', [lost('3:3-3:12', 'article{b')]],
    ['article{a,}\nbook{b,}', [lost('1:1-1:10', 'article{a'), lost('2:1-2:7', 'book{b')]],
    [`book{${'k'.repeat(100)},}`, [lost('1:1-1:106', `book{${'k'.repeat(100)}`)]],
    [`book{${'k'.repeat(101)},}`, []],
    ['@book{a,} article{b,}', []],
    ['foo{a,}', []],
    ['an article{a,}', []],
    ['%article{a,}', []],
    ['article{a b,}', []],
    ['article{a}', []],
    ['article{,}', []],
    ['article\n{a,}', []],
    ['article{a=1,}', []]
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })
})

describe('text between entries', () => {
  const stray = (place: string, sign: string): string =>
    `${place} Unexpected \`${sign}\` after the end of an entry, expected \`@\` and the next entry`

  test.each([
    ['@book{a,}}', [stray('1:10-1:11', '}')]],
    ['@book{a,} )', [stray('1:11-1:12', ')')]],
    ['@book{a,}\n}\n@book{b,}', [stray('2:1-2:2', '}')]],
    ['@book{a,}, @book{b,}', []],
    ['@book{a,},\n', []],
    ['@book{a,}, year = 2001}', [stray('1:10-1:11', ',')]],
    ['@book{a,} words }', []],
    ['} @book{a,}', []],
    ['words\n@book{a,}\nwords', []]
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })
})
