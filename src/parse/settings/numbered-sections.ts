import {entryOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Whether the settings of other programs number sections; `left` are the entries of `numbering` that have no effect in
 * galley.
 */
export type NumberedSections = Readonly<{isOn: boolean | undefined; left: readonly YamlEntry[]}>

/**
 * Reads whether sections are numbered: `numbering` in MyST, with its `headings`; or `number-sections` or
 * `number_sections` in the first format that specifies it, under `format` in Quarto and `output` in R Markdown.
 */
export function numberedSections(yaml: YamlValue | undefined): NumberedSections {
  const numbering = entryOf(yaml, 'numbering')
  if (numbering !== undefined) return numberingOf(numbering)
  return {isOn: switchInFormats(yaml, 'number-sections', 'number_sections'), left: []}
}

/** The value of a switch in the first format that specifies it, under `format` in Quarto and `output` in R Markdown. */
export function switchInFormats(
  yaml: YamlValue | undefined,
  ...names: readonly string[]
): boolean | undefined {
  const formats = ['format', 'output'].flatMap(name => {
    const value = memberOf(yaml, name)
    return value?.kind === 'map' ? value.entries : []
  })
  const own = formats.map(({value}) => scalarText(memberOf(value, ...names)))
  return switchOf(own.find(text => text !== undefined))
}

/** Reads `numbering: true`, or its `headings` (MyST guide, “Numbering”). */
function numberingOf({value}: YamlEntry): NumberedSections {
  if (value.kind !== 'map') return {isOn: switchOf(scalarText(value)), left: []}
  const headings = entryOf(value, 'headings', 'heading_1', 'heading_2', 'all')?.value
  const isOn = enabled(headings)
  const isOfLevel = ({key, value: own}: YamlEntry): boolean =>
    /^heading_[2-6]$/.test(key) && (enabled(own) ?? isOn) !== isOn
  return {
    isOn,
    left: value.entries.filter(
      entry => isOfLevel(entry) || (!isSection(entry.key) && !isDefault(entry.value))
    )
  }
}

/** The value of a switch of MyST: `true`, or a map with `enabled: true`. */
function enabled(value: YamlValue | undefined): boolean | undefined {
  return switchOf(scalarText(value) ?? scalarText(memberOf(value, 'enabled')))
}

function switchOf(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : /^(?:true|yes|continue)$/i.test(text)
}

function isSection(key: string): boolean {
  return /^(?:headings|title|heading_[1-6]|all)$/.test(key)
}

/**
 * Whether a value requests galley's own behaviour: `true` and `continue` number figures, tables, labelled formulas and
 * theorems through the paper, and so does a map with only `enabled: true` or `continue: true`.
 */
function isDefault(value: YamlValue): boolean {
  return value.kind === 'map'
    ? value.entries.every(
        ({key, value: own}) => /^(?:enabled|continue)$/.test(key) && switchOf(scalarText(own))
      )
    : (switchOf(scalarText(value)) ?? false)
}
