import type {XmlElement} from '../../core/xml.ts'
import {withChildren} from '../../core/xml-tree.ts'
import {blockModels} from './content-models.ts'

/** Elements that contain only elements, each on a line of its own. */
const parents: ReadonlySet<string> = new Set([
  ...blockModels.keys(),
  ...'article front journal-meta article-meta title-group contrib-group contrib author-notes permissions'.split(
    ' '
  ),
  ...'back ref-list ref citation-alternatives fn-group list def-list def-item table thead tbody tfoot tr'.split(
    ' '
  ),
  ...'verse-group kwd-group history funding-group disp-formula-group'.split(' ')
])

/** A tree with line ends added between elements, where white space is insignificant. */
export function inLines(element: XmlElement): XmlElement {
  const children = element.children.map(child => (typeof child === 'string' ? child : inLines(child)))
  if (children.length === 0 || !parents.has(element.name)) return withChildren(element, children)
  return withChildren(element, ['\n', ...children.flatMap(child => [child, '\n'])])
}
