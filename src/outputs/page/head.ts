import type {ElementContent} from 'hast'
import type {PageScript} from '../../core/named-script.ts'
import {terms} from '../../core/terms/index.ts'
import {h, textNode} from '../article/elements.ts'
import {withoutComments} from '../markup.ts'
import type {Rendering} from '../output.ts'
import {headMetadata} from './head-metadata.ts'
import {rightsLine} from './rights.ts'
import {socialMetadata} from './social-metadata.ts'
import {wholeTitle} from './titles.ts'

/**
 * The content security policy allows only the page's own scripts, and no requests, because the page contains everything
 * that it shows. Style sheets and sizes of pictures are in the page itself.
 */
function contentPolicy(scripts: readonly PageScript[]): string {
  const allowed = scripts.length === 0 ? '' : ` script-src ${scripts.map(({source}) => source).join(' ')};`
  return `default-src 'none';${allowed} img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
}

/** The scripts of a page: `script` runs after the page has been parsed, `headScript` before its text is parsed. */
export type HeadScripts = Readonly<{script?: PageScript; headScript?: PageScript}>

/** The head of a page: its policy, metadata, the given style elements, and scripts. */
export function headOf(
  rendering: Rendering,
  styles: readonly ElementContent[],
  {script, headScript}: HeadScripts
): ElementContent[] {
  const scripts = [headScript, script].filter(each => each !== undefined)
  const elements = [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {httpEquiv: ['content-security-policy'], content: contentPolicy(scripts)}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('meta', {name: 'color-scheme', content: 'light dark'}),
    h('title', {}, wholeTitle(rendering.manuscript)),
    ...articleMetadata(rendering)
  ]
  const first = headScript && h('script', {}, headScript.text)
  // A module runs after the page has been parsed.
  const module = script && h('script', {type: 'module', ...readingWords(rendering)}, script.text)
  const last = [first, module].flatMap(element => (element === undefined ? [] : [textNode('\n'), element]))
  const sheets = styles.flatMap((style, at) => (at === 0 ? [style] : [textNode('\n'), style]))
  return [...onLines(elements), ...sheets, ...last]
}

/**
 * The labels of the buttons that the script adds, as attributes for `reader/words.ts`; the script itself is the same
 * in all languages.
 */
function readingWords({manuscript}: Rendering): Readonly<Record<string, string>> {
  const {copy, copied, copyLink, enlarge, close, sourcesBeside} = terms(manuscript.metadata.lang)
  return {
    dataCopy: copy,
    dataCopied: copied,
    dataCopyLink: copyLink,
    dataEnlarge: enlarge,
    dataClose: close,
    dataSources: sourcesBeside
  }
}

/** The metadata in the head of every page that contains the article. */
export function articleMetadata(rendering: Rendering): readonly ElementContent[] {
  const {manuscript} = rendering
  const {license} = manuscript.metadata
  const rights = rightsLine(manuscript)
  return [
    h('meta', {name: 'generator', content: 'galley'}),
    ...(rights ? [h('meta', {name: 'copyright', content: rights})] : []),
    ...(license ? [h('link', {rel: ['license'], href: license.url})] : []),
    ...socialMetadata(rendering),
    ...headMetadata(rendering)
  ]
}

/** Puts each element on a separate line. */
export function onLines(elements: readonly ElementContent[]): ElementContent[] {
  return elements.flatMap(element => [element, textNode('\n')])
}

/** A style sheet as an element. It must not contain the element's end tag: styles are data and may be untrusted. */
export function styleElement(styles: string, name?: string): ElementContent {
  return h(
    'style',
    name === undefined ? {} : {className: [name]},
    `\n${withoutComments(styles).replace(/<\/style/gi, '<\\/style')}\n`
  )
}
