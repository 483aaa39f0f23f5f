import {similar} from './similar.ts'
import type {Finding, Place, Settings, Severity, Waiver} from './types.ts'

/** The name and the code of a rule. */
type RuleName = Readonly<{name: string; code: string}>

/** The waivers of a paper, which record whether they have matched a finding. */
export type Waivers = Readonly<{
  /** The first waiver that matches a finding; undefined if none does. */
  find: (rule: RuleName, finding: Omit<Finding, 'rule'>) => Waiver | undefined
  /** Returns the findings about the waivers themselves; to be called after all other findings have been matched. */
  findings: () => readonly Finding[]
}>

/**
 * Applies the waivers of a paper. `today` is a date in ISO format; without it, no waiver expires. `findings` returns
 * the findings of the rules `waiver-unused` and `waiver-expired`.
 */
export function useWaivers(waivers: readonly Waiver[], today: string | undefined): Waivers {
  const isExpired = ({until}: Waiver): boolean => until !== undefined && today !== undefined && until < today
  const inUse = indexWaivers(waivers.filter(waiver => !isExpired(waiver)))
  const named = new Set(waivers.map(({rule}) => rule))
  const used = new Set<Waiver>()
  return {
    find({name, code}, finding) {
      // Most rules have no waivers.
      if (!named.has(name) && !named.has(code)) return undefined
      const found = [name, code]
        .flatMap(rule => inUse(rule, finding))
        .filter(waiver => waives(waiver, finding))
      for (const waiver of found) used.add(waiver)
      return found[0]
    },
    findings: () =>
      waivers.flatMap(waiver =>
        isExpired(waiver) ? [expired(waiver)] : used.has(waiver) ? [] : [unused(waiver)]
      )
  }
}

/**
 * Returns a function that looks up the waivers that may match a finding, so that not every pair is compared; most rules
 * have no waivers.
 */
function indexWaivers(
  waivers: readonly Waiver[]
): (rule: string, finding: Omit<Finding, 'rule'>) => readonly Waiver[] {
  const ofRules = new Map<string, Map<string, Waiver[]>>()
  // The subject must come last, because it may contain line ends.
  const nameOf = (subject?: string, file = '', line: number | string = ''): string =>
    `${file}\n${line}\n${subject === undefined ? '' : `=${subject}`}`
  for (const waiver of waivers) {
    const {rule, subject, file, lines} = waiver
    const names =
      lines === undefined
        ? [nameOf(subject)]
        : Array.from({length: lines.last - lines.first + 1}, (_, line) =>
            nameOf(subject, file, lines.first + line)
          )
    const index = ofRules.get(rule) ?? new Map<string, Waiver[]>()
    ofRules.set(rule, index)
    for (const name of names) {
      const others = index.get(name)
      if (others === undefined) index.set(name, [waiver])
      else others.push(waiver)
    }
  }
  return (rule, {subject, file, place}) => {
    const index = ofRules.get(rule)
    if (index === undefined) return []
    return (subject === undefined ? [undefined] : [undefined, subject]).flatMap(about => [
      ...(index.get(nameOf(about)) ?? []),
      ...(index.get(nameOf(about, file, place?.start.line)) ?? [])
    ])
  }
}

function waives({subject, file, lines}: Waiver, finding: Omit<Finding, 'rule'>): boolean {
  const line = finding.place?.start.line
  return (
    (subject === undefined || subject === finding.subject) &&
    (file === undefined || file === finding.file) &&
    (lines === undefined || (line !== undefined && lines.first <= line && line <= lines.last))
  )
}

function unused({rule, subject, writtenIn, place}: Waiver): Finding {
  const about = subject === undefined ? '' : ` for \`${subject}\``
  return {
    rule: 'waiver-unused',
    file: writtenIn,
    place,
    subject: rule,
    message: `The waiver of \`${rule}\`${about} waives nothing`,
    note: 'Delete it, unless the finding should come back.'
  }
}

function expired({rule, until, reason, writtenIn, place}: Waiver): Finding {
  return {
    rule: 'waiver-expired',
    file: writtenIn,
    place,
    subject: rule,
    message: `The waiver of \`${rule}\` ended on ${until}`,
    note: `It has no effect any more. Its reason was: ${reason}`
  }
}

/** Whether a word is the name or the code of this rule. */
export function isNamed({name, code}: RuleName, word: string): boolean {
  return word === name || word === code
}

/** Returns the findings of `rule-unknown` for waivers and settings that name an unknown rule. */
export function unknownRules(
  {file, severityPlaces}: Settings,
  waivers: readonly Waiver[],
  rules: readonly RuleName[]
): readonly Finding[] {
  const known = new Set(rules.flatMap(({name, code}) => [name, code]))
  const named = [...[...severityPlaces].map(([rule, place]) => ({rule, writtenIn: file, place})), ...waivers]
  return named.flatMap(({rule, writtenIn, place}) =>
    known.has(rule)
      ? []
      : [
          {
            rule: 'rule-unknown',
            file: writtenIn,
            place,
            subject: rule,
            message: `\`${rule}\` is not the name or the code of a rule`,
            expected: similar(rule, known)
          }
        ]
  )
}

/** Whether a severity is lower than another one. */
export function isWeaker(severity: Severity | 'off', other: Severity): boolean {
  const order = ['off', 'info', 'warning', 'error']
  return order.indexOf(severity) < order.indexOf(other)
}

/**
 * Returns the findings of `rule-protected` for settings and waivers that would weaken a protecting rule. Such
 * settings and waivers have no effect.
 */
export function weakenedRules(
  {file, severities, severityPlaces}: Settings,
  waivers: readonly Waiver[],
  rules: ReadonlyArray<RuleName & Readonly<{severity: Severity; protects?: true}>>
): readonly Finding[] {
  const protecting = rules.filter(({protects}) => protects)
  const why = 'the rule protects the people who build or read the paper'
  const found = (writtenIn: string, place: Place, subject: string, message: string): Finding => ({
    rule: 'rule-protected',
    file: writtenIn,
    place,
    subject,
    message: `${message}: ${why}`
  })
  const settings = [...severityPlaces].flatMap(([word, place]) => {
    const rule = protecting.find(candidate => isNamed(candidate, word))
    const wanted = severities.get(word)
    if (rule === undefined || wanted === undefined || !isWeaker(wanted, rule.severity)) return []
    return [found(file, place, word, `\`${word}\` cannot be \`${wanted}\`, expected \`${rule.severity}\``)]
  })
  return [
    ...settings,
    ...waivers
      .filter(({rule}) => protecting.some(candidate => isNamed(candidate, rule)))
      .map(({rule, writtenIn, place}) =>
        found(writtenIn, place, rule, `\`${rule}\` cannot be waived by a paper`)
      )
  ]
}
