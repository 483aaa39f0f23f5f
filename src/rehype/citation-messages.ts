import type {Root} from 'hast'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {CitationProblem} from '../cite/index.ts'
import {similar} from '../core/similar.ts'
import type {CitationItem, Finding, Place, Point, Reference} from '../core/types.ts'
import type {CitationElement} from './citation-elements.ts'
import {type CitationSettings, frontMatter, optionNames} from './citation-options.ts'

/** Not a row of the table of rules: where galley builds a paper, these are problems of an output. */
const UNRENDERED = 'reference-unprintable'
/** Nor is this one: galley's own pipeline always reads citations. */
const UNREAD = 'citation-unread'

/**
 * Reports options that have no meaning here, and a bibliography that only the front matter names, which is not read.
 */
export function reportUnsupported({unsupported, bibliography}: CitationSettings, file: VFile): void {
  for (const name of unsupported) {
    const message = report(file, undefined, {
      rule: 'setting-unknown',
      subject: name,
      message: `Unexpected option \`${name}\` of rehypeCitation, expected one that it knows`
    })
    message.expected = [...optionNames]
  }
  const named = frontMatter(file, 'bibliography')
  if (named !== undefined && bibliography.references.length === 0) {
    report(file, undefined, {
      rule: 'setting-unknown',
      subject: 'bibliography',
      message:
        'Unexpected `bibliography` in the front matter, expected its text in the options: paths are for Node'
    })
  }
}

/**
 * Fails where a text cites a work of the bibliography and nothing has read the citation: a site that forgot
 * `remarkCitation` would otherwise show the keys to its readers.
 */
export function failUnread(tree: Root, byKey: ReadonlyMap<string, Reference>, file: VFile): void {
  visit(tree, node => {
    if (node.type === 'element' && notText.has(node.tagName)) return SKIP
    if (node.type !== 'text') return undefined
    const key = Array.from(node.value.matchAll(citedKey), ([, key = '']) => key).find(key => byKey.has(key))
    if (key === undefined) return undefined
    file.fail(
      `Unexpected \`@${key}\` that is no citation, expected \`remarkCitation\` of galley/rehype among the remark plugins`,
      {...(node.position && {place: node.position}), ruleId: UNREAD, source: 'galley'}
    )
  })
}

const notText: ReadonlySet<string> = new Set(['a', 'code', 'pre', 'script', 'style', 'kbd', 'samp'])
/** A key as it stands in a text; the punctuation at its end is not of it. */
const citedKey = /(?<![\p{L}\p{N}])@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?)/gu

/** Reports the keys of a citation that no entry has. */
export function reportUndefined(
  items: readonly CitationItem[],
  byKey: ReadonlyMap<string, Reference>,
  file: VFile
): void {
  for (const {key, place} of items) {
    if (byKey.has(key)) continue
    report(file, place, {
      rule: 'citation-undefined',
      subject: key,
      message: `\`${key}\` is cited but not in the bibliography`,
      expected: similar(key, byKey.keys())
    })
  }
}

/**
 * Reports a citation that calls a note but came without `citationHandlers`: remark-rehype leaves out a note if it has
 * not seen a call of it.
 */
export function reportLostNotes({element, place}: CitationElement, file: VFile): void {
  const [source] = element.children
  if (element.data?.citation !== undefined || source?.type !== 'text') return
  const label = /\[\^([^\]\s]+)\]/u.exec(source.value)?.[1]
  if (label === undefined) return
  report(file, place, {
    rule: 'note-undefined',
    subject: label,
    message: `Unexpected call of note \`${label}\` in a citation, expected \`citationHandlers\` among the handlers of remark-rehype`
  })
}

/** The keys of the works to list though not cited, each once; reports keys without an entry. `*` stands for all. */
export function reportListed(
  keys: readonly string[],
  byKey: ReadonlyMap<string, Reference>,
  file: VFile
): readonly string[] {
  const listed = new Set<string>()
  for (const key of keys) {
    const reference = byKey.get(key)
    if (reference !== undefined) listed.add(reference.key)
    else if (key === '*') for (const {key: each} of byKey.values()) listed.add(each)
    else {
      report(file, undefined, {
        rule: 'nocite-undefined',
        subject: key,
        message: `\`${key}\` in \`noCite\` is not in the bibliography`,
        expected: similar(key, byKey.keys())
      })
    }
  }
  return [...listed]
}

/** Reports, where a work is first cited, that the style cannot render it, or what is wrong with its entry. */
export function reportProblems(
  problems: readonly CitationProblem[],
  citations: readonly Readonly<{items: readonly CitationItem[]}>[],
  {bibliography}: CitationSettings,
  file: VFile
): void {
  const places = new Map<Reference, Place>()
  for (const {key, place} of citations.flatMap(({items}) => items)) {
    const reference = bibliography.byKey.get(key)
    if (reference !== undefined && !places.has(reference)) places.set(reference, place)
  }
  for (const {key, message} of problems) {
    const reference = bibliography.byKey.get(key)
    const place = reference && places.get(reference)
    report(file, place, {rule: UNRENDERED, subject: key, message})
  }
  for (const finding of bibliography.findings) {
    // One document answers for the entries that it cites, not for a bibliography that a whole site shares.
    const cited = [...places].find(([reference]) => isAbout(finding, reference))
    if (cited === undefined) continue
    const {line, column} = finding.place?.start ?? {line: 1, column: 1}
    report(file, cited[1], {...finding, note: `In ${finding.file}, line ${line}, column ${column}.`})
  }
}

function isAbout({file, place, subject}: Finding, {key, file: ownFile, entryPlace}: Reference): boolean {
  const offset = place?.start.offset ?? -1
  const inside =
    file === ownFile && offset >= entryPlace.start.offset && offset < Math.max(entryPlace.end.offset, 1)
  return inside || subject === key
}

function report(
  file: VFile,
  place: Place | undefined,
  finding: Omit<Finding, 'rule' | 'file' | 'place'> & {readonly rule: string}
) {
  const message = file.message(finding.message, {
    ...(place === undefined ? {} : {place: asSaved(place, file)}),
    ruleId: finding.rule,
    source: 'galley'
  })
  message.actual = finding.subject
  message.expected = finding.expected === undefined ? undefined : [...finding.expected]
  message.note = finding.note
  return message
}

/** Parsers count from after a byte order mark; places are those of the file as saved. */
function asSaved({start, end}: Place, file: VFile): Place {
  if (!String(file).startsWith('\uFEFF')) return {start, end}
  const shifted = ({line, column, offset}: Point): Point => ({
    line,
    column: line === 1 ? column + 1 : column,
    offset: offset + 1
  })
  return {start: shifted(start), end: shifted(end)}
}
