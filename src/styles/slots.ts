import {locator} from '../core/position.ts'
import {similar} from '../core/similar.ts'
import type {Finding} from '../core/types.ts'

/** The slots of `page.html`; without those that are needed something of the paper would be lost. */
export const pageSlots: Readonly<Record<string, 'needed' | 'optional'>> = {
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

/** What is wrong with the slots of a style's page, and what in it would run. */
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
      message: `Unexpected page without \`{{${name}}}\`, expected the slot, since that part of the paper would be lost`
    }
  }
  yield* unknownSlots(file, text, known)
  yield* fetchedPictures(file, text)
  for (const match of text.matchAll(/<(?:script|iframe|object|embed|link|base)\b[^>]*>|\son[a-z]+\s*=/gi)) {
    const start = match.index + match[0].search(/\S/)
    yield {
      rule: 'style-invalid',
      file,
      place: at.place(start, match.index + match[0].length),
      subject: 'page.html',
      message: `Unexpected \`${match[0].trim().slice(0, 40)}\`, expected nothing that runs or is fetched`
    }
  }
}

/** Pictures that a page of a style would have to fetch; the page's policy forbids it, and there would be a gap. */
function* fetchedPictures(file: string, text: string): Generator<Finding> {
  const at = locator(text)
  for (const match of text.matchAll(
    /<(?:img|source|video|audio|image|use)\b[^>]*?\s(?:src|srcset|poster|href|xlink:href)\s*=\s*["']?(?!["']|data:|#)([^"'\s>]+)/gi
  )) {
    const start = match.index + match[0].length - match[1]!.length
    yield {
      rule: 'style-invalid',
      file,
      place: at.place(start, match.index + match[0].length),
      subject: 'page.html',
      message: `Unexpected address \`${match[1]}\`, expected a \`data:\` URL, or the SVG itself: the page holds all that it shows`
    }
  }
}

/** Slots that galley does not fill; they would stand on the page as they are written. */
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
      message: `Unexpected slot \`${written}\`, expected one that galley fills`,
      ...(expected.length > 0 && {expected: expected.map(meant => `{{${meant}}}`)})
    }
  }
}

const slot = /\{\{\s*([\w-]*)\s*\}\}/g
