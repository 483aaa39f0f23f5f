import type {Nodes} from 'mdast'
import {similar} from '../core/similar.ts'
import type {
  Finding,
  Manuscript,
  NumberedCitation,
  NumberedTarget,
  Project,
  Reference
} from '../core/types.ts'

type Resolved = Pick<Manuscript, 'citations' | 'citedBy' | 'nocite' | 'labelCites'> &
  Readonly<{findings: readonly Finding[]}>

/** Gives every citation its number in the paper and its references, and every reference its citations. */
export function resolveCitations(project: Project, targets: ReadonlyMap<string, NumberedTarget>): Resolved {
  const {byKey} = project.bibliography
  const citations: NumberedCitation[] = []
  const citedBy = new Map<string, NumberedCitation[]>()
  const labelCites = new Map<Nodes, string>()
  for (const text of project.texts) {
    for (const citation of text.citations) {
      const [first] = citation.items
      if (citation.items.length === 1 && first && !byKey.has(first.key) && targets.has(first.key)) {
        // Quarto writes `@fig-x` for a figure with the label `fig-x`.
        labelCites.set(citation.node, first.key)
        continue
      }
      const references = citation.items.map(item => byKey.get(item.key))
      const numbered = {citation, file: text.path, number: citations.length + 1, references}
      citations.push(numbered)
      for (const key of new Set(references.flatMap(reference => reference?.key ?? []))) {
        const others = citedBy.get(key)
        if (others === undefined) citedBy.set(key, [numbered])
        else others.push(numbered)
      }
    }
  }
  return {citations, citedBy, labelCites, ...resolveNocite(project, citedBy)}
}

function resolveNocite(
  project: Project,
  citedBy: ReadonlyMap<string, unknown>
): Readonly<{nocite: readonly Reference[]; findings: readonly Finding[]}> {
  const {settings, bibliography} = project
  const findings: Finding[] = []
  const listed = new Map<string, Reference>()
  for (const {key, place} of settings.nocite) {
    if (key === '*') {
      for (const reference of bibliography.references) listed.set(reference.key, reference)
      continue
    }
    const reference = bibliography.byKey.get(key)
    if (reference !== undefined) listed.set(reference.key, reference)
    else {
      findings.push({
        rule: 'nocite-undefined',
        file: settings.file,
        place,
        subject: key,
        message: `Unexpected unknown reference \`${key}\` in \`nocite\`, expected a key of the bibliography`,
        expected: similar(key, bibliography.byKey.keys())
      })
    }
  }
  return {nocite: [...listed.values()].filter(reference => !citedBy.has(reference.key)), findings}
}
