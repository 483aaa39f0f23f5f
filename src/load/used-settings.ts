import type {Finding, Source} from '../core/types.ts'

/** The findings without those for settings whose values the texts print, as with `{{< meta paper.n >}}`. */
export function withoutUsed(findings: readonly Finding[], texts: readonly Source[]): readonly Finding[] {
  if (!findings.some(({rule}) => rule === 'setting-unknown')) return findings
  const used = new Set(
    texts.flatMap(({text}) => Array.from(text.matchAll(/\{\{<\s*meta\s+([\w-]+)/g), ([, key = '']) => key))
  )
  return findings.filter(({rule, subject = ''}) => rule !== 'setting-unknown' || !used.has(subject))
}
