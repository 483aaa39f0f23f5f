import type {ElementContent} from 'hast'
import type {PageScript} from '../../core/named-script.ts'
import {h, textNode} from '../article/elements.ts'
import {withoutComments} from '../markup.ts'
import type {Rendering} from '../output.ts'
import {headMetadata} from './head-metadata.ts'
import {rightsLine} from './rights.ts'
import {socialMetadata} from './social-metadata.ts'
import {wholeTitle} from './titles.ts'

/**
 * The policy runs only the page's own script and fetches nothing: the page contains everything that it shows. Style
 * sheets and sizes of pictures are in the page itself.
 */
function contentPolicy(script: PageScript | undefined): string {
  const scripts = script === undefined ? '' : ` script-src ${script.source};`
  return `default-src 'none';${scripts} img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
}

/** The head of a page: its policy, metadata, style sheet and script. */
export function headOf(
  rendering: Rendering,
  styles: string,
  script: PageScript | undefined
): ElementContent[] {
  const {manuscript} = rendering
  const {license} = manuscript.metadata
  const description = rightsLine(manuscript)
  const elements: Array<ElementContent | undefined> = [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {httpEquiv: ['content-security-policy'], content: contentPolicy(script)}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('meta', {name: 'color-scheme', content: 'light dark'}),
    h('title', {}, wholeTitle(manuscript)),
    h('meta', {name: 'generator', content: 'galley'}),
    description ? h('meta', {name: 'copyright', content: description}) : undefined,
    license && h('link', {rel: ['license'], href: license.url}),
    ...socialMetadata(rendering),
    ...headMetadata(rendering)
  ]
  // A sheet cannot contain the end of its element; styles are data, but they may be untrusted.
  const safe = withoutComments(styles).replace(/<\/style/gi, '<\\/style')
  const style = h('style', {}, `\n${safe}\n`)
  // A module runs when the page is there.
  const module = script && h('script', {type: 'module'}, script.text)
  return [
    ...elements.flatMap(element => [...(element === undefined ? [] : [element]), textNode('\n')]),
    style,
    ...(module === undefined ? [] : [textNode('\n'), module])
  ]
}
