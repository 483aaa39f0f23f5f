import {scanCss} from '../../core/css.ts'

/** Unique names for the global names of a style sheet: font families, key frames, counter styles. */
export function ownNames(
  sheet: string,
  faces: readonly Readonly<{family: string}>[],
  slug: string
): ReadonlyMap<string, string> {
  const named = scanCss(sheet).rules.flatMap(({prelude}) => globalName.exec(prelude)?.[1] ?? [])
  return new Map([
    ...faces.map(({family}) => [family, `${family} ${slug}`] as const),
    ...named.map(name => [name, `${name}-galley`] as const)
  ])
}

const globalName = /^@(?:-webkit-)?(?:keyframes|counter-style)\s+([\w-]+)$/i

/** Replaces names in the rules that define them and the values that use them. */
export function withNames(sheet: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return sheet
  const alternatives = [...names.keys()].sort((a, b) => b.length - a.length).map(escapeExpression)
  const mention = new RegExp(`(?<![\\w-])(?:${alternatives.join('|')})(?![\\w-])`, 'g')
  const renamed = (text: string): string => text.replace(mention, name => names.get(name) ?? name)
  const {declarations, rules} = scanCss(sheet)
  const stretches = [
    ...rules.filter(({prelude}) => globalName.test(prelude)),
    ...declarations
      .filter(({name}) => name.startsWith('--') || naming.test(name))
      .map(({valueStart: start, end}) => ({start, end}))
  ].sort((a, b) => a.start - b.start)
  let [at, result] = [0, '']
  for (const {start, end} of stretches) {
    result += sheet.slice(at, start) + renamed(sheet.slice(start, end))
    at = end
  }
  return result + sheet.slice(at)
}

const naming = /^(?:font|font-family|animation|animation-name|list-style|list-style-type|content)$/

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
