import type {RawTex} from '../../core/mdast.ts'
import type {Finding, Place} from '../../core/types.ts'
import {dropsArguments, isLayout} from '../latex/blocks/commands.ts'
import {helpForCommand} from '../latex/command-help.ts'
import {lostBlock} from '../latex/lost-block.ts'
import {helpForElement} from './html-help.ts'

/** The finding for a TeX command in the text. */
export function rawTexFinding({name, isForLatex}: RawTex, file: string, place: Place): Finding {
  return {
    rule: 'raw-tex',
    file,
    place,
    subject: `\\${name}`,
    message: `The TeX command \`\\${name}\` is not supported by galley${isForLatex ? ', and is not printed' : ''}`,
    note: isForLatex ? helpForCommand(name).replace(/^It is printed as typed: w/, 'W') : helpForCommand(name)
  }
}

/** The finding for a LaTeX environment in the text that is not a formula. */
export function latexBlockFinding({name, value, isForLatex}: RawTex, file: string, place: Place): Finding {
  const {what, help} = lostBlock(name, value)
  const lost = what === 'environment' ? 'its content' : articled(what)
  return {
    rule: 'latex-block',
    file,
    place,
    subject: `\\begin{${name}}`,
    message: isForLatex
      ? `\`\\begin{${name}}\` is for LaTeX alone, so readers do not see ${what === 'environment' ? lost : `the ${what}`}`
      : `\`\\begin{${name}}\` is printed as typed, so readers see LaTeX in place of ${lost}`,
    note: help
  }
}

/** Whether TeX for LaTeX alone prints no words: it positions text, sets counters or defines commands. */
export function setsOnly({name, value}: Pick<RawTex, 'name' | 'value'>): boolean {
  return (
    (isLayout(name) || dropsArguments(name) || settings.has(name)) && !/\\(?:begin|caption)\b/.test(value)
  )
}

const settings: ReadonlySet<string> = new Set(
  `newpage clearpage cleardoublepage pagebreak nopagebreak linebreak setcounter addtocounter setlength addtolength
  pagestyle thispagestyle pagenumbering addcontentsline markboth markright phantomsection setstretch linespread
  captionsetup hypersetup geometry newgeometry restoregeometry definecolor usepackage RequirePackage makeatletter
  makeatother appendix FloatBarrier nolinenumbers linenumbers onecolumn twocolumn small large normalsize
  footnotesize`.split(/\s+/)
)

function articled(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** Whether a tag belongs to another language, such as `<persName>` in TEI, and is shown on purpose. */
function isOtherTag(value: string): boolean {
  const tag = /^<\/?([a-z][\w:.-]*)[^<>]*>$/i.exec(value)?.[1]
  return tag !== undefined && !htmlNames.has(tag.toLowerCase())
}

/** The finding for HTML that is shown as written; none for tags that are not HTML. */
export function rawHtmlFindings(value: string, file: string, place: Place): readonly Finding[] {
  if (isOtherTag(value)) return []
  const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(value)?.[1]?.toLowerCase() ?? 'html'
  return [
    {
      rule: 'raw-html',
      file,
      place,
      subject: `<${tag}>`,
      message: `The HTML tag \`<${tag}>\` is not supported by galley`,
      note: `It is printed as typed. ${helpForElement(tag)}`
    }
  ]
}

/** The elements of HTML, SVG and MathML, including obsolete ones. */
const htmlNames: ReadonlySet<string> = new Set(
  `a abbr acronym address animate annotation applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center circle cite clippath code col colgroup data datalist dd defs del
  details dfn dialog dir div dl dt ellipse em embed fieldset figcaption figure filter font footer foreignobject form
  frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label
  legend li line lineargradient link listing main map mark marker marquee math menu menuitem meta meter mfrac mi mn mo
  mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder nav nobr noembed noframes noscript
  object ol optgroup option output p param path pattern picture plaintext polygon polyline portal pre progress q
  radialgradient rb rect rp rt rtc ruby s samp script search section select semantics slot small source span stop
  strike strong style sub summary sup svg symbol table tbody td template text textarea tfoot th thead time title tr
  track tspan tt u ul use var video view wbr xmp`.split(/\s+/)
)
