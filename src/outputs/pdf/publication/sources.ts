import {isFileName} from '../../../core/file-name.ts'
import {nameOfOutside, readPicture} from '../../../core/outside-pictures.ts'
import {pictureType} from '../../../core/picture-type.ts'
import type {Manuscript} from '../../../core/types.ts'
import {isFault, type World} from '../../../core/world.ts'
import type {Attachment} from './attachments.ts'

/** The sources to attach to a paper's PDF: settings, chapters, bibliography, styles, pictures. */
export async function sourcesOf(manuscript: Manuscript, world: World): Promise<readonly Attachment[]> {
  const {settings, chapters, project} = manuscript
  const described = new Map<string, string>([
    ...[...project.style.ownFiles].map(path => [path, 'Journal style'] as const),
    [settings.file, 'Metadata and settings'],
    ...project.bibliographySources.map(({path}) => [path, 'Bibliography'] as const),
    ...(settings.csl ? [[settings.csl.path, 'Citation style'] as const] : []),
    ...(settings.cslLocale ? [[settings.cslLocale.path, 'Language of the citations'] as const] : []),
    ...(settings.abbreviations ? [[settings.abbreviations.path, 'Abbreviations'] as const] : []),
    ...[...project.pictureFiles].map(path => [path, 'Picture'] as const),
    ...[...(project.joined?.values() ?? [])].flatMap(({files}) =>
      [...files.keys()].map(path => [path, 'Text'] as const)
    ),
    ...chapters.map(({path}) => [path, 'Text'] as const)
  ])
  const attachments = await Promise.all(
    [...described].map(async ([path, description]) => {
      const read = project.pictureFiles.has(path) ? readPicture(world, path) : world.read(path)
      const bytes = path === '' ? undefined : await read
      if (bytes === undefined || isFault(bytes)) return []
      return [{name: nameOfOutside(path) ?? path, bytes, description, mediaType: mediaTypeOf(path, bytes)}]
    })
  )
  return withoutFolders(attachments.flat())
}

/**
 * Removes folders from the names of attachments, because programs save attachments into a single folder, and some
 * reject a name with a folder. A file is attached under its base name if that is unique; its description contains the
 * path. A name that some system would take for a path or a device is changed.
 */
function withoutFolders(attachments: readonly Attachment[]): readonly Attachment[] {
  const names = attachments.map(({name}) => safeName(name.slice(name.lastIndexOf('/') + 1)))
  return attachments.map((attachment, index) => {
    const own = names[index]!
    const isAlone = names.indexOf(own) === names.lastIndexOf(own)
    const name = isAlone ? own : safeName(attachment.name.replaceAll('/', '-'))
    return {...attachment, name, description: `${attachment.description}: ${attachment.name}`}
  })
}

function safeName(name: string): string {
  return isFileName(name) ? name : `_${name.replace(/[^\p{L}\p{M}\p{N}._-]/gu, '-').slice(-60)}`
}

function mediaTypeOf(path: string, bytes: Uint8Array): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return textTypes[ending] ?? pictureType(path, bytes) ?? 'application/octet-stream'
}

const textTypes: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  qmd: 'text/markdown',
  rmd: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  json: 'application/json',
  pdf: 'application/pdf',
  bib: 'application/x-bibtex',
  csl: 'application/vnd.citationstyles.style+xml',
  xml: 'application/xml'
}
