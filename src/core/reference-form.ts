import type {CrossReferenceNode} from './mdast.ts'
import type {Manuscript, NumberedTarget} from './types.ts'

/**
 * The form in which a reference is printed. In projects of Sphinx, `` {ref}`x` `` prints the title of a section, or the
 * caption of a figure, instead of its number (Sphinx manual, “Cross-referencing arbitrary locations”).
 */
export function referenceForm(
  {settings}: Pick<Manuscript, 'settings'>,
  {form, isRole}: CrossReferenceNode,
  target: NumberedTarget | undefined
): CrossReferenceNode['form'] {
  if (isRole !== true || target === undefined || !isSphinx(settings.file)) return form
  return target.kind === 'section' || hasCaption(target.node) ? 'title' : form
}

/** Whether settings are those of Sphinx or of Jupyter Book 1, which is built by Sphinx. */
function isSphinx(settings: string): boolean {
  return /(?:^|\/)(?:conf\.py|_config\.ya?ml)$/.test(settings)
}

function hasCaption(node: NumberedTarget['node']): boolean {
  return node.type === 'figure' && node.children.some(({type}) => type === 'caption')
}
