import type {Node} from '../../core/article.ts'
import {direction, isSameLanguage} from '../../core/language.ts'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {inNumerals} from '../../core/numerals.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {printedName} from '../../core/printed-name.ts'
import {terms} from '../../core/terms/index.ts'
import type {LocalWords, Manuscript} from '../../core/types.ts'
import {labelColon, listComma} from '../page/abstracts.ts'
import {authorJoints, authorMarks, authorNotes, correspondents, numbersAffiliations} from '../page/authors.ts'
import {dateFacts} from '../page/details.ts'
import {withSummary} from './comments.ts'
import {type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import type {Piece} from './marks.ts'
import {type Line, textPieces} from './run.ts'
import {lineOf, linkTo, type Story, textParagraph, type WriteBlocks} from './story.ts'

/** The items before the text: title, authors, affiliations, dates, abstracts and keywords. */
export function frontItems(manuscript: Manuscript, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {front} = story.context.article
  const {metadata, slug} = manuscript
  const title = front.title.length > 0 ? front.title : [{type: 'text', value: slug} as const]
  const titled = textParagraph({...local(metadata.title?.lang, manuscript)}, title, story, {style: 'Title'})
  return [
    {...titled, pieces: withSummary(titled.pieces, lineOf({}, story))},
    ...(front.subtitle.length > 0
      ? [
          textParagraph({...local(metadata.subtitle?.lang, manuscript)}, front.subtitle, story, {
            style: 'Subtitle'
          })
        ]
      : []),
    ...front.titles.map(({lang, children}) => textParagraph({lang}, children, story, {style: 'Subtitle'})),
    ...authorItems(manuscript, story),
    ...factItems(manuscript, story),
    ...abstractItems(manuscript, story, write)
  ]
}

/** The language of a text, unless it is the paper's. */
function local(lang: string | undefined, {metadata}: Manuscript): Readonly<{lang?: string}> {
  return lang === undefined || lang === metadata.lang ? {} : {lang}
}

function authorItems(manuscript: Manuscript, story: Story): readonly ParagraphItem[] {
  const {authors, affiliations, lang} = manuscript.metadata
  const numerals = manuscriptNumerals(manuscript)
  const line = lineOf({}, story)
  const raised: Line = {...line, look: {...line.look, raised: 'superscript'}}
  const joints = authorJoints(authors, lang)
  const names = authors.flatMap((author, index): readonly Piece[] => {
    const marks = authorMarks(author, authors, affiliations.length, numerals)
    const {orcid} = author
    return [
      ...textPieces(joints[index]!.before, line),
      ...textPieces(printedName(author.name), line),
      ...textPieces(marks.join(listComma(lang).trim()), raised),
      ...(orcid === undefined ? [] : [...textPieces(' ', line), ...linkTo(orcidUrl(orcid), 'ORCID', line)]),
      ...textPieces(joints[index]!.after, line)
    ]
  })
  const places = affiliations.map(({name}, index) => {
    const number = numbersAffiliations(authors, affiliations.length)
      ? inNumerals(String(index + 1), numerals)
      : ''
    const sign = number === '' ? [] : [...textPieces(number, raised), ...textPieces('\u00a0', line)]
    return plain('Affiliation', [...sign, ...textPieces(name, line)], story)
  })
  return [
    ...(names.length > 0 ? [plain('Author', names, story)] : []),
    ...places,
    ...correspondence(manuscript, story)
  ]
}

function plain(style: string, pieces: readonly Piece[], story: Story): ParagraphItem {
  return paragraph({style, ...(story.isRightToLeft && {isRightToLeft: true})}, pieces, story.marks)
}

function correspondence({metadata}: Manuscript, story: Story): readonly ParagraphItem[] {
  const {authors, lang} = metadata
  const line = lineOf({}, story)
  const words = terms(lang)
  const own = correspondents(authors)
  return [
    ...(own.length === 0
      ? []
      : [
          [
            ...textPieces(`* ${words.correspondence}${labelColon(lang)} `, line),
            ...own.flatMap(({words: shown, isAddress}, index) => [
              ...(index === 0 ? [] : textPieces(listComma(lang), line)),
              ...(isAddress ? linkTo(`mailto:${shown}`, shown, line) : textPieces(shown, line))
            ])
          ]
        ]),
    ...(authors.some(({equal}) => equal) ? [textPieces(`† ${words.equalContribution}`, line)] : []),
    ...authorNotes(authors).map(([sign, note]) => textPieces(`${sign} ${note}`, line))
  ].map(pieces => plain('Affiliation', pieces, story))
}

function factItems(manuscript: Manuscript, story: Story): readonly ParagraphItem[] {
  const {doi} = manuscript.metadata
  const line = lineOf({}, story)
  const facts = dateFacts(manuscript).join(' · ')
  const address = doi && `https://doi.org/${doi}`
  const pieces = [
    ...textPieces(facts, line),
    ...(facts !== '' && address ? textPieces(' · ', line) : []),
    ...(address ? linkTo(address, address, line) : [])
  ]
  return pieces.length === 0 ? [] : [plain('Affiliation', pieces, story)]
}

/** The abstracts, each with its keywords; then keywords in languages without an abstract. */
function abstractItems(manuscript: Manuscript, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {metadata} = manuscript
  const {abstracts} = story.context.article.front
  const alone = metadata.keywords.filter(list => !abstracts.some(({lang}) => isSameLanguage(lang, list.lang)))
  return [
    ...abstracts.flatMap(({lang, children}): readonly StoryItem[] => {
      const within = inLanguage(lang, manuscript, story)
      const own = metadata.keywords.find(list => isSameLanguage(list.lang, lang))
      const title = plain('AbstractTitle', textPieces(terms(lang).abstract, lineOf({}, within)), within)
      return [
        title,
        ...write(children as readonly Node[], {...within, form: {...within.form, style: 'Abstract'}}),
        ...(own ? [keywordItem(own, within)] : [])
      ]
    }),
    ...alone.map(list => keywordItem(list, inLanguage(list.lang, manuscript, story)))
  ]
}

/** A story in the language of a text; `Story` has a language only if it differs from the paper's. */
export function inLanguage(lang: string, {metadata}: Manuscript, story: Story): Story {
  if (lang === metadata.lang) return story
  return {...story, lang, isRightToLeft: direction(lang) === 'rtl'}
}

function keywordItem({lang, words}: LocalWords, story: Story): ParagraphItem {
  const line = lineOf({}, story)
  const label = textPieces(`${terms(lang).keywords}${labelColon(lang)}`, {
    ...line,
    look: {...line.look, bold: true}
  })
  return plain('Keywords', [...label, ...textPieces(` ${words.join(listComma(lang))}`, line)], story)
}
