import type {ElementContent} from 'hast'
import type {Manuscript} from '../../core/types.ts'
import {terms} from '../../resolve/terms.ts'
import {h, textNode} from '../article/elements.ts'
import type {Article} from '../article/index.ts'
import {licenseBadge} from './license-badge.ts'
import {rightsLine, titleText} from './metadata.ts'

/** Statements, and the licence as words and as RDFa (ccREL), so that it travels with the text. */
export function colophon(manuscript: Manuscript, article: Article): ElementContent | undefined {
  const statements = article.statements.map(({name, content}) =>
    h(
      'section',
      {className: ['statement']},
      h('h2', {className: ['unnumbered']}, statementTitle(name, manuscript.metadata.lang)),
      content
    )
  )
  const license = licenseStatement(manuscript)
  if (statements.length === 0 && license === undefined) return undefined
  return h('footer', {className: ['colophon']}, statements, license)
}

function licenseStatement(manuscript: Manuscript): ElementContent | undefined {
  const {license, doi, authors, copyright, dates} = manuscript.metadata
  if (license === undefined) {
    const rights = rightsLine(manuscript)
    return rights === undefined ? undefined : h('p', {className: ['license']}, rights)
  }
  const holder = copyright.holder ?? (authors.length === 1 ? authors[0]!.name : 'The Authors')
  const year = copyright.year ?? dates.published?.slice(0, 4)
  const address = doi && `https://doi.org/${doi}`
  const owner = address
    ? h('a', {rel: ['cc:attributionURL'], property: ['cc:attributionName'], href: address}, holder)
    : h('span', {property: ['cc:attributionName']}, holder)
  return h(
    'p',
    {className: ['license'], about: [address ?? ''], typeof: ['schema:ScholarlyArticle']},
    licenseBadge(license),
    h('span', {property: ['dct:title']}, titleText(manuscript)),
    textNode(` © ${year ? `${year} by ` : ''}`),
    owner,
    textNode(' is licensed under '),
    h('a', {rel: ['license'], href: license.url}, `${license.name} (${license.longName})`),
    textNode('.')
  )
}

/** The heading of a statement; a name that is not in the table is printed with blanks for hyphens. */
function statementTitle(name: string, lang: string): string {
  const words = name.replaceAll('-', ' ')
  return terms(lang).statements[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
