import '@mathjax/src/mjs/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/mjs/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/mjs/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import '@mathjax/src/mjs/input/tex/braket/BraketConfiguration.js'
import '@mathjax/src/mjs/input/tex/cancel/CancelConfiguration.js'
import '@mathjax/src/mjs/input/tex/color/ColorConfiguration.js'
import '@mathjax/src/mjs/input/tex/extpfeil/ExtpfeilConfiguration.js'
import '@mathjax/src/mjs/input/tex/gensymb/GensymbConfiguration.js'
import '@mathjax/src/mjs/input/tex/mathtools/MathtoolsConfiguration.js'
import '@mathjax/src/mjs/input/tex/mhchem/MhchemConfiguration.js'
import '@mathjax/src/mjs/input/tex/newcommand/NewcommandConfiguration.js'
import '@mathjax/src/mjs/input/tex/physics/PhysicsConfiguration.js'
import '@mathjax/src/mjs/input/tex/textmacros/TextMacrosConfiguration.js'
import '@mathjax/src/mjs/input/tex/upgreek/UpgreekConfiguration.js'

/** MathJax's packages of TeX commands; none can load files, set URLs or add styles. */
export const packages: readonly string[] = [
  'base',
  'ams',
  'boldsymbol',
  'braket',
  'cancel',
  'color',
  'extpfeil',
  'gensymb',
  'mathtools',
  'mhchem',
  'newcommand',
  'textmacros',
  'upgreek'
]

/** The package `physics`, which changes the meaning of other commands: for formulas that need it only. */
export const physics = 'physics'

/** Commands that Temml has and MathJax lacks. */
export const commonDefinitions = String.raw`
\newcommand{\bm}[1]{\boldsymbol{#1}}
\newcommand{\bold}[1]{\mathbf{#1}}
\newcommand{\llbracket}{\mathopen{⟦}}
\newcommand{\rrbracket}{\mathclose{⟧}}
\newcommand{\colon}{\mskip2mu\mathord{:}\mskip6mu}
\newcommand{\vcentcolon}{\mathrel{:}}
\newcommand{\argmax}{\operatorname*{arg\,max}}
\newcommand{\argmin}{\operatorname*{arg\,min}}
\newcommand{\plim}{\operatorname*{plim}}
\newcommand{\R}{\mathbb{R}}
\newcommand{\N}{\mathbb{N}}
\newcommand{\Z}{\mathbb{Z}}
\newcommand{\underbar}[1]{\underline{#1}}
\newcommand{\wideparen}[1]{\overparen{#1}}
\newcommand{\mathellipsis}{\ldots}
\newcommand{\slashed}[1]{\not{#1}}`
