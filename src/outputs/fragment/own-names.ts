import {scanCss} from '../../styles/css.ts'

/**
 * Names of a sheet that hold for a whole page (families of fonts, key frames, styles of counters), each with the name
 * that no other article or sheet of the page uses.
 */
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

/** The sheet with names replaced, where they are rules and where values mention them. */
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
