import type {ElementContent} from 'hast'
import {languageAttributes} from '../../core/language.ts'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {inNumerals} from '../../core/numerals.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {pagesShown} from '../../core/pages-shown.ts'
import {printedName} from '../../core/printed-name.ts'
import {terms} from '../../core/terms/index.ts'
import type {Author, Manuscript} from '../../core/types.ts'
import {h, textNode} from '../article/elements.ts'
import type {ArticleElements} from '../article/index.ts'
import {labelColon, listComma} from './abstracts.ts'
import {authorJoints, authorMarks, authorNotes, correspondents, numbersAffiliations} from './authors.ts'
import {dateFacts, pdfLink} from './details.ts'
import {isolated, languageWithin} from './language-within.ts'
import {articleAddress} from './rights.ts'

/** The journal line, title, titles in other languages, authors, affiliations, dates, DOI, and a link to the PDF. */
export function titleBlock(
  manuscript: Manuscript,
  article: ArticleElements,
  pdf: string | undefined
): ElementContent {
  const {metadata} = manuscript
  return h(
    'header',
    {className: ['title-block']},
    journalLine(manuscript),
    h(
      'h1',
      {className: ['title'], ...languageWithin(metadata.lang, metadata.title?.lang)},
      article.title.length > 0 ? article.title : manuscript.slug
    ),
    article.subtitle.length > 0
      ? h(
          'p',
          {className: ['subtitle'], ...languageWithin(metadata.lang, metadata.subtitle?.lang)},
          article.subtitle
        )
      : undefined,
    article.titles.map(({lang, content}) =>
      h(
        'p',
        {
          className: ['title-translated'],
          ...languageAttributes(lang),
          about: [articleAddress(manuscript)],
          property: ['dct:alternative']
        },
        content
      )
    ),
    metadata.authors.length > 0 ? h('p', {className: ['authors']}, authorList(manuscript)) : undefined,
    affiliationList(manuscript),
    correspondence(manuscript),
    factLine(manuscript, pdf)
  )
}

function journalLine({metadata, settings}: Manuscript): ElementContent | undefined {
  const {title, volume, issue, firstPage, lastPage, issn} = metadata.journal
  if (title === undefined) return undefined
  const numerals = manuscriptNumerals({metadata, settings})
  const number = [volume, issue && `(${issue})`].filter(Boolean).join('')
  const {pageShort, pagesShort} = terms(metadata.lang)
  const isOne = lastPage === undefined || lastPage === firstPage
  const page = firstPage && `${isOne ? pageShort : pagesShort}\u00a0${pagesShown({firstPage, lastPage})}`
  const details = [number, page].filter(Boolean).map(detail => inNumerals(String(detail), numerals))
  const parts: ElementContent[][] = [
    ...details.map(detail => [textNode(detail)]),
    ...(issn ? [[h('bdi', {dir: 'ltr'}, `ISSN ${issn}`)]] : [])
  ]
  return h(
    'p',
    {className: ['journal']},
    // Without isolation, Persian digits after Latin letters would join the run of these letters, and the volume would
    // precede the title.
    h('span', {className: ['journal-title']}, isolated(title, metadata.lang)),
    parts.flatMap((part, index) => [textNode(index === 0 ? ' ' : ' · '), ...part])
  )
}

function authorList({metadata, settings}: Manuscript): ElementContent[] {
  const {authors, affiliations, lang} = metadata
  const numerals = manuscriptNumerals({metadata, settings})
  const joints = authorJoints(authors, lang)
  return authors.flatMap((author, index) => {
    const {before, after} = joints[index]!
    const marks = authorMarks(author, authors, affiliations.length, numerals)
    const name = h(
      'span',
      {className: ['author']},
      isolated(printedName(author.name), lang),
      marks.length > 0 ? h('sup', {}, marks.join(listComma(lang).trim())) : undefined,
      orcidLink(author),
      after
    )
    return before === '' ? [name] : [textNode(before), name]
  })
}

