import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {back} from './back.ts'
import type {JatsContext} from './context.ts'
import {fitted} from './fit.ts'
import {front} from './front.ts'
import {inLines} from './lines.ts'
import {withXmlNames} from './names.ts'
import {namesOfPeople} from './people.ts'
import {sections} from './sections.ts'

export type JatsVersion = '1.3' | '1.4'

/** The article as the tree of a JATS file (ANSI/NISO Z39.96-2021, JATS 1.3, Journal Publishing; or 1.4 of 2024). */
export function jatsArticle(
  context: JatsContext,
  {slug, isDraft, version}: Readonly<{slug: string; isDraft: boolean; version: JatsVersion}>
): XmlElement {
  const {article} = context
  const {content, appendices, titles, conflicts} = sections(article.body, context)
  const tree = xml(
    'article',
    {
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
      'xmlns:ali': 'http://www.niso.org/schemas/ali/1.0/',
      'dtd-version': version,
      'specific-use': isDraft ? 'draft' : undefined,
      'xml:lang': article.lang
    },
    front(slug, conflicts, context),
    xml('body', {}, content),
    back({titles, appendices}, context)
  )
  return inLines(withXmlNames(fitted(tree), wantedNames(context)))
}

/**
 * The preferred XML IDs, by anchor: for entries of reference lists, the keys of their works; for affiliations and notes
 * about authors, readable names such as `aff1`.
 */
function wantedNames({article}: JatsContext): ReadonlyMap<string, string> {
  const keys = article.lists.flatMap(({entries}) => entries.map(({anchor, key}) => [anchor, key] as const))
  return new Map([...keys, ...namesOfPeople(article.metadata)])
}
