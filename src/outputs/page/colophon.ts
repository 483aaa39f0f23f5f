import type {ElementContent} from 'hast'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {inNumerals} from '../../core/numerals.ts'
import {printedName} from '../../core/printed-name.ts'
import {terms} from '../../core/terms/index.ts'
import type {Manuscript} from '../../core/types.ts'
import {h, textNode} from '../article/elements.ts'
import type {ArticleElements} from '../article/index.ts'
import {languageWithin} from './language-within.ts'
import {licenseBadge} from './license-badge.ts'
import {articleAddress, rightsLine} from './rights.ts'
import {titleText} from './titles.ts'

/**
 * The statements, the citation of the article, and the licence, which is written as text and as RDFa (ccREL), so that
 * it stays with the text.
 */
export function colophon(
  manuscript: Manuscript,
  article: ArticleElements,
  citeThis: ElementContent | undefined
): ElementContent | undefined {
  const statements = article.statements.map(({name, lang, content}) =>
    h(
      'section',
      {className: ['statement'], ...languageWithin(manuscript.metadata.lang, lang)},
      h('h2', {className: ['unnumbered']}, statementTitle(name, lang)),
      content
    )
  )
  const license = licenseStatement(manuscript)
  const parts = [...statements, citeThis, license].filter(part => part !== undefined)
  return parts.length === 0 ? undefined : h('footer', {className: ['colophon']}, parts)
}

function licenseStatement(manuscript: Manuscript): ElementContent | undefined {
  const {license, doi, authors, copyright, dates, lang, title} = manuscript.metadata
  if (license === undefined) {
    const rights = rightsLine(manuscript, manuscriptNumerals(manuscript))
    return rights === undefined ? undefined : h('p', {className: ['license']}, rights)
  }
  const words = terms(lang)
  const holder = copyright.holder ?? (authors.length === 1 ? printedName(authors[0]!.name) : words.theAuthors)
  const year = copyright.year ?? dates.published?.slice(0, 4)
  const address = doi && `https://doi.org/${doi}`
  const parts: Readonly<Record<string, ElementContent>> = {
    title: h('span', {property: ['dct:title'], ...languageWithin(lang, title?.lang)}, titleText(manuscript)),
    year: textNode(year === undefined ? '' : inNumerals(year, manuscriptNumerals(manuscript))),
    holder: address
      ? h('a', {rel: ['cc:attributionURL'], property: ['cc:attributionName'], href: address}, holder)
      : h('span', {property: ['cc:attributionName']}, holder),
    // Licences are known by their English names.
    license: h('a', {rel: ['license'], href: license.url, ...languageWithin(lang, 'en')}, [
      h('span', {className: ['license-name']}, license.name),
      textNode(` (${license.longName})`)
    ])
  }
  const sentence = year === undefined ? words.license.replace(/ \{year\}(?: by)?/, '') : words.license
  return h(
    'p',
    {className: ['license'], about: [articleAddress(manuscript)], typeof: ['schema:ScholarlyArticle']},
    licenseBadge(license),
    sentence.split(/\{([a-z]+)\}/).flatMap((piece, index) => {
      if (index % 2 === 1) return parts[piece] ?? []
      return piece === '' ? [] : textNode(piece)
    })
  )
}

/**
 * The heading of a statement. If its name is not in the table, the heading is the name with spaces instead of hyphens.
 */
export function statementTitle(name: string, lang: string): string {
  const {statements} = terms(lang)
  if (Object.hasOwn(statements, name)) return statements[name]!
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
