import {blocksOf} from './pair-text.mjs'

/**
 * The sizes and distances of galley's styles, in CSS px, of headings, lists and quotations; `em` of the text. A heading
 * has its size and its distances above and below.
 */
const layouts = {
  plain: {
    indent: 1.4,
    section: {size: 17, above: 30.75, below: 10.25},
    subsection: {size: 14.67, above: 20.5, below: 5.125},
    list: {around: 10.25, between: 4.1, indent: 1.7},
    quote: {size: 13.2, leading: 18, margin: 24},
    headings: 'SourceSerif4-Semibold',
    accent: '111111'
  },
  twocolumn: {
    indent: 1.2,
    section: {size: 14, above: 22, below: 10},
    subsection: {size: 12.7, above: 11, below: 5},
    list: {around: 8, between: 0, indent: 1.5},
    quote: {size: 12, leading: 16, margin: 12},
    headings: 'SourceSans3-Semibold',
    accent: '14508c'
  }
}

/** The settings of babel, by language: its signs and hyphens, but indents and lists as in the style. */
const languages = {
  en: {babel: '\\usepackage[english]{babel}'},
  de: {babel: '\\usepackage[ngerman]{babel}'},
  fr: {
    babel: '\\usepackage[french]{babel}\n\\frenchsetup{StandardLayout=true, IndentFirst=true, og=«, fg=»}'
  },
  es: {babel: '\\usepackage[spanish,es-noindentfirst,es-nolists,es-nosectiondot]{babel}'},
  ur: {
    babel: scriptOf('urdu', 'ur'),
    face: 'NotoNastaliqUrdu',
    scale: 1.1,
    leading: {quote: 2.45, heading: 2.9}
  },
  fa: {
    babel: scriptOf('persian', 'fa'),
    face: 'Vazirmatn',
    scale: 0.96,
    leading: {quote: 1.65, heading: 1.65}
  }
}

function scriptOf(name, code) {
  return `\\usepackage[bidi=basic]{babel}\n\\babelprovide[import=${code}, main, maparabic]{${name}}`
}

/**
 * A text as a careful author would write it for LuaLaTeX, with the type, the measure and the height of galley's page.
 * @param {string} markdown
 * @param {string} lang
 * @param {string} style
 * @param {import("./pair-latex.mjs").PairMeasures} measures
 */
export function asLatex(markdown, lang, style, measures) {
  const body = blocksOf(markdown).map(latexOf).join('\n')
  return `${preambleOf(lang, style, measures)}
\\begin{document}
\\noindent
${body}

${body}
\\end{document}
`
}

function preambleOf(lang, style, measures) {
  const {columns, size, leading, width, gap, height, left, top, fonts} = measures
  const {indent, list, quote} = layouts[style]
  const {babel, scale = 1} = languages[lang]
  const whole = width * columns + gap * (columns - 1)
  return `\\documentclass${columns > 1 ? '[twocolumn]' : ''}{article}
\\usepackage[a4paper,left=${bp(left)},top=${bp(top - leading)},textwidth=${bp(whole)},textheight=${bp(height + leading + 0.01)},headheight=0pt,headsep=0pt]{geometry}
\\setlength\\columnsep{${bp(gap)}}
\\setlength\\topskip{${bp(leading)}}
\\pagestyle{empty}
\\usepackage{fontspec}
${babel}
${facesOf(lang, style, fonts)}
\\usepackage{microtype}
\\usepackage{xcolor}
\\definecolor{ink}{HTML}{111111}
\\definecolor{accent}{HTML}{${layouts[style].accent}}
\\color{ink}
\\frenchspacing
\\makeatletter
\\renewcommand\\normalsize{\\@setfontsize\\normalsize{${bp(size)}}{${bp(leading)}}\\let\\@listi\\@listI}
\\normalsize
\\setlength\\parindent{${indent}em}
\\setlength\\leftmargini{${list.indent}em}
\\def\\@listI{\\leftmargin\\leftmargini \\labelsep.233em \\labelwidth\\leftmargini \\advance\\labelwidth-\\labelsep
  \\topsep ${stretch(list.around)} \\itemsep ${stretch(list.between)} \\parsep0pt \\partopsep0pt}
\\let\\@listi\\@listI
\\renewcommand\\labelitemi{${lang === 'fr' ? '\\textemdash' : bulletOf(size / scale)}\\hspace{.5em}}
\\renewenvironment{quote}{\\list{}{\\leftmargin${px(quote.margin)}\\rightmargin\\leftmargin}\\item\\relax
  \\fontsize{${px(quote.size)}}{${px(leadingOf(lang, 'quote', quote))}}\\selectfont}{\\endlist}
\\def\\@seccntformat#1{\\csname the#1\\endcsname\\hspace{.75em}}
${headingOf('section', lang, style, measures)}
${headingOf('subsection', lang, style, measures)}
\\makeatother`
}

