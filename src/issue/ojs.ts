import {childElements, elementAt, elementsOf, parseXml, type XmlElement} from '../core/xml.ts'
import {
  isXmlElement,
  serializeXml,
  withAttributes,
  withChildren,
  type XmlNode,
  xml
} from '../core/xml-tree.ts'

/**
 * Merges the OJS import files of the papers of an issue into one: the issue of the first file, the sections of all, and
 * the articles in order, numbered consecutively. Undefined if there are no files.
 */
export function ojsOfIssue(files: readonly string[]): string | undefined {
  const issues = files.flatMap(text => childElements(parseXml(text).root).slice(0, 1))
  const [first] = issues
  if (first === undefined) return undefined
  const sections = new Map<string, XmlElement>()
  for (const section of issues.flatMap(issue => childElements(elementAt(issue, 'sections')))) {
    const ref = section.attributes.get('ref') ?? ''
    if (!sections.has(ref)) sections.set(ref, withAttributes(section, {seq: sections.size}))
  }
  const before = {article: 0, author: 0, file: 0}
  const articles = issues.flatMap(issue => {
    const own = childElements(elementAt(issue, 'articles'))
    const moved = own.map(article => renumbered(article, {...before}))
    before.article += own.length
    before.author += own.flatMap(article => elementsOf(article, 'author')).length
    before.file += own.flatMap(article => elementsOf(article, 'submission_file')).length
    return moved
  })
  const kept = childElements(first).filter(({name}) => name !== 'sections' && name !== 'articles')
  const issue = withChildren(first, [
    ...kept,
    ...(sections.size > 0 ? [xml('sections', {}, [...sections.values()])] : []),
    xml('articles', {}, articles)
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(issue)}\n`
}

type Numbers = Readonly<{article: number; author: number; file: number}>

/** The attributes that contain numbers of articles, authors or files, by element. */
const numbered: Readonly<Record<string, Readonly<Record<string, keyof Numbers>>>> = {
  article: {current_publication_id: 'article'},
  publication: {primary_contact_id: 'author', seq: 'article'},
  author: {id: 'author'},
  submission_file: {id: 'file', file_id: 'file'},
  submission_file_ref: {id: 'file'},
  file: {id: 'file'}
}

/** An article, renumbered to follow the articles before it. */
function renumbered(element: XmlElement, before: Numbers): XmlElement {
  const changed = Object.entries(numbered[element.name] ?? {}).flatMap(([name, kind]) => {
    const number = element.attributes.get(name)
    return number === undefined ? [] : [[name, Number(number) + before[kind]] as const]
  })
  const isInternal = element.name === 'id' && element.attributes.get('type') === 'internal'
  const children = element.children.map((child): XmlNode => {
    if (isXmlElement(child)) return renumbered(child, before)
    return isInternal ? String(Number(child) + before.article) : child
  })
  return withChildren(withAttributes(element, Object.fromEntries(changed)), children)
}
