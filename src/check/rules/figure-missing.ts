import {picturePath} from '../../core/path.ts'
import {targetOf} from '../../core/targets.ts'
import type {ReadFault} from '../../core/types.ts'
import {isFault} from '../../core/world.ts'
import type {Rule} from './rule.ts'

export const figureMissing = {
  code: 'G303',
  name: 'figure-missing',
  severity: 'error',
  summary: 'Every picture is a file of the project.',
  why: 'The page has a gap where the figure should be.',
  examples: [
    {
      name: 'absent',
      files: {'01.md': '![A map.](map.png)'},
      expect: ['01.md:1:1-1:19 The project has no picture `map.png`']
    },
    {
      name: 'there',
      files: {
        '01.md': '![A map.](map.svg)',
        'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'on the web',
      files: {'01.md': '![A map.](https://example.org/map.png)'},
      expect: ['01.md:1:1-1:39 The picture `https://example.org/map.png` is on the web, not in the project']
    }
  ],
  *check(manuscript) {
    const {project} = manuscript
    for (const {url, file, place} of project.texts.flatMap(text => text.pictures)) {
      if (url.startsWith('data:image/')) continue
      const path = picturePath(url, file)
      const onTheWeb = path === undefined
      const picture = onTheWeb ? undefined : project.pictures.get(path)
      if (picture !== undefined && !isFault(picture)) continue
      // A path that leads out of the project is reported by `path-outside`.
      if (picture?.fault === 'outside') continue
      const attached = /^attachment:(.+)$/.exec(url)?.[1]
      yield {
        file,
        place,
        subject: url,
        message:
          attached !== undefined
            ? `The picture \`${url}\` is no attachment of this cell, or not in a notebook`
            : onTheWeb
              ? `The picture \`${url}\` is on the web, not in the project`
              : url.startsWith('#')
                ? `\`${url}\` is a label, not the name of a picture`
                : absence(url, picture),
        ...(onTheWeb && {
          note: 'Save it in the project: the page and the PDF contain every picture, and load nothing from the web.'
        }),
        ...(attached !== undefined && {
          note: `Save it beside the chapter, and write its name, \`${attached}\`, in place of \`${url}\`.`
        }),
        ...(url.startsWith('#') && {
          note:
            targetOf(manuscript, url.slice(1), file) !== undefined
              ? `galley prints no block of the text a second time: refer to it, \`[](${url})\`, or repeat its words.`
              : `galley does not run notebook cells. Save the output as a picture, and write its name, such as \`${url.slice(1).replace(/[^\w-]+/g, '-')}.png\`, in place of \`${url}\`, or as the \`:placeholder:\`.`
        })
      }
    }
  }
} satisfies Rule

/** Says that a picture is missing, or why it is unreadable. */
function absence(url: string, picture: Uint8Array | ReadFault | undefined): string {
  return picture === undefined || !isFault(picture) || picture.fault === 'absent'
    ? `The project has no picture \`${url}\``
    : `The picture \`${url}\` cannot be read: ${picture.reason}`
}
