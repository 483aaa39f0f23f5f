import {type TheoremDefinition, type TheoremKind, type TheoremLook, theoremKind} from './theorem-kinds.ts'

/**
 * The theorem environments that a piece of TeX defines, as with `\newtheorem{lemma}[theorem]{Lemma}`, and their styles
 * by `\theoremstyle`. An environment whose name denotes a known kind becomes that kind; others keep their own names.
 */
export function theoremDefinitions(tex: string): readonly TheoremDefinition[] {
  if (!tex.includes('\\newtheorem') && !tex.includes('\\declaretheorem')) return []
  const definitions = new Map<string, TheoremDefinition>()
  let look: TheoremLook = 'plain'
  for (const {groups = {}} of tex.replace(comments, '').matchAll(definition)) {
    const {style, star, names = '', shared, title = '', within, options, declared = ''} = groups
    if (style !== undefined) {
      look = style === 'definition' || style === 'remark' ? style : 'plain'
      continue
    }
    const own = options === undefined ? undefined : optionsIn(options)
    for (const environment of (names || declared).split(',').map(name => name.trim())) {
      const sharing = definitions.get((own?.get('sibling') ?? own?.get('numberlike') ?? shared ?? '').trim())
      const name = (own?.get('name') ?? own?.get('title') ?? title).trim() || capitalized(environment)
      const ownLook = own?.get('style') ?? look
      const isBySection = within !== undefined || own?.has('numberwithin') || own?.has('within')
      definitions.set(environment, {
        environment,
        kind: kindOf(environment, name, ownLook),
        name,
        counter: sharing?.counter ?? environment,
        bySection: sharing?.bySection ?? isBySection === true,
        isNumbered: star === undefined && own?.get('numbered') !== 'no'
      })
    }
  }
  return [...definitions.values()]
}

const comments = /(?<!\\)%[^\r\n]*/g

/** Matches `\theoremstyle`, `\newtheorem` of LaTeX and amsthm, and `\declaretheorem` of thmtools. */
const definition =
  /\\theoremstyle\s*\{(?<style>[^{}]*)\}|\\newtheorem(?<star>\*)?\s*\{(?<names>[A-Za-z]+)\}\s*(?:\[(?<shared>[^\]]*)\]\s*)?\{(?<title>[^{}]*)\}(?:[ \t]*\[(?<within>[^\]]*)\])?|\\declaretheorem\s*(?:\[(?<options>[^\]]*)\]\s*)?\{(?<declared>[A-Za-z, ]+)\}/g

function optionsIn(options: string): ReadonlyMap<string, string> {
  return new Map(
    options.split(',').map(option => {
      const [key = '', value = ''] = option.split('=')
      return [key.trim(), value.trim().replace(/^\{(.*)\}$/, '$1')] as const
    })
  )
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/**
 * The kind that the printed name or the name of the environment denotes; if neither does, a kind with the same style.
 */
function kindOf(environment: string, name: string, look: string): TheoremKind {
  const known = theoremKind(name) ?? theoremKind(environment)
  if (known !== undefined) return known
  return look === 'definition' || look === 'remark' ? look : 'theorem'
}
