import type {Nodes, Root} from 'mdast'
import '../core/mdast.ts'
import {placeOf} from '../core/position.ts'
import type {
  Chapter,
  ChapterCitation,
  CrossReference,
  Finding,
  Picture,
  Place,
  Target,
  TargetKind
} from '../core/types.ts'
import {isSafeUrl} from '../core/url.ts'
import {plainText, walk} from '../core/walk.ts'

/** What a tree says to the rest of the paper. */
export type Collected = Pick<Chapter, 'citations' | 'targets' | 'crossReferences' | 'pictures' | 'findings'>

/** Finds what stands in a chapter that the rest of the paper must know, and reports what is printed as it stands. */
export function collect(tree: Root, file: string): Collected {
  const findings: Finding[] = []
  const citations: ChapterCitation[] = []
  const targets: Target[] = []
  const crossReferences: CrossReference[] = []
  const pictures: Picture[] = []
  const definitions = new Map<string, string>()
  walk(tree, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url)
  })
  walk(tree, (node, parent) => {
    const place = placeOf(node)
    const label = node.data?.attributes?.id
    for (const name of [...(label === undefined ? [] : [label]), ...(node.data?.labels ?? [])]) {
      targets.push({label: name, kind: kindOf(node), file, place, node})
    }
    if (node.type === 'cite') citations.push({items: node.items, narrative: node.narrative, place, node})
    if (node.type === 'crossReference') crossReferences.push({label: node.label, file, place})
    if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '')
      pictures.push({url, alt: node.alt ?? '', file, place, figure: parent?.type === 'figure'})
    }
    const link = node.type === 'link' || node.type === 'definition' ? node.url : undefined
    if (link !== undefined && !isSafeUrl(link)) findings.push(unsafeLink(link, file, place))
    if (node.type === 'paragraph' && /^\+[-=:+]{2,}\+\s*(\n|$)/.test(plainText(node)))
      findings.push(gridTable(file, place))
    if (node.type === 'rawTex') findings.push(rawTex(node.name, file, place))
    if (node.type === 'html' && !/^\s*<!--/.test(node.value)) findings.push(rawHtml(node.value, file, place))
  })
  return {citations, targets, crossReferences, pictures, findings}
}

function kindOf(node: Nodes): TargetKind {
  if (node.type === 'heading') return 'section'
  if (node.type === 'figure') return node.kind
  if (node.type === 'math' || node.type === 'inlineMath') return 'equation'
  if (node.type === 'code') return 'listing'
  return 'anchor'
}

function unsafeLink(url: string, file: string, place: Place): Finding {
  return {
    rule: 'link-unsafe',
    file,
    place,
    subject: url,
    message: `Unexpected link to \`${url}\`, expected an address on the web, an e-mail address or a place in the paper`,
    note: 'The address is printed as it stands, without a link.'
  }
}

function gridTable(file: string, place: Place): Finding {
  return {
    rule: 'table-grid',
    file,
    place,
    message: 'Unexpected grid table, expected a table with pipes',
    note: 'It is printed as running text.'
  }
}

function rawTex(name: string, file: string, place: Place): Finding {
  return {
    rule: 'raw-tex',
    file,
    place,
    subject: `\\${name}`,
    message: `Unexpected TeX \`\\${name}\`, expected Markdown`,
    note: 'It is printed as it stands.'
  }
}

function rawHtml(value: string, file: string, place: Place): Finding {
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(value)?.[1]?.toLowerCase() ?? 'html'
  return {
    rule: 'raw-html',
    file,
    place,
    subject: `<${tag}>`,
    message: `Unexpected HTML \`<${tag}>\`, expected Markdown`,
    note: 'It is printed as it stands.'
  }
}
