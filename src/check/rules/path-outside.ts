import {nameOfOutside} from '../../core/outside-pictures.ts'
import {picturePath} from '../../core/path.ts'
import {isFault} from '../../core/world.ts'
import {type Rule, reportedWhileReading} from './rule.ts'

export const pathOutside = {
  code: 'G603',
  name: 'path-outside',
  severity: 'error',
  protects: true,
  summary: 'Every file that the paper names is inside the project, and no link leads outside.',
  why: 'A paper must not copy other files of the machine into its outputs. galley reads nothing outside the project, so the content of the file is missing from the paper.',
  examples: [
    {
      name: 'path of one machine',
      files: {'manuscript.yaml': 'csl: /home/doe/apa.csl\nbibliography: ../refs.bib', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:6-1:23 The path `/home/doe/apa.csl` is outside the project',
        'manuscript.yaml:2:15-2:26 The path `../refs.bib` is outside the project'
      ]
    },
    {
      name: 'a picture',
      files: {'01.md': '![A map.](../../map.png)'},
      expect: ['01.md:1:1-1:25 The picture `../../map.png` is outside the project']
    },
    {
      name: 'a style',
      files: {'manuscript.yaml': 'style: ../journal', '01.md': 'Words.'},
      expect: ['manuscript.yaml The journal style `../journal` is outside the project']
    },
    {
      name: 'in the project',
      files: {
        'manuscript/manuscript.yaml': 'bibliography: ../refs.bib',
        'manuscript/01.md': 'Words.',
        'refs.bib': ''
      },
      expect: []
    }
  ],
  *check(manuscript) {
    yield* reportedWhileReading('path-outside')(manuscript)
    const {texts, pictures} = manuscript.project
    for (const {url, file, place} of texts.flatMap(text => text.pictures)) {
      const path = picturePath(url, file)
      const picture = path === undefined ? undefined : pictures.get(path)
      if (path === undefined || picture === undefined || !isFault(picture)) continue
      if (picture.fault !== 'outside') continue
      const way = nameOfOutside(path) && `--root ${waysUp(path)}`
      yield {
        file,
        place,
        subject: url,
        message: `The picture \`${url}\` is outside the project`,
        ...(way === undefined &&
          /^\/[^/]/.test(url) && {
            note: `A path that begins with \`/\` starts at the root of the machine’s file system. If the picture is in the project, as with Jekyll and Hugo, write its path from this file: \`${'../'.repeat(file.split('/').length - 1)}${url.slice(1)}\`.`
          }),
        ...(way && {
          note: `Copy the picture into the project, or allow pictures from that folder with \`${way}\`, a path relative to the paper. No setting of the paper can allow them.`
        })
      }
    }
  }
} satisfies Rule

/** The upward part of a path: `../../..` for `../../maps/a.png`. */
function waysUp(path: string): string {
  return path
    .split('/')
    .filter(part => part === '..')
    .join('/')
}
