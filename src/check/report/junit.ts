import type {Diagnostic, WaivedDiagnostic} from '../../core/types.ts'
import {escapeXml, escapeXmlText} from '../../core/write-xml.ts'
import type {Report} from './index.ts'
import {placeName} from './words.ts'

/**
 * Findings as JUnit test results, for CI programs that accept nothing else. A file is a test suite, and a finding is a
 * failed test in it, because GitLab and Jenkins group by suite and class and link a test to its `file`, and an author
 * repairs one file at a time. A file without findings is a passed test, so that the number of tests is never zero. The
 * name of a test has no line number, because these programs compare runs by name, and a paragraph added above a finding
 * must not make the finding a new failure. A finding that does not fail the check is a passed test with a message; a
 * waived one is a skipped test.
 */
export function junit(report: Report): string {
  return testSuites(junitSuites(report))
}

/** A JUnit test suite for each file of a report. */
export function junitSuites(report: Report): readonly Suite[] {
  return filesOf(report).map(file => suite(file, report))
}

/** A JUnit document with these suites. */
export function testSuites(suites: readonly Suite[]): string {
  const sum = (name: 'tests' | 'failures' | 'skipped' | 'errors'): number =>
    suites.reduce((total, {[name]: amount = 0}) => total + amount, 0)
  const head = attributes({
    name: 'galley check',
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped')
  })
  const lines = suites.map(({xml}) => xml).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${lines}</testsuites>\n`
}

/** A suite of tests, and its counts; `errors` are tests that could not run. */
export type Suite = Readonly<{
  xml: string
  tests: number
  failures: number
  skipped: number
  errors?: number
}>

/** A suite for a paper that could not be checked. */
export function failedSuite(paper: string, fault: string): Suite {
  const amounts = {tests: 1, failures: 0, skipped: 0, errors: 1}
  const head = attributes({name: paper, ...amounts, time: 0})
  const test = `    <testcase${caseAttributes('the paper can be checked', paper)}>\n      <error${attributes({message: fault})}/>\n    </testcase>\n`
  return {...amounts, xml: `  <testsuite${head}>\n${test}  </testsuite>\n`}
}

function suite(path: string, {diagnostics, waived, strict, folder}: Report): Suite {
  const file = folder + path
  const found = diagnostics.filter(diagnostic => diagnostic.file === path)
  const accepted = waived.filter(diagnostic => diagnostic.file === path)
  const nameOf = namer()
  const cases = [
    ...found.map(diagnostic => testcase(nameOf(diagnostic), file, diagnostic, strict)),
    ...accepted.map(diagnostic => skipped(nameOf(diagnostic), file, diagnostic))
  ]
  if (cases.length === 0) cases.push(`    <testcase${caseAttributes('no findings', file)}/>\n`)
  const failures = found.filter(diagnostic => fails(diagnostic, strict)).length
  const amounts = {tests: cases.length, failures, skipped: accepted.length}
  const head = attributes({name: file, ...amounts, errors: 0, time: 0})
  return {...amounts, xml: `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n`}
}

/** Returns a function that names the findings of a file; equal names get a number. */
function namer(): (diagnostic: Diagnostic) => string {
  const known = new Map<string, number>()
  return ({code, rule, subject}) => {
    const name = `${code} ${rule}${subject === undefined ? '' : `: ${subject}`}`
    const count = (known.get(name) ?? 0) + 1
    known.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
}

function fails({severity}: Diagnostic, strict: boolean): boolean {
  return severity === 'error' || (strict && severity === 'warning')
}

function testcase(name: string, file: string, diagnostic: Diagnostic, strict: boolean): string {
  const {severity, rule, message, expected, note, start} = diagnostic
  const story = [
    `${placeName({file, ...(start && {start})})}: ${severity}: ${message}`,
    ...(expected ? [`expected: ${expected.join(', ')}`] : []),
    ...(note ? [note] : [])
  ].join('\n')
  const content = fails(diagnostic, strict)
    ? `<failure${attributes({message, type: rule})}>${escapeXmlText(story)}</failure>`
    : `<system-out>${escapeXmlText(story)}</system-out>`
  return `    <testcase${caseAttributes(name, file, start?.line)}>\n      ${content}\n    </testcase>\n`
}

function skipped(name: string, file: string, {message, reason, start}: WaivedDiagnostic): string {
  const content = `<skipped${attributes({message: `${message} (waived: ${reason})`})}/>`
  return `    <testcase${caseAttributes(name, file, start?.line)}>\n      ${content}\n    </testcase>\n`
}

function caseAttributes(name: string, file: string, line?: number): string {
  return attributes({name, classname: file, file, line, time: 0})
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('')
}

/** The files that a report covers: settings, chapters, bibliographies, and other files with findings. */
function filesOf({manuscript, diagnostics, waived, sourceOf}: Report): readonly string[] {
  const {settings, chapters, bibliography} = manuscript
  return [
    ...new Set([
      ...[settings.file].filter(file => sourceOf(file) !== undefined),
      ...chapters.map(({path}) => path),
      ...bibliography.references.map(({file}) => file),
      ...[...diagnostics, ...waived].map(({file}) => file)
    ])
  ]
}
