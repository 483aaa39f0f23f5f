import type {ElementContent} from 'hast'
import {baseLanguage, direction} from '../../core/language.ts'
import {counterStyles} from '../../core/numerals.ts'
import type {Manuscript} from '../../core/types.ts'
import {pageScript} from '../../reader/page-script.ts'
import {manuscriptNumerals} from '../../resolve/numerals.ts'
import {terms} from '../../resolve/terms.ts'
import {h} from '../article/elements.ts'
import {buildArticle} from '../article/index.ts'
import {type EmbeddedFonts, embedFonts, fontFaceRules, noFonts} from '../fonts.ts'
import type {Output, Rendering} from '../output.ts'
import {escapeHtml, fillSlots, html, withoutComments} from '../page.ts'
import {printBlocks, printedOf} from '../printed.ts'
import {abstractBlocks} from './abstracts.ts'
import {withBreaksInAddresses} from './addresses.ts'
import {citeThis} from './cite-this.ts'
import {colophon} from './colophon.ts'
import {contents} from './contents.ts'
import {details} from './details.ts'
import {withMentions} from './mentions.ts'
import {headMetadata, rightsLine, wholeTitle} from './metadata.ts'
import {titleBlock} from './title-block.ts'

/** The article as one self-contained HTML file; its one script only makes it easier to read. */
export const htmlOutput: Output = {
  name: 'html',
  ending: 'html',
  mediaType: 'text/html',
  async render(rendering) {
    const {manuscript, world, memo} = rendering
    // The reader's machine has fonts for Latin letters; for other scripts the page brings one along.
    const {fonts: all, look} = manuscript.project.style
    const scripts = all.filter(font => look.embedFonts || (font.unicodeRange && !font.purpose))
    let fonts: EmbeddedFonts = noFonts
    const page = await buildPage(rendering, 'screen', '', async (sheet, content) => {
      // A style that extends another may have no use for the faces of that.
      const named = scripts.filter(({family}) => sheet.includes(family))
      fonts = await embedFonts(named, content, world, manuscript.metadata.lang, memo)
      return `${sheet}\n${fontFaceRules(fonts.faces)}`
    })
    return {bytes: new TextEncoder().encode(page), problems: fonts.problems, environment: fonts.hashes}
  }
}

/**
 * The page of a style with all its slots filled. `stylesFor` turns the style's sheet into the one for this page,
 * knowing what the page shows.
 */
export async function buildPage(
  rendering: Rendering,
  medium: 'screen' | 'print',
  figureStyle = '',
  stylesFor: (sheet: string, content: readonly string[]) => Promise<string> = async sheet => sheet
): Promise<string> {
  const {manuscript, draft, proof} = rendering
  const {metadata, project} = manuscript
  const article = await buildArticle(rendering, figureStyle, medium === 'print')
  const printed = await printedOf(rendering.memo)
  const words = terms(metadata.lang)
  const isScreen = medium === 'screen'
  const body = isScreen
    ? withMentions(article.body, words.mentionedIn, manuscriptNumerals(manuscript), printed.mentions)
    : article.body
  const parts = {
    notice: html(notice(rendering)),
    'title-block': html(titleBlock(manuscript, article)),
    abstracts: html(abstractBlocks(manuscript, article)),
    contents: html(isScreen ? contents(body, words.contents) : undefined),
    body: isScreen
      ? withBreaksInAddresses(printBlocks(body, printed.blocks))
      : printBlocks(body, printed.blocks),
    colophon: html(colophon(manuscript, article, isScreen ? await citeThis(rendering) : undefined)),
    details: html(details(manuscript))
  }
  const sheet = project.style.files.get(`${medium}.css`) ?? ''
  const styles = await stylesFor(`${numeralRules(manuscript)}${sheet}`, Object.values(parts))
  return fillSlots(project.style.files.get('page.html') ?? '', {
    ...parts,
    lang: escapeHtml(metadata.lang),
    dir: direction(metadata.lang),
    'skip-to-text': escapeHtml(terms(metadata.lang).skipToText),
    class: [medium, draft ? 'draft' : '', proof ? 'proof' : ''].filter(Boolean).join(' '),
    head: headOf(rendering, styles, isScreen ? pageScript : undefined)
  })
}

/** The digits of list markers, where they are not 0 to 9; `--numerals` is for counters of a style. */
function numeralRules(manuscript: Manuscript): string {
  const numerals = manuscriptNumerals(manuscript)
  if (numerals === 'western') return ''
  const style = counterStyles[numerals]
  const lang = baseLanguage(manuscript.metadata.lang)
  return `:root{--numerals:${style}}\n:where(ol:not([type]):lang(${lang})){list-style-type:${style}}\n`
}

/**
 * The policy lets nothing run but the page's own script, and nothing be fetched: the page holds all that it shows.
 * Style sheets and sizes of pictures stand in the page itself.
 */
function contentPolicy(script: typeof pageScript | undefined): string {
  const scripts = script === undefined ? '' : ` script-src ${script.source};`
  return `default-src 'none';${scripts} img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
}

function headOf(rendering: Rendering, styles: string, script: typeof pageScript | undefined): string {
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
    ...headMetadata(rendering)
  ]
  // A sheet cannot hold the end of its element; styles are data, but they may come from anywhere.
  const safe = withoutComments(styles).replace(/<\/style/gi, '<\\/style')
  const head = `${elements.map(element => html(element)).join('\n')}\n<style>\n${safe}\n</style>`
  // A module runs when the page is there.
  return script === undefined ? head : `${head}\n<script type="module">${script.text}</script>`
}

/** What a draft or a proof says of itself above the title. */
function notice({draft, proof, diagnostics}: Rendering): ElementContent[] {
  const errors = diagnostics.filter(diagnostic => diagnostic.severity === 'error').length
  return [
    ...(proof
      ? [
          h(
            'div',
            {className: ['proof-notice']},
            h('strong', {}, proof.title),
            proof.lines.map(line => h('span', {}, line))
          )
        ]
      : []),
    ...(draft && errors > 0
      ? [
          h(
            'p',
            {className: ['draft-notice'], role: 'note'},
            h('strong', {}, 'DRAFT'),
            ` ${errors} unresolved ${errors === 1 ? 'error' : 'errors'}`
          )
        ]
      : [])
  ]
}
