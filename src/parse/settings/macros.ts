import type {Macro} from '../../core/mdast.ts'
import {theoremDefinitions} from '../../core/theorem-definitions.ts'
import type {TheoremDefinition} from '../../core/theorem-kinds.ts'
import {macrosIn} from '../plugins/tex/macros.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * Reads the TeX macros in settings: those of `macros`, and those in the LaTeX preamble of Pandoc and Quarto,
 * `header-includes`, of which galley uses only macros and theorems.
 */
export function readMacroSettings(yaml: YamlValue | undefined): readonly Macro[] {
  return [...preambles(yaml).flatMap(macrosIn), ...namedMacros(memberOf(yaml, 'macros', 'math'))]
}

/** Reads the theorems that the LaTeX preamble defines. */
export function readTheoremSettings(yaml: YamlValue | undefined): readonly TheoremDefinition[] {
  return theoremDefinitions(preambles(yaml).join('\n'))
}

/** The stretches of a LaTeX preamble. */
export function preambles(yaml: YamlValue | undefined): readonly string[] {
  return itemsOf(memberOf(yaml, 'header-includes', 'header_includes')).map(
    item => scalarText(item) ?? scalarText(memberOf(item, 'text')) ?? ''
  )
}

/** Macros by name, as in `{R: \mathbb{R}}`; the name can have its `\`, as in MyST. */
function namedMacros(value: YamlValue | undefined): readonly Macro[] {
  if (value?.kind !== 'map') return []
  return value.entries.flatMap(({key, value: body}) => {
    // MyST also writes `{macro: …, title: …}`.
    const text = scalarText(body) ?? scalarText(memberOf(body, 'macro'))
    const name = key.replace(/^\\/, '')
    return text === undefined || !/^[A-Za-z]+$/.test(name) ? [] : [{name, body: text}]
  })
}
