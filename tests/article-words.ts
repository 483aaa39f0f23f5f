import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {textWorld} from './world.ts'

/** The article of a paper in the style `insights`, from its first chapter to its colophon, as HTML. */
export async function articleHtml(
  chapters: string | Readonly<Record<string, string>>,
  settings = ''
): Promise<string> {
  const files = typeof chapters === 'string' ? {'manuscript/01.md': chapters} : chapters
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A paper\nstyle: insights\nlicense: CC-BY-4.0\n${settings}`,
    'manuscript/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    ...files
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const start = html.indexOf('<div class="text"')
  return html.slice(html.indexOf('>', start) + 1, html.indexOf('<footer class="colophon"'))
}

/** The article's words; each run of blanks between blocks becomes one. */
export async function articleWords(
  chapters: string | Readonly<Record<string, string>>,
  settings = ''
): Promise<string> {
  return (await articleHtml(chapters, settings))
    .replace(
      /<\/?(p|h[1-6]|li|ol|ul|div|section|nav|table|t[hdr]|figure|caption|figcaption|pre|img|br)\b[^>]*>/g,
      ' '
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9A-F]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10))
    )
    .replace(/[ \n\r\t]+/g, ' ')
    .trim()
}
