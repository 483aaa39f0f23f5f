import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {expect} from 'vitest'
import {installedLocales} from '../../src/node/program/locales.ts'
import {recordFigure} from '../figures.ts'
import {corpus, corpusTest} from './corpus.ts'
import {readFixture} from './csl-fixture.ts'
import {runFixture} from './csl-fixture-run.ts'

/**
 * The CSL test suite, through the exports of `galley/csl`. The list of passing fixtures only grows: `GALLEY_BLESS=1 npx
 * vitest run tests/corpus/csl-test-suite.test.ts` rewrites it. `KNOWN` gives the reason for each failure.
 */
const suite = join(corpus, 'csl-test-suite/processor-tests/humans')
const list = new URL('./csl-test-suite-passes.txt', import.meta.url)

/** Failing fixtures, by reason. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'The texts are right; but a citation is marked as changed though its text is not: `update` names those whose text changed.':
    [
      'bugreports_OldMhraDisambiguationFailure',
      'disambiguate_DisambiguationHang',
      'integration_FirstReferenceNoteNumberPositionChange'
    ],
  'Cites of the same names are not together: “cites … with identical rendered names are grouped together” (CSL 1.0.2, Cite Grouping).':
    ['name_CiteGroupDelimiterWithYearSuffixCollapse2'],
  'A condition that tells no works apart stays, and the next is not tried: against disambiguate_IncrementalExtraText.':
    ['bugreports_EnvAndUrb'],
  'The blank of a block whose names were substituted by nothing stands before the entry.': [
    'bugreports_NoCaseEscape'
  ],
  'An entry without words is left out, and not replaced by an error message with a number that nothing renders.':
    ['sort_OmittedBibRefMixedNumericStyle']
}

/**
 * Fixtures written for the locales of 2012 to 2015 in the package citeproc-locales: `Jun.` for June, `tran.` for a
 * translator, no blank before BC. Each passes with its own locales, and fails with the current ones.
 */
const OLDER: ReadonlySet<string> = new Set([
  'bugreports_SortedIeeeItalicsFail',
  'date_NegativeDateSort',
  'date_NegativeDateSortViaMacroOnYearMonthOnly',
  'magic_SubsequentAuthorSubstituteNotFooled'
])

const olderLocales = installedLocales(
  join(createRequire(import.meta.url).resolve('citeproc-locales'), '../locales')
)

corpusTest('the CSL test suite passes except for known tests', () => {
  const names = readdirSync(suite)
    .filter(file => file.endsWith('.txt'))
    .map(file => file.slice(0, -'.txt'.length))
    .sort()
  expect(names).toHaveLength(845)
  const failures = new Map<string, unknown>()
  for (const name of names) {
    const failure = failureOf(name, OLDER.has(name) ? olderLocales : currentLocales)
    if (failure !== undefined) failures.set(name, failure)
  }
  const current = names.filter(
    name => !failures.has(name) && (!OLDER.has(name) || failureOf(name, currentLocales) === undefined)
  )
  const passing = names.filter(name => !failures.has(name))
  if (process.env.GALLEY_BLESS) writeFileSync(list, `${passing.join('\n')}\n`)
  const listed = new Set(readFileSync(list, 'utf8').trim().split('\n'))
  const lost = [...listed].filter(name => !passing.includes(name))
  expect(Object.fromEntries(lost.map(name => [name, failures.get(name) ?? 'absent']))).toEqual({})
  const won = passing.filter(name => !listed.has(name))
  expect(won, 'These pass now: write the list anew with GALLEY_BLESS=1').toEqual([])
  expect([...failures.keys()].sort()).toEqual(Object.values(KNOWN).flat().sort())
  recordFigure(
    'CSL test suite',
    `${current.length} of ${names.length} fixtures pass with today's locales, ${passing.length} each with the locales it was written for`
  )
  expect(current).toHaveLength(names.length - [...failures.keys(), ...OLDER].length)
})

/** The failure of a fixture; undefined if it passes. */
function failureOf(
  name: string,
  locales: (lang: string) => string | undefined
): Readonly<{expected: string; printed: string}> | undefined {
  const fixture = readFixture(readFileSync(join(suite, `${name}.txt`), 'utf8'))
  const printed = attempt(() => runFixture(fixture, locales))
  return printed === fixture.result ? undefined : {expected: fixture.result, printed}
}

function attempt(print: () => string): string {
  try {
    return print()
  } catch (error) {
    return String(error)
  }
}

function currentLocales(lang: string): string | undefined {
  const file = join(corpus, `csl/locales/locales-${lang}.xml`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
