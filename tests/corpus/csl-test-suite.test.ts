import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {recordFigure} from '../figures.ts'
import {corpus, corpusTest} from './corpus.ts'
import {readFixture} from './csl-fixture.ts'
import {runFixture} from './csl-fixture-run.ts'

/**
 * The CSL test suite, through galley's processor. The list of what passes only grows: it is written anew by
 * `GALLEY_BLESS=1 npx vitest run tests/corpus/csl-test-suite.test.ts`. `KNOWN` says why each of the others fails.
 */
const suite = join(corpus, 'csl-test-suite/processor-tests/humans')
const list = new URL('./csl-test-suite-passes.txt', import.meta.url)

/** Fixtures that fail, by the reason. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'Written for older locales: `Jun.` for June, `tran.` for a translator, no blank before BC.': [
    'bugreports_SortedIeeeItalicsFail',
    'date_NegativeDateSort',
    'date_NegativeDateSortViaMacroOnYearMonthOnly',
    'magic_SubsequentAuthorSubstituteNotFooled'
  ],
  'The text is right; the marks of what a word processor has to update are not those of citeproc-js.': [
    'bugreports_OldMhraDisambiguationFailure',
    'bugreports_OverwriteCitationItems',
    'disambiguate_DisambiguationHang'
  ],
  'A citation that replaces another of the same id, and works that vanish with it.': [
    'bugreports_AutomaticallyDeleteItemsFails'
  ],
  'Disambiguation by a title that only the first citation has.': ['bugreports_EnvAndUrb'],
  'A value with numbers and words in it (`7, p. 3-8`, `vol. 1, fol. 186`) is printed as it stands.': [
    'locator_TrickyEntryForPlurals',
    'number_OrdinalSpacing'
  ],
  'A date that stands in the title, too, is printed twice.': ['bugreports_LegislationCrash'],
  'Straight quotes around a whole title stay straight.': ['bugreports_NoCaseEscape'],
  'The place of a blank before the end of a block.': [
    'variables_ContainerTitleShort',
    'variables_ContainerTitleShort2'
  ],
  'An entry without words is left out, and not replaced by an error message.': [
    'sort_OmittedBibRefMixedNumericStyle'
  ]
}

corpusTest('the CSL test suite passes as far as it ever did', () => {
  const names = readdirSync(suite)
    .filter(file => file.endsWith('.txt'))
    .map(file => file.slice(0, -'.txt'.length))
    .sort()
  expect(names).toHaveLength(845)
  const failures = new Map<string, unknown>()
  for (const name of names) {
    const failure = failureOf(name)
    if (failure !== undefined) failures.set(name, failure)
  }
  const passing = names.filter(name => !failures.has(name))
  if (process.env.GALLEY_BLESS) writeFileSync(list, `${passing.join('\n')}\n`)
  const listed = new Set(readFileSync(list, 'utf8').trim().split('\n'))
  const lost = [...listed].filter(name => !passing.includes(name))
  expect(Object.fromEntries(lost.map(name => [name, failures.get(name) ?? 'absent']))).toEqual({})
  const won = passing.filter(name => !listed.has(name))
  expect(won, 'These pass now: write the list anew with GALLEY_BLESS=1').toEqual([])
  expect([...failures.keys()].sort()).toEqual(Object.values(KNOWN).flat().sort())
  recordFigure('CSL test suite', `${passing.length} of ${names.length} fixtures pass`)
})

/** How a fixture fails; undefined if it passes. */
function failureOf(name: string): Readonly<{expected: string; printed: string}> | undefined {
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

function locales(lang: string): string | undefined {
  const file = join(corpus, `csl/locales/locales-${lang}.xml`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
