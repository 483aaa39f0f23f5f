import {isMarkdown} from '../../../core/path.ts'
import type {Finding} from '../../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'

/**
 * Reports that galley does not use the title and the order of chapters in Zettlr's `.ztr-directory`. Zettlr's other
 * settings can be in the front matter of any file of the project; galley uses only the front matter of the first
 * file.
 */
export function zettlrProject(yaml: YamlValue, names: readonly string[], file: string): Finding | undefined {
  const project = memberOf(yaml, 'project')
  const listed = itemsOf(memberOf(project, 'files')).flatMap(item => scalarText(item) ?? [])
  const files = listed.filter(path => isMarkdown(path) && names.includes(path))
  if (project === undefined || files.length === 0) return undefined
  const title = scalarText(memberOf(project, 'title'))
  const settings = [...(title ? [`\`title: ${title}\``] : []), `\`chapters: [${files.join(', ')}]\``]
  const others = names.filter(name => isMarkdown(name) && !files.includes(name))
  return {
    rule: 'project-unread',
    file,
    subject: 'Zettlr',
    message: `The folder is a Zettlr project, expected ${settings.join(' and ')} in a file \`manuscript.yaml\``,
    note: `Its title is ignored, and the files are built in the order of their names${others.length === 0 ? '' : `, with those that the project leaves out: ${others.map(name => `\`${name}\``).join(', ')}`}.`
  }
}
