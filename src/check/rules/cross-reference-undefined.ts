import type {Code} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import {locator, placeOf} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import {targetOf} from '../../core/targets.ts'
import {texLabels} from '../../core/tex-labels.ts'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {lostTexts} from './about/broken-sources.ts'
import {labelForm} from './about/label-form.ts'
import {isQuartoLabel} from './about/quarto-labels.ts'
import {undefinedItems} from './about/undefined-items.ts'
import {type UnreadAttributes, unreadAttributes} from './about/unread-attributes.ts'
import type {Rule} from './rule.ts'

export const crossReferenceUndefined = {
  code: 'G301',
  name: 'cross-reference-undefined',
  severity: 'error',
  summary: 'Every cross-reference uses a label of the paper.',
  why: 'The reader is sent to a figure or section that does not exist.',
  examples: [
    {name: 'known', files: {'01.md': '# Law {#sec:law}\n\nSee @sec:law.'}, expect: []},
    {name: 'a heading by its id', files: {'01.md': '# The law\n\nSee [](#the-law).'}, expect: []},
    {
      name: 'misspelt',
      files: {'01.md': '# Law {#sec:law}\n\nSee @sec:lwa.'},
      expect: ['01.md:3:5-3:13 The paper has no label `sec:lwa`']
    },
    {
      name: 'a label that is read as words, G514',
      files: {'01.md': '![A map\n\nof the town.](map.svg){#fig:map}\n\nSee @fig:map.'},
      expect: ['01.md:5:5-5:13 The paper has no label `fig:map`']
    },
    {
      name: 'in the form of Quarto',
      files: {'01.md': 'See @tbl-ages and [@sec-law].'},
      expect: [
        '01.md:1:5-1:14 The paper has no label `tbl-ages`',
        '01.md:1:20-1:28 The paper has no label `sec-law`'
      ]
    }
  ],
  *check(manuscript) {
    const {project, targets, sections, citations} = manuscript
    for (const finding of manuscript.findings) if (finding.rule === 'cross-reference-undefined') yield finding
    const references = project.texts.flatMap(text => text.crossReferences)
    for (const {file, item} of undefinedItems(citations))
      if (isQuartoLabel(item.key)) references.push({label: item.key, file, place: item.place})
    let unread: ReadonlyMap<string, UnreadAttributes> | undefined
    let lost: ReadonlyMap<string, string> | undefined
    for (const {label, file, place} of references) {
      if (targetOf(manuscript, label, file) !== undefined) continue
      unread ??= new Map(manuscript.chapters.flatMap(unreadAttributes).map(found => [found.label, found]))
      const written = unread.get(label)
      lost ??= new Map(manuscript.chapters.flatMap(lostLabels))
      const note = written === undefined ? lost.get(label) : noteOn(written)
      yield {
        file,
        place,
        subject: label,
        message: `The paper has no label \`${label}\``,
        // The place of the label is known, so another label is no help.
        expected: note === undefined ? similar(label, [...targets.keys(), ...sections.keys()]) : [],
        causes: lostTexts(manuscript),
        ...(note === undefined ? lostByPandoc(label, project.texts) : {note})
      }
    }
  }
} satisfies Rule

/**
 * A note about a label that Pandoc has lost: Pandoc drops the labels of floats that it cannot parse, but keeps the
 * references to them.
 */
function lostByPandoc(label: string, texts: readonly Chapter[]): {note?: string} {
  if (!texts.some(({text}) => text.includes('reference-type="'))) return {}
  return {
    note: `Pandoc drops the labels of figures, tables and algorithms. Write the label again: ${labelForm(label)}.`
  }
}

/** The labels in environments of LaTeX that are not read, with notes. */
function lostLabels({tree, path, text}: Chapter): ReadonlyArray<readonly [label: string, note: string]> {
  const found: Array<readonly [string, string]> = []
  walk(tree, node => {
    if (node.type === 'code') addAll(found, chunkLabels(node, path))
    if (node.type !== 'rawTex' || !node.block) return undefined
    const at = `${path}:${placeOf(node).start.line}:${placeOf(node).start.column}`
    for (const label of texLabels(node.value))
      found.push([
        label,
        `\`\\begin{${node.name}}\` at ${at}, which has the label, is not supported: see G515 there.`
      ])
    return undefined
  })
  for (const {0: source, 1: label = '', index} of text.matchAll(labelOfItem)) {
    const line = text.slice(0, index + source.length).split('\n').length
    const note = `The \`\\item\` at ${path}:${line}, which has the label, has no reference: write its number, as the list prints it.`
    found.push([label, note])
  }
  const lines = locator(text)
  for (const {0: opening, 1: label = '', index} of text.matchAll(labelOfNote)) {
    const {line} = lines.place(index, index + opening.length).start
    const name = label.replace(/^[A-Za-z]+:/, '')
    const note = `The note at ${path}:${line} has the label: write it as \`[^${name}]\`, with \`[^${name}]: its words\` below, and refer to it as \`[-@note:${name}]\`, which prints its number alone, or \`@note:${name}\`.`
    found.push([label, note])
  }
  for (const {0: body, index} of text.matchAll(algorithmBody))
    for (const {1: label = '', index: at} of body.matchAll(/\\(?:line)?label\s*\{([^{}]*)\}/g)) {
      const {line} = lines.place(index + at, index + at).start
      found.push([
        label,
        `The line of the algorithm at ${path}:${line}, which has the label, has no reference: write its number, as the algorithm prints it.`
      ])
    }
  return found
}

