import type {
  Definition,
  Heading,
  Html,
  Image,
  ImageReference,
  Link,
  Nodes,
  Paragraph,
  Parents,
  Root
} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import type {CrossReferenceNode, Div, Macro, RawTex} from '../../core/mdast.ts'
import {placeOf} from '../../core/position.ts'
import {restatedLabel} from '../../core/restated.ts'
import type {
  Chapter,
  ChapterCitation,
  CrossReferenceInText,
  Finding,
  ListedWork,
  Place,
  Prose,
  Target,
  TargetKind,
  Waiver
} from '../../core/types.ts'
import {isSafeUrl} from '../../core/url.ts'
import {isComment, plainText, walk} from '../../core/walk.ts'
import {citationsInFormula} from './formula-citations.ts'
import {canBeReferred, headingName} from './heading-names.ts'
import {commentsIn, type Ignored, readIgnoreComment} from './ignore-comments.ts'
import {openQueries} from './open-queries.ts'
import {proseOf} from './prose.ts'
import {rawHtmlFindings} from './raw-markup.ts'
import {readingOrder} from './reading-order.ts'
import {texFindings} from './tex-findings.ts'
import {unclosedListing} from './unclosed-listing.ts'

/** The properties of a chapter that are collected from its tree. */
export type Collected = Pick<
  Chapter,
  | 'citations'
  | 'nocite'
  | 'targets'
  | 'crossReferences'
  | 'pictures'
  | 'prose'
  | 'links'
  | 'headingLinks'
  | 'headingNames'
  | 'landmarks'
  | 'hasFormulas'
  | 'hasListings'
  | 'macros'
  | 'reading'
  | 'edits'
  | 'editorComments'
  | 'waivers'
  | 'findings'
>

/**
 * Collects from a tree the data that the rest of the paper needs, and reports syntax that readers would see as text.
 * `text` is the source of the tree.
 */
export function collect(tree: Root, file: string, text: string): Collected {
  const findings: Finding[] = []
  const citations: ChapterCitation[] = []
  const nocite: ListedWork[] = []
  const targets: Target[] = []
  const crossReferences: CrossReferenceInText[] = []
  const landmarks: Nodes[] = []
  const prose: Prose[] = []
  const links: Array<Link | Definition> = []
  const headingLinks = new Map<Link, string>()
  const headingNames = new Map<string, Heading>()
  const waivers: Waiver[] = []
  const macros: Macro[] = []
  const tex: RawTex[] = []
  let hasFormulas = false
  let hasListings = false
  const pictures: Array<Readonly<{node: Image | ImageReference; figure: boolean}>> = []
  const definitions = new Map<string, string>()
  let commented: Readonly<{parent: Parents | undefined; after: ReadonlyMap<Nodes, Nodes>}> = {
    parent: undefined,
    after: new Map()
  }
  walk(tree, (node, parent) => {
    const labels = [node.data?.attributes?.id ?? [], node.data?.labels ?? []].flat()
    for (const name of labels)
      targets.push({label: name, kind: kindOf(node), file, place: placeOf(node), node})
    if (node.type === 'div') addAll(crossReferences, restatedIn(node, file))
    if (labels.length > 0 || landmarkTypes.has(node.type) || isNumbered(node)) landmarks.push(node)
    switch (node.type) {
      case 'cite':
        citations.push({items: node.items, narrative: node.narrative, place: placeOf(node), node})
        break
      case 'nocite':
        addAll(nocite, node.works)
        break
      case 'crossReference':
        crossReferences.push(referenceIn(node, file))
        break
      case 'image':
      case 'imageReference':
        pictures.push({node, figure: parent?.type === 'figure'})
        break
      case 'definition':
        // The definition is an alias for a citation key, and is not a link.
        if (node.identifier.startsWith('@')) break
        if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
        links.push(node)
        if (!isSafeUrl(node.url)) findings.push(unsafeLink(node.url, file, placeOf(node)))
        break
      case 'link':
        if (node.data?.heading !== undefined) {
          headingLinks.set(node, node.data.heading)
          break
        }
        links.push(node)
        if (!isSafeUrl(node.url)) findings.push(unsafeLink(node.url, file, placeOf(node)))
        break
      case 'heading': {
        const name = headingName(node, text)
        if (canBeReferred(name) && !headingNames.has(name)) headingNames.set(name, node)
        prose.push(proseOf(node, text))
        break
      }
      case 'caption':
      case 'tableCell':
        prose.push(proseOf(node, text))
        break
      case 'paragraph':
        prose.push(proseOf(node, text))
        if (isGridTable(node)) findings.push(gridTable(file, placeOf(node)))
        break
      case 'math':
      case 'inlineMath':
        hasFormulas = true
        addAll(findings, citationsInFormula(node, file, text))
        break
      case 'code':
        if (node.lang) hasListings = true
        addAll(findings, unclosedListing(node, file, text))
        break
      case 'macros':
        addAll(macros, node.macros)
        break
      case 'rawTex':
        tex.push(node)
        break
      case 'editorQuery':
        addAll(findings, openQueries(node, parent, file))
        break
      case 'html':
        addAll(findings, openQueries(node, parent, file))
        if (!isComment(node)) addAll(findings, rawHtmlFindings(node.value, file, placeOf(node)))
        else if (node.value.includes('galley-')) {
          if (commented.parent !== parent) commented = {parent, after: blocksAfterComments(parent)}
          for (const ignored of ignoredBy(node, commented.after.get(node), file)) {
            addAll(waivers, ignored.waivers)
            addAll(findings, ignored.findings)
          }
        }
    }
  })
  addAll(findings, texFindings(tex, file, text))
  return {
    citations,
    nocite,
    targets,
    crossReferences,
    pictures: pictures.map(({node, figure}) => {
      const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '')
      return {url, alt: node.alt ?? '', file, place: placeOf(node), figure}
    }),
    prose,
    links,
    headingLinks,
    headingNames,
    landmarks,
    hasFormulas,
    hasListings,
    macros,
    reading: readingOrder(tree, landmarks),
    edits: tree.data?.edits ?? [],
    editorComments: tree.data?.editorComments ?? [],
    waivers,
    findings
  }
}

