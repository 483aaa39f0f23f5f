import type {ElementContent} from 'hast'
import type {Author, Manuscript} from '../../core/types.ts'
import {terms} from '../../resolve/terms.ts'
import {h, textNode} from '../article/elements.ts'
import type {Article} from '../article/index.ts'
import {dateFacts} from './details.ts'
import {orcidUrl} from './metadata.ts'

/** Journal line, title, titles in further languages, authors, affiliations, dates and DOI. */
export function titleBlock(manuscript: Manuscript, article: Article): ElementContent {
  const {metadata} = manuscript
  return h(
    'header',
    {className: ['title-block']},
    journalLine(manuscript),
    h('h1', {className: ['title']}, article.title.length > 0 ? article.title : manuscript.slug),
    article.subtitle.length > 0 ? h('p', {className: ['subtitle']}, article.subtitle) : undefined,
    article.titles.map(({lang, content}) =>
      h('p', {className: ['title-translated'], lang, dir: direction(lang)}, content)
    ),
    metadata.authors.length > 0 ? h('p', {className: ['authors']}, authorList(manuscript)) : undefined,
    affiliationList(manuscript),
    correspondence(manuscript),
    factLine(manuscript)
  )
}

/** Abstracts with their keywords, each in its language and direction. */
export function abstractBlocks(manuscript: Manuscript, article: Article): ElementContent[] {
  return article.abstracts.map(({lang, content}) => {
    const words = terms(lang)
    const keywords = manuscript.metadata.keywords.find(list => base(list.lang) === base(lang))
    const own = base(lang) === base(manuscript.metadata.lang)
    return h(
      'section',
      {className: ['abstract'], lang: own ? undefined : lang, dir: own ? undefined : direction(lang)},
      h('h2', {className: ['unnumbered']}, words.abstract),
      content,
      keywords &&
        h(
          'p',
          {className: ['keywords']},
          h('strong', {}, `${words.keywords}:`),
          ` ${keywords.words.join(direction(lang) === 'rtl' ? '، ' : ', ')}`
        )
    )
  })
}

/** Which way a language is written. */
export function direction(lang: string): 'rtl' | 'ltr' {
  return /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/.test(base(lang)) || /-(Arab|Hebr)\b/.test(lang)
    ? 'rtl'
    : 'ltr'
}

function journalLine({metadata}: Manuscript): ElementContent | undefined {
  const {title, volume, issue, firstPage, issn} = metadata.journal
  if (title === undefined) return undefined
  const number = [volume, issue && `(${issue})`].filter(Boolean).join('')
  const details = [number, firstPage && `p. ${firstPage}`, issn && `ISSN ${issn}`].filter(Boolean).join(' · ')
  return h(
    'p',
    {className: ['journal']},
    h('span', {className: ['journal-title']}, title),
    details && ` ${details}`
  )
}

function authorList({metadata}: Manuscript): ElementContent[] {
  const several = metadata.affiliations.length > 1
  const count = metadata.authors.length
  return metadata.authors.flatMap((author, index) => {
    // The comma stands with its author, so that no line begins with it.
    const comma = index < count - 1 && count > 2 ? ',' : ''
    const joint = index === 0 ? '' : index === count - 1 ? ' and ' : ' '
    const name = h(
      'span',
      {className: ['author']},
      author.name,
      marks(author, several),
      orcidLink(author),
      comma
    )
    return joint === '' ? [name] : [textNode(joint), name]
  })
}

function marks(author: Author, several: boolean): ElementContent | undefined {
  const numbers = several ? author.affiliations.map(index => String(index + 1)) : []
  const all = [
    ...numbers,
    ...(author.corresponding && author.email ? ['*'] : []),
    ...(author.equal ? ['†'] : [])
  ]
  return all.length > 0 ? h('sup', {}, all.join(',')) : undefined
}

/** ORCID asks for its icon beside the name, linked to the full iD (ORCID, “Brand guidelines”). */
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

function affiliationList({metadata}: Manuscript): ElementContent | undefined {
  const {affiliations} = metadata
  if (affiliations.length === 0) return undefined
  const [only] = affiliations
  if (affiliations.length === 1) return h('p', {className: ['affiliations']}, only!.name)
  const items = affiliations.map(({name}, index) =>
    h('li', {}, h('sup', {}, String(index + 1)), textNode(' '), textNode(name))
  )
  return h('ol', {className: ['affiliations']}, items)
}

function correspondence({metadata}: Manuscript): ElementContent | undefined {
  const author = metadata.authors.find(candidate => candidate.corresponding && candidate.email)
  const equal = metadata.authors.some(candidate => candidate.equal)
  if (author?.email === undefined && !equal) return undefined
  const link = author?.email && [
    textNode(`* ${terms(metadata.lang).correspondence}: `),
    h('a', {href: `mailto:${author.email}`}, author.email)
  ]
  const contribution = equal
    ? [textNode(`${link ? ' · ' : ''}† ${terms(metadata.lang).equalContribution}`)]
    : []
  return h('p', {className: ['correspondence']}, link || [], contribution)
}

function factLine(manuscript: Manuscript): ElementContent | undefined {
  const {metadata} = manuscript
  const dates = dateFacts(manuscript)
  const doi =
    metadata.doi && h('a', {href: `https://doi.org/${metadata.doi}`}, `https://doi.org/${metadata.doi}`)
  if (dates.length === 0 && !doi) return undefined
  return h(
    'p',
    {className: ['facts']},
    dates.join(' · '),
    dates.length > 0 && doi ? ' · ' : undefined,
    doi || undefined
  )
}

function base(lang: string): string {
  return lang.split('-')[0]!.toLowerCase()
}
