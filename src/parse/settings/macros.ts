import type {Macro} from '../../core/mdast.ts'
import {theoremDefinitions} from '../../core/theorem-definitions.ts'
import type {TheoremDefinition} from '../../core/theorem-kinds.ts'
import {macrosIn} from '../plugins/tex/macros.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * Reads the TeX macros in settings: those in `macros`, and those that the LaTeX preamble for Pandoc and Quarto defines,
 * `header-includes`.
 */
export function readMacroSettings(yaml: YamlValue | undefined): readonly Macro[] {
  return [...preambles(yaml).flatMap(macrosIn), ...namedMacros(memberOf(yaml, 'macros', 'math'))]
}

/** Reads the theorem environments that the LaTeX preamble defines. */
export function readTheoremSettings(yaml: YamlValue | undefined): readonly TheoremDefinition[] {
  return theoremDefinitions(preambles(yaml).join('\n'))
}

/** The pieces of the LaTeX preamble: in Pandoc, and in the templates of rticles. */
export function preambles(yaml: YamlValue | undefined): readonly string[] {
  return itemsOf(memberOf(yaml, 'header-includes', 'header_includes', 'preamble')).map(
    item => scalarText(item) ?? scalarText(memberOf(item, 'text')) ?? ''
  )
}

/** A bibliography file that the LaTeX preamble names. */
type NamedFile = Readonly<{name: string; place: YamlValue['place']}>

/** Reads the file names in `\addbibresource{refs.bib}` and `\bibliography{refs}` in the LaTeX preamble. */
export function readPreambleBibliographies(yaml: YamlValue | undefined): readonly NamedFile[] {
  return itemsOf(memberOf(yaml, 'header-includes', 'header_includes', 'preamble')).flatMap(item => {
    const text = (scalarText(item) ?? scalarText(memberOf(item, 'text')) ?? '').replace(/(?<!\\)%.*/g, '')
    return Array.from(text.matchAll(bibliographyCommand)).flatMap(([, resource, names = '']) =>
      resource === undefined
        ? names
            .split(',')
            .map(name => ({name: `${name.trim().replace(/\.bib$/, '')}.bib`, place: item.place}))
        : [{name: resource.trim(), place: item.place}]
    )
  })
}

const bibliographyCommand =
  /\\(?:addbibresource(?:\[[^\]\n]{0,300}\])?\{([^{}\n]{1,300})\}|bibliography\{([^{}\n]{1,300})\})/g

/** Reads macros by name, as in `{R: \mathbb{R}}`. The name can begin with `\`, as in MyST. */
function namedMacros(value: YamlValue | undefined): readonly Macro[] {
  if (value?.kind !== 'map') return []
  return value.entries.flatMap(({key, value: body}) => {
    // In MyST, a macro can also be `{macro: …, title: …}`.
    const text = scalarText(body) ?? scalarText(memberOf(body, 'macro'))
    const name = key.replace(/^\\/, '')
    return text === undefined || !/^[A-Za-z]+$/.test(name) ? [] : [{name, body: text}]
  })
}
