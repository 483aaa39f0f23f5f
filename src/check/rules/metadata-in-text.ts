import {isMarkdown} from '../../core/path.ts'
import {placeOf} from '../../core/position.ts'
import type {Rule} from './rule.ts'

export const metadataInText = {
  code: 'G420',
  name: 'metadata-in-text',
  severity: 'info',
  summary: 'Metadata is at the beginning of a file, or in the settings.',
  why: 'A metadata block in the middle of a file is neither printed nor used.',
  examples: [
    {
      name: 'a block of Pandoc’s settings between two sections',
      files: {'01.md': '# One\n\nWords.\n\n---\nlatex:\n  header: A\n---\n\n# Two\n\nWords.'},
      expect: ['01.md:5:1-8:4 This metadata block is ignored']
    },
    {
      name: 'at the beginning, and horizontal rules',
      files: {
        '01.md':
          '---\ntitle: A\n---\n\nWords.\n\n---\nOne: two, and more words\nbelow it\n---\n\n---\n\nWords.'
      },
      expect: []
    },
    {
      name: 'words of a chapter in its front matter',
      files: {
        '_quarto.yml': 'project: {type: book}\nbook:\n  title: A\n  chapters: [index.qmd, two.qmd]\n',
        'index.qmd': '---\ntitle: One\ndescription: First.\n---\n\nWords.',
        'two.qmd': '---\ntitle: Two\nauthor: Bob Roe\nabstract: |\n  About two.\n---\n\nWords.'
      },
      expect: [
        'two.qmd:1:1-6:4 These settings of the chapter are not printed, because the settings are in `_quarto.yml`: `author` and `abstract`'
      ]
    }
  ],
  *check({chapters, metadata, settings}) {
    const read = metadata.title?.place.start.offset ?? -1
    for (const [index, {tree, path}] of chapters.entries()) {
      for (const node of tree.children) {
        if (node.type !== 'yaml') continue
        const place = placeOf(node)
        if (place.start.line === 1) {
          // Settings of another program's project are joined with those of its first page.
          const isRead = path === settings.file || (index === 0 && !isOwn(settings.file))
          const lost = isRead ? [] : namedIn(node.value)
          if (lost.length > 0) yield {file: path, place, ...ofLaterFile(lost, settings.file)}
          continue
        }
        // In a text without front matter, the block that contains the title is the metadata of the paper.
        if (path === settings.file && place.start.offset <= read && read < place.end.offset) continue
        const keys = Array.from(node.value.matchAll(ofPaper), ([, key]) => `\`${key}:\``)
        const expected =
          keys.length === 0 ? '' : `, expected its ${keys.join(', ')} at the beginning of the text`
        yield {file: path, place, message: `This metadata block is ignored${expected}`}
      }
    }
  }
} satisfies Rule

/** Matches the settings of the paper in a block. */
const ofPaper =
  /^(title|subtitle|authors?|date|abstract|keywords|lang|bibliography|csl|nocite|reference-section-title)[ \t]*:/gm

/**
 * Whether the settings are galley's own. If they belong to another program, galley also uses the front matter of its
 * first page.
 */
function isOwn(file: string | undefined): boolean {
  return file === undefined || isMarkdown(file) || file.endsWith('manuscript.yaml')
}

/** The keys in a front matter whose words would be printed. */
function namedIn(yaml: string): readonly string[] {
  return Array.from(yaml.matchAll(ofChapter), ([, key = '']) => key)
}

/** Matches the settings whose words Quarto, MyST or Hugo prints below the title of a chapter. */
const ofChapter =
  /^(authors?|subtitle|abstract|summary|keywords|acknowledge?ments|data_availability|parts|statements)[ \t]*:/gm

function ofLaterFile(
  keys: readonly string[],
  file: string | undefined
): Readonly<{message: string; note: string}> {
  const named = keys.map(key => `\`${key}\``).join(' and ')
  if (file !== undefined && !isMarkdown(file)) {
    return {
      message: `These settings of the chapter are not printed, because the settings are in \`${file}\`: ${named}`,
      note: `If they are about this chapter alone, write them as text below its heading; if they are about the whole paper, write them in \`${file}\`.`
    }
  }
  return {
    message: `The front matter of this file is ignored, because the file is not the first of the paper: ${named}`,
    note: `Write ${named} in ${file === undefined ? '`manuscript.yaml`' : `\`${file}\``}, or build this file alone with \`galley build FILE\`.`
  }
}
