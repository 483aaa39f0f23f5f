import {perObject} from '../core/per-object.ts'
import {locator} from '../core/position.ts'
import {terms} from '../core/terms/index.ts'
import type {Finding, Metadata, Settings, Source} from '../core/types.ts'

/**
 * Takes an abstract out of the text, `\begin{abstract}` of LaTeX or a block `::: abstract`, and makes it the abstract
 * of the paper, if that text also contains the settings, and these have no abstract. The abstract is replaced by
 * spaces, so that no place changes. If the settings have an abstract, the one in the text stays there and is reported.
 */
export function withBodyAbstract(
  chapters: readonly Source[],
  metadata: Metadata,
  {file}: Settings,
  findings: Finding[]
): Readonly<{chapters: readonly Source[]; metadata: Metadata}> {
  for (const source of chapters) {
    const found = abstractIn(source)
    if (found === undefined) continue
    const {start, end, from, to} = found
    const places = locator(source.text)
    if (metadata.abstracts.length > 0 || source.path !== file) {
      const isSecond = metadata.abstracts.length > 0
      // An environment that stays in the text is reported by G501.
      if (source.text.startsWith('\\', start)) continue
      findings.push({
        rule: 'raw-tex',
        file: source.path,
        place: places.place(start, from),
        subject: 'abstract',
        message: isSecond
          ? 'The text has an abstract in addition to that of the settings, and both are printed'
          : 'The abstract is printed as a part of the text, expected `abstract:` in the settings',
        note: 'Journals, indexes and search engines see only the abstract in the settings: write it there.'
      })
      continue
    }
    const words = source.text.slice(from, to)
    const text = words.trim()
    const first = from + words.indexOf(text)
    const abstract = {lang: metadata.lang, text, place: places.place(first, first + text.length)}
    const blank = source.text.slice(start, end).replace(/[^\n]/g, ' ')
    const own = {...source, text: `${source.text.slice(0, start)}${blank}${source.text.slice(end)}`}
    return {
      chapters: chapters.map(each => (each === source ? own : each)),
      metadata: {...metadata, abstracts: [abstract]}
    }
  }
  if (metadata.abstracts.length === 0)
    for (const each of underHeading(chapters, metadata)) findings.push(each)
  return {chapters, metadata}
}

/** An abstract that is the first section of the text, as in papers of Manubot. */
function underHeading(chapters: readonly Source[], {lang}: Metadata): readonly Finding[] {
  const found = chapters
    .flatMap(source => Array.from(source.text.matchAll(heading), match => ({source, match})))
    .find(({match}) => wordsOf(match) !== 'authors')
  if (found === undefined) return []
  const {source, match} = found
  const [written = ''] = match
  if (!['abstract', terms(lang).abstract.toLowerCase()].includes(wordsOf(match))) return []
  return [
    {
      rule: 'raw-tex',
      file: source.path,
      place: locator(source.text).place(match.index, match.index + written.length),
      subject: 'abstract',
      message: 'The abstract is printed as a section of the text, expected `abstract:` in the settings',
      note: 'Journals, indexes and search engines see only the abstract in the settings: move its words there.'
    }
  ]
}

function wordsOf([, line = '']: RegExpExecArray): string {
  return line.replace(attributesOfHeading, '').trim().toLowerCase()
}

/** The headings of a text, and their attributes; the authors of Manubot precede the abstract. */
const heading = /^#{1,3}[ \t]([^\n]+)/gm
const attributesOfHeading = /\{[^{}]*\}[ \t]*$/

type Found = Readonly<{start: number; end: number; from: number; to: number}>

/** The first abstract on lines of its own, outside code, with the range of its words. */
const abstractIn = perObject(({text}: Source): Found | undefined => {
  for (const form of forms) {
    const match = form.exec(text)
    if (match === null || match[1]!.trim() === '') continue
    const [start, end] = match.indices![0]!
    const [from, to] = match.indices![1]!
    const fences = text.slice(0, start).match(/^[ \t]*(?:```|~~~)/gm)?.length ?? 0
    if (fences % 2 === 0) return {start, end, from, to}
  }
  return undefined
})

const forms = [
  /^\\begin\{abstract\}([\s\S]{0,50000}?)\\end\{abstract\}[ \t]*$/dm,
  /^:{3,}[ \t]*(?:abstract|\{\.abstract\})[ \t]*\n((?:(?!^:::)[\s\S]){0,50000}?)^:{3,}[ \t]*$/dm
]
