import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import {knownCommands} from '../latex/commands.ts'
import {type LatexFault, parseLatex} from '../latex/text.ts'
import {textFields} from './field-names.ts'
import type {BibtexEntry, PlacesIn} from './index.ts'

/**
 * Reports LaTeX in rendered fields that galley does not support and readers would see: unknown commands and unclosed
 * formulas.
 */
export function latexFindings(entries: readonly BibtexEntry[], placesIn: PlacesIn): readonly Finding[] {
  const findings: Finding[] = []
  const told = new Map<string, Told>()
  for (const entry of entries) {
    for (const field of entry.fields.values()) {
      if (!textFields.has(field.name) || !mayHoldFault(field.value)) continue
      const faults: LatexFault[] = []
      parseLatex(field.value, faults)
      if (faults.length === 0) continue
      const placeIn = placesIn(field)
      for (const {fault, start, end} of faults) {
        const subject = field.value.slice(start, end)
        const words =
          told.get(subject) ?? (fault === 'command' ? unknownCommand(subject) : unclosedFormula(subject))
        told.set(subject, words)
        const place = placeIn(start, end)
        findings.push({rule: 'bibliography-latex', file: entry.file, place, subject, ...words})
      }
    }
  }
  return findings
}

/** Whether an entry may have LaTeX to report. */
export function mayHoldUnknownLatex({fields}: BibtexEntry): boolean {
  for (const {name, value} of fields.values()) if (textFields.has(name) && mayHoldFault(value)) return true
  return false
}

/**
 * Whether a value may contain unknown commands or formulas. Most values contain no LaTeX except accents, and need not
 * be parsed a second time.
 */
function mayHoldFault(value: string): boolean {
  if (value.includes('$')) return true
  if (!value.includes('\\')) return false
  for (const [, name = ''] of value.matchAll(/\\([a-zA-Z]+|.)/gsu)) if (!knownCommands.has(name)) return true
  return false
}

const guesses = [...knownCommands].filter(name => /^[a-zA-Z]{3,}$/.test(name))

type Told = Pick<Finding, 'message' | 'expected' | 'note'>

function unknownCommand(written: string): Told {
  return {
    message: `galley does not know the LaTeX command \`${written}\``,
    expected: similar(written.slice(1), guesses).map(name => `\\${name}`),
    note: 'It is printed as typed.'
  }
}

function unclosedFormula(written: string): Told {
  const closing = {'\\(': '\\)', '\\[': '\\]'}[written] ?? '$'
  const sign = written === '$' ? ', or `\\$` for a dollar sign' : ''
  return {
    message: `The formula after \`${written}\` is not closed, expected \`${closing}\`${sign}`,
    note: 'It is printed as typed.'
  }
}
