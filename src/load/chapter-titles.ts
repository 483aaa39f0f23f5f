import {isMarkdown} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {OuterHeading, Settings, Source} from '../core/types.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {memberOf, readYaml, scalarText} from '../parse/values/yaml.ts'

/**
 * The titles in the front matter of chapters, as in Quarto books and MyST projects. In the file with the settings,
 * the title is the title of the paper.
 */
export function titlesOfChapters(
  chapters: readonly Source[],
  {file, partFiles, unnumbered}: Settings
): readonly OuterHeading[] {
  return chapters.flatMap(source => {
    const front = source.path === file || !isMarkdown(source.path) ? undefined : frontMatter(source.text)
    if (front === undefined || !/^title\s*:/m.test(front.yaml)) return []
    const {value} = readYaml(front.yaml, source.path, front.offset, locator(source.text))
    const title = memberOf(value, 'title')
    const text = scalarText(title)
    if (title === undefined || text === undefined || text.trim() === '') return []
    if (isSame(firstHeading(source.text.slice(front.end)), text)) return []
    return [
      {
        text,
        before: source.path,
        file: source.path,
        place: title.place,
        isPart: partFiles?.includes(source.path) ?? false,
        isUnnumbered: unnumbered?.includes(source.path),
        label: scalarText(memberOf(value, 'label'))
      }
    ]
  })
}

/** The text of a heading that a text begins with. */
function firstHeading(text: string): string {
  return /^\s*#[ \t]+(.*?)[ \t]*(?:\{[^{}]*\})?[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? ''
}

function isSame(heading: string, title: string): boolean {
  return heading.trim().toLowerCase() === title.trim().toLowerCase()
}
