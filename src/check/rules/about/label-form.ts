import {theoremKind} from '../../../core/theorem-kinds.ts'

/** The notation that labels a target, depending on the kind that the label's prefix names. */
export function labelForm(label: string): string {
  const prefix = /^([A-Za-z]+)[-:_]/.exec(label)?.[1]?.toLowerCase() ?? ''
  const kind = theoremKind(prefix)
  if (kind !== undefined) return `\`::: {.${kind} #${label}}\` above it and \`:::\` below it`
  return forms.get(prefix)?.(label) ?? `\`{#${label}}\` after the heading, the caption or the formula`
}

const section = (label: string): string => `\`# Title {#${label}}\``
const figure = (label: string): string => `\`![Caption](file){#${label}}\``
const table = (label: string): string => `\`: Caption {#${label}}\` below the table`
const equation = (label: string): string => `\`$$ … $$ {#${label}}\``
const algorithm = (label: string): string =>
  `\`\\label{${label}}\` after the \`\\caption\` of the algorithm, copied from the LaTeX`

const forms: ReadonlyMap<string, (label: string) => string> = new Map([
  ...['sec', 'section', 'subsec', 'ssec', 'subsubsec', 'chap', 'ch', 'app', 'appendix'].map(
    name => [name, section] as const
  ),
  ...['fig', 'figure', 'subfig', 'plot'].map(name => [name, figure] as const),
  ...['tab', 'tbl', 'table'].map(name => [name, table] as const),
  ...['eq', 'eqn', 'equation'].map(name => [name, equation] as const),
  ...['alg', 'algo', 'algorithm'].map(name => [name, algorithm] as const)
])
