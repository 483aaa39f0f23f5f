import {sha256} from '../../core/hash.ts'
import {type Locator, locator} from '../../core/position.ts'
import type {Diagnostic, Edit, Point, Severity, WaivedDiagnostic} from '../../core/types.ts'
import type {Report, RuleAbout} from './index.ts'
import {lineAt} from './words.ts'

/**
 * Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS), as one run of one tool.
 *
 * Paths are relative to the repository (`%SRCROOT%`). Columns are UTF-16 units, as in galley. A finding has no
 * `helpUri`, because the format requires an absolute URI there (3.49.12) and galley's pages are files; `help` says how
 * to read them. Waived findings have a suppression; a reader that does not support suppressions must leave them out.
 */
export function sarif(report: Report): string {
  return sarifLog(sarifResults(report), report)
}

/** The SARIF results for the findings of a paper. */
export function sarifResults(report: Report): readonly object[] {
  const {diagnostics, waived, rules} = report
  const fingerprintOf = fingerprinter(report)
  const indexOf = new Map(rules.map(({name}, index) => [name, index]))
  const place = placer(report)
  return [...diagnostics, ...waived].map(diagnostic => ({
    ruleId: diagnostic.code,
    ruleIndex: indexOf.get(diagnostic.rule) ?? -1,
    level: levels[diagnostic.severity],
    message: {text: messageOf(diagnostic)},
    locations: [{physicalLocation: place.of(diagnostic)}],
    partialFingerprints: {'findingHash/v1': fingerprintOf(diagnostic)},
    ...(diagnostic.edits && {fixes: [fixOf(diagnostic, diagnostic.edits, place)]}),
    // Either all results have this property or none (3.27.23).
    suppressions: suppressionsOf(diagnostic)
  }))
}

/** A log of results; `faults` are the reasons why papers could not be checked. */
export function sarifLog(
  results: readonly object[],
  {rules, version}: Pick<Report, 'rules' | 'version'>,
  faults: readonly string[] = []
): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'galley', version, rules: rules.map(ruleOf)}},
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        ...(faults.length > 0 && {invocations: [invocationOf(faults)]}),
        results
      }
    ]
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** A run that could not check everything (3.20.14 and 3.20.21). */
function invocationOf(faults: readonly string[]): object {
  return {
    executionSuccessful: false,
    toolExecutionNotifications: faults.map(fault => ({level: 'error', message: {text: literal(fault)}}))
  }
}

const levels = {error: 'error', warning: 'warning', info: 'note'} as const satisfies Record<Severity, string>

function ruleOf({code, name, severity, summary, why}: RuleAbout): object {
  const page = `docs/rules/${name}.md`
  return {
    id: code,
    name,
    shortDescription: {text: literal(summary)},
    fullDescription: {text: literal(why)},
    help: {
      text: literal(`${summary} ${why} \`galley explain ${code}\` shows examples; they are also in ${page}.`)
    },
    defaultConfiguration: {level: levels[severity]}
  }
}

function messageOf({message, expected}: Diagnostic): string {
  const help = expected ? `. Try ${expected.map(word => `\`${word}\``).join(' or ')}.` : ''
  return literal(message + help)
}

/** Escapes text so that SARIF viewers take no part of it for a placeholder (3.11.5) or a link (3.11.6). */
function literal(words: string): string {
  return words.replace(/\{(\d+)\}/g, '{{$1}}').replace(/\[(?=[^[\]]*\]\()/g, '\\[')
}

type Location = Readonly<{artifactLocation: object; region: object}>

/** Creates locations; caches the line starts of files for repairs. */
type Placer = Readonly<{
  artifact: (file: string) => object
  of: (diagnostic: Diagnostic) => Location
  region: (file: string, start: Point, end: Point) => object
  locator: (file: string) => Locator
}>

function placer({sourceOf, folder}: Report): Placer {
  const locators = new Map<string, Locator>()
  const artifact = (file: string): object => ({uri: uriOf(folder + file), uriBaseId: '%SRCROOT%'})
  // The format does not count a byte order mark as a column (3.30.2); galley does.
  const column = (file: string, {line, column}: Point): number =>
    line === 1 && column > 1 && sourceOf(file)?.startsWith('\uFEFF') ? column - 1 : column
  const region = (file: string, start: Point, end: Point): object => ({
    startLine: start.line,
    startColumn: column(file, start),
    endLine: end.line,
    endColumn: column(file, end)
  })
  return {
    artifact,
    region,
    of: ({file, start, end}) => ({
      artifactLocation: artifact(file),
      // GitHub rejects results without a line, so a finding about a whole file is shown at its first line.
      region: start && end ? region(file, start, end) : {startLine: 1}
    }),
    locator(file) {
      const known = locators.get(file) ?? locator(sourceOf(file) ?? '')
      locators.set(file, known)
      return known
    }
  }
}

/**
 * A path as a relative reference (RFC 3986). A `:` in its first part is encoded, because it would be parsed as the end
 * of a scheme.
 */
function uriOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(part => encodeURIComponent(part))
    .join('/')
}

function fixOf({message}: Diagnostic, edits: readonly Edit[], place: Placer): object {
  const files = [...new Set(edits.map(({file}) => file))]
  return {
    description: {text: literal(`Repair: ${message}`)},
    artifactChanges: files.map(file => ({
      artifactLocation: place.artifact(file),
      replacements: edits
        .filter(edit => edit.file === file)
        .map(({start, end, text}) => {
          const {point} = place.locator(file)
          return {
            deletedRegion: place.region(file, point(start), point(end)),
            insertedContent: {text}
          }
        })
    }))
  }
}

function suppressionsOf(diagnostic: Diagnostic | WaivedDiagnostic): readonly object[] {
  // Waivers are in the files of the paper itself.
  return 'reason' in diagnostic
    ? [{kind: 'inSource', status: 'accepted', justification: diagnostic.reason}]
    : []
}

/**
 * Returns a function that computes the fingerprint of a finding, which does not change when lines move: a hash of
 * code, file, subject and words of the line, with a number if several findings have the same hash.
 */
function fingerprinter({sourceOf}: Report): (diagnostic: Diagnostic) => string {
  const known = new Map<string, number>()
  return ({code, file, subject, message, start}) => {
    const source = start && sourceOf(file)
    const words = source && start ? lineAt(source, start).replace(/\s+/g, ' ').trim() : ''
    const hash = sha256(JSON.stringify([code, file, subject ?? message, words])).slice(0, 32)
    const count = (known.get(hash) ?? 0) + 1
    known.set(hash, count)
    return `${hash}:${count}`
  }
}