/** The bullet of galley's styles, which is larger than the letters. */
function bulletOf(size) {
  return `\\raisebox{-.13em}{\\fontsize{${bp(size * 1.5)}}{0bp}\\selectfont\\textbullet}`
}

function facesOf(lang, style, fonts) {
  const {face, scale} = languages[lang]
  const heading = layouts[style].headings
  const sans = `\\newfontfamily\\headingfont{${heading}.ttf}[Path=${fonts}/,Ligatures=TeX]`
  const serif =
    'SourceSerif4-Regular.ttf}[Path=FONTS/,ItalicFont=SourceSerif4-It.ttf,BoldFont=SourceSerif4-Semibold.ttf]'
  if (face === undefined) return `\\setmainfont{${serif.replace('FONTS', fonts)}\n${sans}`
  // Signs that a face of Arabic letters lacks come from the same face as in galley; emphasis is bold in both.
  const options = `Path=${fonts}/,Renderer=HarfBuzz,Scale=${scale},ItalicFont=${face}-Bold.ttf,BoldFont=${face}-Bold.ttf`
  return `\\directlua{luaotfload.add_fallback("latin", {"[${fonts}/SourceSerif4-Regular.ttf]:mode=harf;script=latn;"})}
\\babelfont{rm}[${options},RawFeature={fallback=latin}]{${face}-Regular.ttf}
\\newcommand\\headingfont{\\bfseries}
${face === 'NotoNastaliqUrdu' ? '\\AtBeginDocument{\\lineskiplimit-\\maxdimen}' : ''}`
}

/** A heading of article's kind: the distances of the style, with some stretch. */
function headingOf(name, lang, style, {leading}) {
  const {size, above, below} = layouts[style][name]
  const own = leadingOf(lang, 'heading', {size, leading: leading / 0.75}) * 0.75
  // CSS puts half of a line's leading above it, and TeX all.
  const mean = (leading + own) / 2
  const after = Math.max(below * 0.75 + (own - leading) / 2, 0.01)
  // A colour between paragraphs would allow a column to end above its heading.
  const colour = name === 'section' ? '\\noindent\\color{accent}' : ''
  return `\\renewcommand\\${name}{\\@startsection{${name}}{${name === 'section' ? 1 : 2}}{\\z@}{-${bp(above * 0.75)} plus -${bp(above * 0.22)} minus -${bp(above * 0.05)}}{${bp(after)}}{\\raggedright\\fontsize{${px(size)}}{${bp(mean)}}\\headingfont${colour}}}`
}

function leadingOf(lang, kind, {size, leading}) {
  const own = languages[lang].leading?.[kind]
  return own === undefined ? leading : own * size
}

function latexOf({kind, parts}) {
  const lines = parts.map(runs =>
    runs.map(({text, isEmphasised}) => (isEmphasised ? `\\emph{${escaped(text)}}` : escaped(text))).join('')
  )
  if (kind === 'paragraph') return `${lines[0]}\n`
  if (kind === 'section' || kind === 'subsection') return `\\${kind}{${lines[0]}}\n`
  const items = kind === 'quote' ? lines : lines.map(line => `\\item ${line}`)
  // Without an empty line, the text that follows is not indented.
  return `\\begin{${kind}}\n${items.join('\n')}\n\\end{${kind}}`
}

function escaped(text) {
  return text.replace(/[%&#_$]/g, sign => `\\${sign}`)
}

function stretch(pixels) {
  return `${px(pixels)} plus ${px(pixels * 0.25)} minus ${px(pixels * 0.15)}`
}

function px(pixels) {
  return bp(pixels * 0.75)
}

function bp(points) {
  return `${Number(points.toFixed(3))}bp`
}
