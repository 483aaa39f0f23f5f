import type {Root} from 'hast'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {CitationProblem} from '../cite/index.ts'
import {similar} from '../core/similar.ts'
import type {CitationItem, Finding, Place, Point, Reference} from '../core/types.ts'
import type {CitationElement} from './citation-elements.ts'
import {type CitationSettings, frontMatterField, optionNames} from './citation-options.ts'

/**
 * The name of a finding that is not in the table of rules, because in galley's own builds, this is a problem of an
 * output.
 */
const UNRENDERED = 'reference-unprintable'
/** The name of a finding that is not in the table of rules, because galley's own pipeline always parses citations. */
const UNREAD = 'citation-unread'

/** Reports unsupported options, and a bibliography in the front matter, which is read only in Node. */
export function reportUnsupported({unsupported, bibliography}: CitationSettings, file: VFile): void {
  for (const name of unsupported) {
    const message = report(file, undefined, {
      rule: 'setting-unknown',
      subject: name,
      message: `rehypeCitation has no option \`${name}\``
    })
    message.expected = [...optionNames]
  }
  const named = frontMatterField(file, 'bibliography')
  if (named !== undefined && bibliography.references.length === 0) {
    report(file, undefined, {
      rule: 'setting-unknown',
      subject: 'bibliography',
      message:
        '`bibliography` in the front matter is read only in Node; elsewhere, its text must be in the options'
    })
  }
}

/**
 * Fails if the text cites a work of the bibliography but the citation was not parsed, because a site without
 * `remarkCitation` would show the keys to its readers.
 */
export function failUnread(tree: Root, byKey: ReadonlyMap<string, Reference>, file: VFile): void {
  visit(tree, node => {
    if (node.type === 'element' && notText.has(node.tagName)) return SKIP
    if (node.type !== 'text') return undefined
    const key = Array.from(node.value.matchAll(citedKey), ([, key = '']) => key).find(key => byKey.has(key))
    if (key === undefined) return undefined
    file.fail(
      `\`@${key}\` was not parsed as a citation: add \`remarkCitation\` of galley/rehype to the remark plugins`,
      {...(node.position && {place: node.position}), ruleId: UNREAD, source: 'galley'}
    )
  })
}

const notText: ReadonlySet<string> = new Set(['a', 'code', 'pre', 'script', 'style', 'kbd', 'samp'])
/** Matches a key in text, without punctuation at its end. */
const citedKey = /(?<![\p{L}\p{N}])@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?)/gu

/** Reports keys in a citation that have no entry. */
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
 * Reports a citation that contains a note but was parsed without `citationHandlers`: remark-rehype leaves out notes
 * whose calls it has not seen.
 */
export function reportLostNotes({element, place}: CitationElement, file: VFile): void {
  const [source] = element.children
  if (element.data?.citation !== undefined || source?.type !== 'text') return
  const label = /\[\^([^\]\s]+)\]/u.exec(source.value)?.[1]
  if (label === undefined) return
  report(file, place, {
    rule: 'note-undefined',
    subject: label,
    message: `Note \`${label}\`, which is called in a citation, is lost: add \`citationHandlers\` to the handlers of remark-rehype`
  })
}

/**
 * Returns the keys of works to list without a citation, without duplicates. Reports keys that have no entry. `*` means
 * all entries.
 */
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

/** Reports works that the style cannot render, and faults in their entries, at the first citation of each work. */
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
    // Only findings about cited entries are reported, because a whole site may share one bibliography.
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

/** A place in the saved file: parsers count from the first character after a byte order mark. */
function asSaved({start, end}: Place, file: VFile): Place {
  if (!String(file).startsWith('\uFEFF')) return {start, end}
  const shifted = ({line, column, offset}: Point): Point => ({
    line,
    column: line === 1 ? column + 1 : column,
    offset: offset + 1
  })
  return {start: shifted(start), end: shifted(end)}
}