function referenceIn(node: CrossReferenceNode, file: string): CrossReferenceInText {
  const isTitle = (node.form === 'title' || node.isRole === true) && {isTitle: true as const}
  return {label: node.label, file, place: placeOf(node), ...isTitle}
}

/** The reference of a division to the theorem that it restates; none for other divisions. */
function restatedIn(node: Div, file: string): readonly CrossReferenceInText[] {
  const label = restatedLabel(node)
  return label === undefined ? [] : [{label, file, place: placeOf(node)}]
}

/** Kinds of nodes that are landmarks even without a label. */
const landmarkTypes: ReadonlySet<string> = new Set<Nodes['type']>([
  'heading',
  'figure',
  'div',
  'cite',
  'glossaryTerm',
  'indexMark',
  'inlineNote',
  'footnoteReference',
  'footnoteDefinition'
])

/** Whether a node is an equation with a number, or a list of examples. */
function isNumbered(node: Nodes): boolean {
  if (node.type === 'listItem') return node.data?.isExample === true
  return (node.type === 'math' || node.type === 'inlineMath') && node.data?.lines !== undefined
}

/**
 * The waivers in a comment. If `next` is given, they apply to that block; otherwise, they apply to the comment's own
 * lines.
 */
function ignoredBy(node: Html, next: Nodes | undefined, file: string): readonly Ignored[] {
  const place = placeOf(node)
  const target = next === undefined ? place : placeOf(next)
  const lines = {first: target.start.line, last: target.end.line}
  return commentsIn(node.value).map(words => readIgnoreComment(words, file, place, lines))
}

/** For each comment that is a block, the block that follows it. */
function blocksAfterComments(parent: Parents | undefined): ReadonlyMap<Nodes, Nodes> {
  const after = new Map<Nodes, Nodes>()
  if (parent === undefined || !flowParents.has(parent.type)) return after
  let next: Nodes | undefined
  for (const child of parent.children.toReversed()) {
    if (!isComment(child)) next = child
    else if (next !== undefined) after.set(child, next)
  }
  return after
}

const flowParents: ReadonlySet<string> = new Set<Nodes['type']>([
  'root',
  'blockquote',
  'div',
  'footnoteDefinition',
  'listItem'
])

function isGridTable(paragraph: Paragraph): boolean {
  const [first] = paragraph.children
  // Most paragraphs begin with a word, so joining their text is not necessary.
  if (first?.type === 'text' && first.value !== '' && !first.value.startsWith('+')) return false
  return /^\+[-=:+]{2,}\+\s*(\n|$)/.test(plainText(paragraph))
}

function kindOf(node: Nodes): TargetKind {
  if (node.type === 'heading') return 'section'
  if (node.type === 'figure') return node.kind
  if (node.type === 'math' || node.type === 'inlineMath') return 'equation'
  if (node.type === 'div' && node.data?.theorem !== undefined) return 'theorem'
  const isSubequations = node.type === 'div' && node.data?.attributes?.classes.includes('subequations')
  return isSubequations ? 'equation' : 'anchor'
}

function unsafeLink(url: string, file: string, place: Place): Finding {
  return {
    rule: 'link-unsafe',
    file,
    place,
    subject: url,
    message: `The link to \`${url}\` could run a program, so it is left out`,
    note: 'The URL is printed as typed, without a link; a Word file has only the words. Write a URL on the web, `https://…`, or the text alone.'
  }
}

function gridTable(file: string, place: Place): Finding {
  return {
    rule: 'table-grid',
    file,
    place,
    message: 'The lines of this grid table do not meet, expected `+` where they cross',
    note: 'It is printed as running text.'
  }
}
