import {stringify} from 'yaml'
import {baseLanguage} from '../../core/language.ts'
import type {TypedParagraph} from './content.ts'
import type {TypedFront} from './structure/front-matter.ts'
import {typedText} from './write/typed.ts'

/** The sources of the settings. */
type SettingsSource = Readonly<{
  front: TypedFront
  lang: string
  areNumbered: boolean
  running: (paragraphs: readonly TypedParagraph[], lang: string) => string
  inlineText: (inlines: TypedParagraph['inlines'], lang?: string) => string
  noteText: (note: string) => string
  languageOf: (paragraph: TypedParagraph) => string | undefined
  csl: string | undefined
  nocite: readonly string[]
  chapters: readonly string[]
}>

/** The text of the `manuscript.yaml` of an imported paper. */
export function paperSettings(source: SettingsSource): string {
  const {front, lang, areNumbered, inlineText, running, chapters} = source
  const fullTag = (tag: string): string => (baseLanguage(tag) === baseLanguage(lang) ? lang : tag)
  const abstracts = front.abstracts
    .filter(({paragraphs}) => paragraphs.length > 0)
    .map(({lang: tag, paragraphs}) => [fullTag(tag), running(paragraphs, fullTag(tag))] as const)
  const keywords = front.keywords
    .filter(({words}) => words.length > 0)
    .map(({lang: tag, words}) => [fullTag(tag), words] as const)
  const titles = front.titles.map(
    paragraph =>
      [
        source.languageOf(paragraph) ?? lang,
        inlineText(paragraph.inlines, source.languageOf(paragraph) ?? lang)
      ] as const
  )
  const settings = {
    title: front.title === undefined ? undefined : inlineText(front.title),
    subtitle: front.subtitle === undefined ? undefined : inlineText(front.subtitle),
    'short-title': front.shortTitle === undefined ? undefined : inlineText(front.shortTitle),
    titles: titles.length === 0 ? undefined : Object.fromEntries(titles),
    authors: front.authors.length === 0 ? undefined : authorsOf(source),
    affiliations:
      front.affiliations.length === 0
        ? undefined
        : front.affiliations.map(({name}, index) => ({index: index + 1, name})),
    date: front.date,
    doi: front.doi,
    lang,
    abstract: abstracts.length === 0 ? undefined : Object.fromEntries(abstracts),
    keywords: keywords.length === 0 ? undefined : Object.fromEntries(keywords),
    csl: source.csl,
    nocite: source.nocite.length === 0 ? undefined : source.nocite.map(key => `@${key}`),
    'number-sections': areNumbered ? true : undefined,
    chapters
  }
  const known = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  return `${stringify(known, {lineWidth: 0})}${untyped}`
}

const untyped = `# The text stands as it was typed in Word. Without this line, quotes, dashes and spaces follow its language.
smart: false
`

function authorsOf({front, noteText}: SettingsSource): readonly Readonly<Record<string, unknown>>[] {
  const {authors, affiliations} = front
  const isInOrder = affiliations.length === authors.length && affiliations.every(({mark}) => mark === '')
  return authors.map((author, index) => {
    const marked = affiliations.flatMap(({mark}, at) =>
      mark !== '' && author.marks.includes(mark) ? [at + 1] : []
    )
    const unmarked = affiliations.flatMap(({mark}, at) => (mark === '' ? [at + 1] : []))
    const own =
      marked.length > 0 ? marked : isInOrder ? [index + 1] : author.marks.length === 0 ? unmarked : []
    const notes = [
      ...(author.note === undefined ? [] : [noteText(author.note)]),
      ...(author.remark ? [typedText(author.remark)] : [])
    ]
    const note = notes.length === 0 ? '' : `^[${notes.join(' ')}]`
    return {
      name: `${author.name}${note}`,
      ...(author.orcid !== undefined && {orcid: author.orcid}),
      ...(author.email !== undefined && {email: author.email}),
      ...(author.corresponding && {corresponding: true}),
      ...(own.length > 0 && {affiliation: own.length === 1 ? own[0] : own})
    }
  })
}
