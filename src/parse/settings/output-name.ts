import {isFileName} from '../../core/file-name.ts'
import type {Finding} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/**
 * Matches values of `output` in R Markdown that are formats rather than file names, such as `html_document` and
 * `rticles::joss_article`.
 */
const formatOfR = /^[\w.]+::\w+$|^\w+_(?:document|presentation)$/

/** Reads the file name of the outputs. A name that is not safe on every system is reported and ignored. */
export function readOutputName(
  yaml: YamlValue | undefined,
  file: string,
  findings: Finding[]
): string | undefined {
  const value = memberOf(yaml, 'output', 'slug', 'output-file')
  // Pandoc and Quarto name a file, `thesis.pdf`.
  const name = scalarText(value)?.replace(/(?<=.)\.(?:pdf|html?|docx|epub|tex|md|jats|xml)$/i, '')
  if (value === undefined || name === undefined || formatOfR.test(name)) return undefined
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name) && isFileName(name)) return name
  findings.push({
    rule: 'output-name',
    file,
    place: value.place,
    subject: name,
    message: `The outputs cannot be named \`${name.length > 60 ? `${name.slice(0, 59)}…` : name}\`, expected letters, digits, \`.\`, \`_\` and \`-\``
  })
  return undefined
}
