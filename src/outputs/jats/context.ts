import type {Article, Image} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import type {XmlNode} from '../../core/xml-tree.ts'

/** The context shared by the parts of a JATS article while it is written. */
export type JatsContext = Readonly<{
  article: Article
  /** The anchor of a work's entry, and its place among the entries. */
  entries: ReadonlyMap<string, Readonly<{anchor: string; place: number}>>
  /** A formula, or one row of it, as MathML; undefined for TeX that is not a formula. */
  formula: (tex: string, display: boolean, row?: number) => XmlElement | undefined
  /** A picture in the folder of the article. */
  picture: (image: Image) => JatsPicture
}>

/** The name of a picture's file, or its address, and its type. */
export type JatsPicture = Readonly<{href: string; type?: string | undefined}>

/** Writes nodes of an article. */
export type WriteNodes<Node> = (nodes: readonly Node[], context: JatsContext) => readonly XmlNode[]

/** The name of an anchor in the tree, before ids become XML names: a reference can have several. */
export function anchorId(anchor: string | undefined): string | undefined {
  return anchor?.replace(/\s/gu, '_')
}
