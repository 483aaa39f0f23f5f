import type {Article, Image} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import type {XmlNode} from '../../core/xml-tree.ts'

/** The context that the parts of a JATS article share while they are written. */
export type JatsContext = Readonly<{
  article: Article
  /** For each work, the anchor of its entry, and the position of the entry among all entries. */
  entries: ReadonlyMap<string, Readonly<{anchor: string; place: number}>>
  /** A formula, or one row of a formula, as MathML; undefined for TeX that cannot be parsed. */
  formula: (tex: string, display: boolean, row?: number) => XmlElement | undefined
  /** A picture in the folder of the JATS file. */
  picture: (image: Image) => JatsPicture
}>

/** The file name or the URL of a picture, and its type. */
export type JatsPicture = Readonly<{href: string; type?: string | undefined}>

/** Writes nodes of an article. */
export type WriteNodes<Node> = (nodes: readonly Node[], context: JatsContext) => readonly XmlNode[]

/**
 * The id for an anchor, before ids become XML names. It has no white space, because a reference can list several ids.
 */
export function anchorId(anchor: string | undefined): string | undefined {
  return anchor?.replace(/\s/gu, '_')
}