/** A link to the full iD, with ORCID's icon, next to the name, as ORCID requires (ORCID, “Brand guidelines”). */
function orcidLink({orcid, name}: Author): ElementContent | undefined {
  if (orcid === undefined) return undefined
  const icon = h(
    'svg',
    {viewBox: '0 0 24 24', width: '14', height: '14', ariaHidden: 'true'},
    h('circle', {cx: '12', cy: '12', r: '12', fill: '#a6ce39'}),
    h('path', {
      fill: '#fff',
      d: 'M7.4 17.4H5.9V7.3h1.5zM6.6 5.8a.95.95 0 1 1 0-1.9.95.95 0 0 1 0 1.9zM9.2 7.3h4c3.8 0 5.5 2.7 5.5 5.05 0 2.55-2 5.05-5.5 5.05h-4zm1.5 8.75h2.35c3.35 0 4.1-2.55 4.1-3.7 0-2.05-1.3-3.7-4.15-3.7h-2.3z'
    })
  )
  return h('a', {className: ['orcid'], href: orcidUrl(orcid), ariaLabel: `ORCID iD: ${name}`}, icon)
}

function affiliationList({metadata, settings}: Manuscript): ElementContent | undefined {
  const {authors, affiliations, lang} = metadata
  if (affiliations.length === 0) return undefined
  const numerals = manuscriptNumerals({metadata, settings})
  const [only] = affiliations
  if (!numbersAffiliations(authors, affiliations.length))
    return h('p', {className: ['affiliations']}, isolated(only!.name, lang))
  // A number stays on the same line as its affiliation.
  const items = affiliations.map(({name}, index) =>
    h(
      'li',
      {},
      h('sup', {className: ['affiliation-number']}, inNumerals(String(index + 1), numerals)),
      textNode('\u00a0'),
      isolated(name, lang)
    )
  )
  return h('ol', {className: ['affiliations']}, items)
}

/** The contact of the corresponding author, equal contributions, and notes about authors, each after its symbol. */
function correspondence({metadata}: Manuscript): ElementContent | undefined {
  const {authors, lang} = metadata
  const words = terms(lang)
  const parts: ElementContent[][] = []
  const own = correspondents(authors)
  if (own.length > 0)
    parts.push([
      textNode(`* ${words.correspondence}${labelColon(lang)} `),
      ...own.flatMap(({words: shown, isAddress}, index) => [
        ...(index === 0 ? [] : [textNode(`${listComma(lang)}`)]),
        isAddress ? h('a', {href: `mailto:${shown}`, dir: 'ltr'}, shown) : isolated(shown, lang)
      ])
    ])
  if (authors.some(candidate => candidate.equal)) parts.push([textNode(`† ${words.equalContribution}`)])
  for (const [sign, note] of authorNotes(authors)) parts.push([textNode(`${sign} `), isolated(note, lang)])
  if (parts.length === 0) return undefined
  return h(
    'p',
    {className: ['correspondence']},
    parts.flatMap((part, index) => (index === 0 ? part : [textNode(' · '), ...part]))
  )
}

function factLine(manuscript: Manuscript, pdf: string | undefined): ElementContent | undefined {
  const {doi} = manuscript.metadata
  const dates = dateFacts(manuscript)
  const address = doi && `https://doi.org/${doi}`
  const facts = [
    ...dates.map(date => h('span', {className: ['fact']}, date)),
    ...(address ? [h('a', {href: address, dir: 'ltr'}, address)] : [])
  ]
  const parts = facts.flatMap((fact, index) => (index === 0 ? [fact] : [textNode(' · '), fact]))
  if (pdf !== undefined)
    parts.push(h('span', {className: ['screen-only']}, parts.length > 0 ? ' · ' : '', pdfLink(pdf, 'PDF')))
  return parts.length === 0 ? undefined : h('p', {className: ['facts']}, parts)
}