/** The label of a LaTeX footnote, at the start or the end of its text. */
const labelOfNote =
  /\\footnote\s*\{(?:[^{}\\]|\\(?!label)[A-Za-z]*|\{[^{}]*\}){0,400}?\\label\s*\{([^{}]*)\}/g

const labelOfItem = /\\item\b\s*(?:\[[^\]]*\]\s*)?\\label\{([^{}]*)\}/g

/** Matches the environment of an algorithm, which is a target if it has a label of its own. */
const algorithmBody = /\\begin\{(algorithm2?e?\*?|algorithmic)\}[\s\S]{0,20000}?\\end\{\1\}/g

/** The labels of figures and tables that a chunk of code would define if its result were available. */
function chunkLabels(node: Code, path: string): ReadonlyArray<readonly [label: string, note: string]> {
  if (!/^\{\s*[A-Za-z]/.test(node.lang ?? '')) return []
  const {line} = placeOf(node).start
  const header = `${node.lang} ${node.meta ?? ''}`
  const name =
    /^[ \t]*(?:#|%%|\/\/)\|\s*label:\s*["']?([^\s"']+)/m.exec(node.value)?.[1] ??
    /^(?::[\w-]+:.*\n){0,20}:(?:label|name):[ \t]*(\S+)/.exec(node.value)?.[1] ??
    /(?:^|\s):(?:label|name):[ \t]*(\S+)/.exec(node.meta ?? '')?.[1] ??
    /^\{\s*\w+\s*[ ,]\s*([\w.:-]+)\s*(?:[,}]|$)/.exec(header.trim())?.[1]
  const listing = /^[ \t]*(?:#|%%|\/\/)\|\s*lst-label:\s*["']?([^\s"']+)/m.exec(node.value)?.[1]
  if (listing !== undefined)
    return [
      [
        listing,
        `The code at ${path}:${line}, which has the label, has no result: see G510 there. Write it as code with \`{#${listing} lst-cap="…"}\` after its fence.`
      ]
    ]
  if (name === undefined) return []
  const [, gate] = /^\{\s*(exercise|solution)-start\b/.exec(node.lang ?? '') ?? []
  if (gate !== undefined)
    return [[name, `The ${gate} at ${path}:${line}, which has the label, is not supported: see G510 there.`]]
  if (/^\{\s*(?:mermaid|dot|graphviz)\b/.test(node.lang ?? ''))
    return [
      [
        name,
        `The diagram at ${path}:${line}, which has the label, has no picture: draw \`${name}.svg\` with the command that G510 gives there.`
      ]
    ]
  // MyST accepts any label for a figure.
  const isOfMyst = /^\{\s*(?:code-cell|glue)\b/.test(node.lang ?? '')
  const lost = `The result of the code at ${path}:${line}, which has the label, is not there: see G510 there.`
  const parts = /\bfig[-.]subcap\b/.test(`${header}\n${node.value}`)
    ? Array.from({length: mostParts}, (_, index) => `${name}-${index + 1}`)
    : []
  return [name, `fig:${name}`, `tab:${name}`, ...parts].map(label => {
    const isTable = /^(?:tbl-|tab:)/.test(label)
    const form = isTable
      ? `a table with \`: Caption {#${label}}\` below it`
      : `\`![Caption](file){#${/^fig[:-]/.test(label) || isOfMyst ? label : `fig:${label}`}}\``
    return [
      label,
      `${lost} Write it as ${form}. Or run the code: galley takes the results that Quarto, knitr and Jupyter write.`
    ] as const
  })
}

/** The maximum number of parts that a figure is assumed to have. */
const mostParts = 12

function noteOn({file, place, source}: UnreadAttributes): string {
  return `\`${source}\` at ${file}:${place.start.line}:${place.start.column} is printed as text: see G514 there.`
}
