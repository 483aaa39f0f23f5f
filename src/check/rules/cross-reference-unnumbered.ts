import type {Nodes} from 'mdast'
import type {CrossReferenceNode, Div} from '../../core/mdast.ts'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import {targetOf} from '../../core/targets.ts'
import {theoremKind, theoremOfLabel} from '../../core/theorem-kinds.ts'
import type {Chapter, NumberedTarget} from '../../core/types.ts'
import {plainText, walk} from '../../core/walk.ts'
import {labelForm} from './about/label-form.ts'
import type {Rule} from './rule.ts'

export const crossReferenceUnnumbered = {
  code: 'G320',
  name: 'cross-reference-unnumbered',
  severity: 'warning',
  summary: 'A cross-reference that prints a number has a numbered target.',
  why: 'Words are printed instead of the number, as in “see section Method”.',
  examples: [
    {
      name: 'a section without a number',
      files: {'01.md': '# Law {#sec:law .unnumbered}\n\nSee section [-@sec:law].'},
      expect: ['01.md:3:14-3:23 `sec:law` has no number to refer to, expected `@sec:law`']
    },
    {
      name: 'a picture that is no figure',
      files: {
        '01.md': 'Press ![the key](a.svg){#fig:key}: see @fig:key. @Fig:key.',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: [
        '01.md:1:40-1:48 The picture `fig:key` has no caption, and so no number, expected `![the key](a.svg){#fig:key}` in a paragraph of its own',
        '01.md:1:50-1:58 The picture `fig:key` has no caption, and so no number, expected `![the key](a.svg){#fig:key}` in a paragraph of its own'
      ]
    },
    {
      name: 'a division around a table and more',
      files: {'01.md': '::: {#box .box}\n| a |\n|---|\n| 1 |\n\n: Bread\n\nWords.\n:::\n\nSee \\ref{box}.'},
      expect: ['01.md:11:5-11:14 `box` is not a numbered figure, table, listing or equation']
    },
    {
      name: 'its name',
      files: {'01.md': '# Law {#sec:law .unnumbered}\n\nSee @sec:law.'},
      expect: []
    }
  ],
  *check(manuscript) {
    const {labelCites} = manuscript
    for (const text of manuscript.project.texts) {
      const {path, citations} = text
      const cited = labelCites.size === 0 ? [] : citations.flatMap(({node}) => labelCites.get(node) ?? [])
      for (const node of [...referencesIn(text), ...cited.flatMap(referencesWithin)]) {
        const target = targetOf(manuscript, node.label, path)
        if (target === undefined || target.number !== '') continue
        const isNumber = numberForms.has(node.form)
        const isAnchor =
          target.kind === 'anchor' &&
          (numbered.test(node.label) ||
            isWordless(target.node) ||
            (target.node.type === 'div' && isCallout(target.node)))
        if (!isNumber && !isAnchor) continue
        yield {
          file: path,
          place: placeOf(node),
          subject: node.label,
          ...(isNumber && target.kind !== 'anchor'
            ? withoutNumber(node.label, target)
            : unlikeFigures(target.label, target))
        }
      }
    }
  }
} satisfies Rule

const referencesIn = perObject(({crossReferences, tree}: Chapter): readonly CrossReferenceNode[] =>
  crossReferences.length === 0 ? [] : referencesWithin(tree)
)

function referencesWithin(node: Nodes): readonly CrossReferenceNode[] {
  const found: CrossReferenceNode[] = []
  walk(node, inner => {
    if (inner.type === 'crossReference') found.push(inner)
  })
  return found
}

/** Whether a reference prints the label, because its target has neither a number nor a title. */
function isWordless(node: NumberedTarget['node']): boolean {
  if (node.type === 'span') return node.children.length === 0
  if (node.type !== 'div' || node.data?.callout !== undefined) return false
  return node.children[0]?.type !== 'caption' && !isCallout(node)
}

type Words = Readonly<{message: string; note?: string}>

function withoutNumber(label: string, {kind, node}: NumberedTarget): Words {
  const message = `\`${label}\` has no number to refer to, expected \`@${label}\``
  const isByStyle = kind === 'section' && !node.data?.attributes?.classes.includes('unnumbered')
  return isByStyle
    ? {
        message: `${message} without a name before it, or \`number-sections: true\` in the settings`,
        note: 'The title of the section is printed instead of the number.'
      }
    : {message}
}

/** The form to write for a target without a number. */
function helpFor(label: string, node: NumberedTarget['node']): string {
  const link = `or a link: \`[words](#${label})\``
  if (node.type === 'span' && /^(?:alg|algo|line|ln|step)[:-]/i.test(label))
    return `If it is a line of an algorithm, write its number in its place, ${link}.`
  const kind = theoremOfLabel(label) ?? theoremKind(/^([A-Za-z]+)[:-]/.exec(label)?.[1] ?? '') ?? 'theorem'
  return node.type === 'span'
    ? `Write ${labelForm(label)}, and remove the label itself, ${link}.`
    : `Write a theorem as \`::: {.${kind} #${label}}\`, ${link}.`
}

/**
 * The message about a reference to a target that is not numbered as figures are. A link to a callout, which has no
 * number, shows the callout's title, if it has one.
 */
function unlikeFigures(label: string, {node}: NumberedTarget): Words {
  if (node.type !== 'div' || !isCallout(node)) {
    const message = `\`${label}\` is not a numbered figure, table, listing or equation`
    if (node.type === 'image')
      return {
        message: `The picture \`${label}\` has no caption, and so no number, expected \`![${node.alt || 'Caption'}](${node.url}){#${label}}\` in a paragraph of its own`,
        note: 'Its label or its description is printed instead of “Figure 1”.'
      }
    if (!isWordless(node)) return {message}
    const form = formWithin(node, label)
    if (form !== undefined)
      return {message, note: `Its label is printed. The label belongs to a div: write ${form}.`}
    if (node.type === 'div' && hasImage(node) && theoremOfLabel(label) === undefined) {
      const name = label.replace(/^[A-Za-z]+[-:]/, '')
      const written = `::: {#fig-${name}}`
      return {
        message,
        note: `Its label is printed. Write a figure as \`${written}\`, with its caption as the last paragraph, and \`@fig-${name}\`; \`tag="S1"\` in the braces gives it a number of its own.`
      }
    }
    return {
      message,
      note: `Its label is printed. ${helpFor(label, node)}`
    }
  }
  const [title] = node.children
  const words = title?.type === 'paragraph' && node.data?.callout === undefined ? plainText(title).trim() : ''
  return {
    message: `\`${label}\` is a callout, which has no number; expected a link: \`[${words || 'words'}](#${label})\``
  }
}

/**
 * The Markdown that gives a label to the first figure, table or listing in a division; undefined if it contains none.
 */
function formWithin(node: Nodes, label: string): string | undefined {
  let form: string | undefined
  walk(node, inner => {
    if (inner.type === 'figure')
      form ??=
        inner.kind === 'figure'
          ? `\`![Caption](file){#${label}}\``
          : `\`{#${label}}\` after the caption of the ${inner.kind}`
  })
  return form
}

function hasImage(node: Nodes): boolean {
  let isThere = false
  walk(node, inner => {
    isThere ||= inner.type === 'image' || inner.type === 'imageReference'
  })
  return isThere
}

function isCallout({data}: Div): boolean {
  return data?.attributes?.classes.some(name => name.startsWith('callout-')) === true
}

const numberForms: ReadonlySet<CrossReferenceNode['form']> = new Set(['number', 'bare'])

/** Labels of things that have a number in galley or, like theorems and callouts, in Quarto. */
const numbered = /^(?:fig|tbl|tab|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|nte|tip|wrn|imp|cau)[:-]/i
