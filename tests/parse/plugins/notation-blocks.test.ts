import {describe, expect, test} from 'vitest'
import {parseChapter} from '../../../src/parse/markdown/chapter.ts'
import {outline} from '../../notation.ts'

function read(text: string): string {
  return outline(parseChapter({path: '01.md', text}, 'en').tree).replace(/^root\((.*)\)$/s, '$1')
}

describe('definition lists', () => {
  test.each([
    ['T\n: a', 'definitionList(definitionTerm("T") definitionDescription(paragraph("a")))'],
    ['*T*\n\n~ a', 'definitionList(definitionTerm(emphasis("T")) definitionDescription(paragraph("a")))'],
    [
      'T\n  ~ a\n  ~ b',
      'definitionList(definitionTerm("T") definitionDescription(paragraph("a")) definitionDescription(paragraph("b")))'
    ],
    [
      'T\n: a\nlazy\n: b\n\n    c\n\n        code',
      'definitionList(definitionTerm("T") definitionDescription(paragraph("a\\nlazy")) definitionDescription(paragraph("b") paragraph("c") code"code"))'
    ],
    [
      'T\n: a\n\nU\n: b\n\nWords.',
      'definitionList(definitionTerm("T") definitionDescription(paragraph("a")) definitionTerm("U") definitionDescription(paragraph("b"))) paragraph("Words.")'
    ],
    [
      '::: glossary\nT\n: a\n:::',
      'div{.glossary}(definitionList(definitionTerm{#term-t}("T") definitionDescription(paragraph("a"))))'
    ],
    [
      '- T\n  : a',
      'list(listItem(definitionList(definitionTerm("T") definitionDescription(paragraph("a")))))'
    ]
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    [': alone', 'paragraph(": alone")'],
    ['one\ntwo\n: three', 'paragraph("one\\ntwo\\n: three")'],
    ['T\n:a', 'paragraph("T\\n:a")'],
    ['# H\n\n: a', 'heading("H") paragraph(": a")'],
    [
      'Words.\n\n: Caption\n\n| a |\n|---|\n| b |',
      'paragraph("Words.") figure<table>(caption("Caption") table(tableRow(tableCell("a")) tableRow(tableCell("b"))))'
    ]
  ])('not one: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

test.each([
  [
    '| a\n|   b *c*\n  d\n|\n| e',
    'lineBlock(line("a") line("\u00A0\u00A0b " emphasis("c") " d") line() line("e"))'
  ],
  ['> | a\n> | b', 'blockquote(lineBlock(line("a") line("b")))'],
  ['| a\nb', 'paragraph("| a\\nb")'],
  ['| a | b |\n| --- |\n| c |', 'paragraph("| a | b |\\n| — |\\n| c |")'],
  ['| a |\n|---|\n| b |', 'table(tableRow(tableCell("a")) tableRow(tableCell("b")))']
])('line block: %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['> a\n>\n> --- Ada', 'blockquote(paragraph("a") quotationSource("— Ada"))'],
  ['::: epigraph\na\n\n[Ada]{.source}\n:::', 'div{.epigraph}(paragraph("a") quotationSource("Ada"))'],
  ['> — a\n>\n> — b', 'blockquote(paragraph("— a") paragraph("— b"))'],
  ['> — a', 'blockquote(paragraph("— a"))']
])('source of a quotation: %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  [
    'A HTML, HTML5 *HTML*\n\n*[HTML]: "x" y',
    'paragraph("A " abbreviation("HTML") ", HTML5 " emphasis(abbreviation("HTML")))'
  ],
  ['`HTML` [HTML](u)\n\n*[HTML]: x', 'paragraph(inlineCode"HTML" " " link<u>("HTML"))'],
  ['*[HTML]: x\nwords', 'paragraph("*[HTML]: x\\nwords")']
])('abbreviation: %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['> [!NOTE]\n> One\n> two', 'div{.callout-note}(paragraph("One\\ntwo"))'],
  ['> [!tip]\n> *One*', 'div{.callout-tip}(paragraph(emphasis("One")))'],
  ['> [!WARNING]\n>\n> - One', 'div{.callout-warning}(list(listItem(paragraph("One"))))'],
  ['> [!NOTE] One', 'div{.callout-note}(paragraph(strong("One")))'],
  ['> [!NOTES]\n> One', 'div{.callout-note}(paragraph(strong("NOTES")) paragraph("One"))'],
  [
    '> [!example]- A *title*\n> One',
    'div{.callout-note}(paragraph(strong("A " emphasis("title"))) paragraph("One"))'
  ],
  ['> Said\n> [!NOTE]', 'blockquote(paragraph("Said\\n[!NOTE]"))']
])('an alert: %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

describe('titles of Quarto’s callouts and theorems are not sections', () => {
  test.each([
    [
      '::: {.callout-tip title="One *two*"}\na\n:::',
      'div{.callout-tip}(paragraph(strong("One " emphasis("two"))) paragraph("a"))'
    ],
    ['::: {.callout-note}\n## One\n\na\n:::', 'div{.callout-note}(paragraph(strong("One")) paragraph("a"))'],
    ['::: {#thm-x}\n## One *two*\na\n:::', 'div{#thm-x}(caption("One " emphasis("two")) paragraph("a"))'],
    ['::: {.x title="t"}\n## One\n:::', 'div{.x title=t}(heading("One"))']
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})
