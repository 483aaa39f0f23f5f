import {scanHtml} from '../../core/html-scan.ts'
import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import {safePage} from './safe-page.ts'

/** The slots of `page.html`; without those that are needed, part of the paper would be lost. */
const pageSlots: Readonly<Record<string, 'needed' | 'optional'>> = {
  head: 'needed',
  lang: 'needed',
  dir: 'needed',
  class: 'needed',
  notice: 'needed',
  'title-block': 'needed',
  abstracts: 'needed',
  body: 'needed',
  colophon: 'needed',
  'skip-to-text': 'optional',
  contents: 'optional',
  details: 'optional'
}

/** The slots of `print.css`: strings for `content`, and the number of the first page. */
export const printSlots: readonly string[] = [
  'running-left',
  'running-right',
  'running-title',
  'running-section',
  'running-author',
  'running-journal',
  'running-license',
  'running-doi',
  'running-dates',
  'running-imprint',
  'running-citation',
  'running-mark',
  'first-page'
]

/** The faults in the slots of a style's page, and parts that are removed because they would run or load something. */
export function* pageFindings(file: string, text: string): Generator<Finding> {
  const at = locator(text)
  const known = Object.keys(pageSlots)
  const found = new Set([...text.matchAll(slot)].map(match => match[1]!))
  for (const name of known) {
    if (pageSlots[name] !== 'needed' || found.has(name)) continue
    yield {
      rule: 'style-invalid',
      file,
      subject: name,
      message: `The page has no \`{{${name}}}\` slot, so a part of the paper would be missing`
    }
  }
  const hasArticle = [...scanHtml(text)].some(piece => piece.kind === 'tag' && piece.name === 'article')
  if (!hasArticle) {
    const message =
      'The page has no `<article>` to divide into the pages of the PDF, expected `<article>{{body}}</article>`'
    yield {rule: 'style-invalid', file, subject: 'article', message}
  }
  yield* unknownSlots(file, text, known)
  for (const {start, end, message} of safePage(text).faults)
    yield {rule: 'style-unsafe', file, place: at.place(start, end), subject: 'page.html', message}
}

/** Slots that galley does not fill, which would appear on the page as written. */
export function* unknownSlots(file: string, text: string, known: readonly string[]): Generator<Finding> {
  const at = locator(text)
  for (const match of text.matchAll(slot)) {
    const [written, name = ''] = match
    if (known.includes(name)) continue
    const expected = similar(name, known)
    yield {
      rule: 'style-incomplete',
      file,
      place: at.place(match.index, match.index + written.length),
      subject: name,
      message: `galley has no slot \`${written}\``,
      ...(expected.length > 0 && {expected: expected.map(meant => `{{${meant}}}`)})
    }
  }
}

const slot = /\{\{\s*([\w-]*)\s*\}\}/g
