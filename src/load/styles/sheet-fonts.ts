import type {CssDeclaration} from '../../core/css.ts'
import type {Locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'

/**
 * Finds families in a print sheet for which the style has no font. The PDF never uses a font of the machine, whatever
 * is installed. Later families of a list are fallbacks for missing characters and may have no font.
 */
export function* sheetFontFindings(
  file: string,
  declarations: readonly CssDeclaration[],
  at: Locator,
  families: ReadonlySet<string>
): Generator<Finding> {
  for (const {name, value, valueStart, end} of declarations) {
    if (!lists.has(name)) continue
    const family = firstFamily(value, name === 'font')
    if (family === undefined || families.has(family)) continue
    yield {
      rule: 'style-incomplete',
      file,
      place: at.place(valueStart, end),
      subject: family,
      message: `The typeface \`${family}\` is not in \`fonts\` of \`style.yaml\`, and the PDF uses no fonts of the machine`,
      expected: similar(family, families)
    }
  }
}

/** Properties whose values are font families, and the built-in styles' custom properties with such values. */
const lists: ReadonlySet<string> = new Set(
  'font-family font --serif --small --display --sans --labels --mono --script'.split(' ')
)

/** The first family of a list; undefined if it is a variable, a slot or a CSS keyword. */
function firstFamily(value: string, isShorthand: boolean): string | undefined {
  const [first = ''] = value.replace(/\s*!important$/i, '').split(',')
  const quoted = /(["'])(.+?)\1$/.exec(first.trim())?.[2]
  if (quoted !== undefined) return quoted
  if (/[{}()]/.test(first)) return undefined
  const family = isShorthand ? /[\d%a-z]\s+([a-z][\w-]*)$/i.exec(first.trim())?.[1] : first.trim()
  return family === undefined || family === '' || keywords.test(family) ? undefined : family
}

const keywords =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|system-ui|ui-[a-z-]+|inherit|initial|unset|revert|revert-layer)$/i
