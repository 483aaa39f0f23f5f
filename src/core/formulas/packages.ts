import '@mathjax/src/mjs/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/mjs/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/mjs/input/tex/amscd/AmsCdConfiguration.js'
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
  'amscd',
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

/** Commands of LaTeX and its common packages that MathJax lacks, or draws as paths. */
export const commonDefinitions = String.raw`
\let\providecommand\newcommand
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
\newcommand{\slashed}[1]{\not{#1}}
\newcommand{\overgroup}[1]{\overparen{#1}}
\newcommand{\undergroup}[1]{\underparen{#1}}
\newcommand{\widecheck}[1]{\check{#1}}
\newcommand{\utilde}[1]{\underset{\sim}{#1}}
\newcommand{\underaccent}[2]{\underset{#1}{#2}}
\newcommand{\accentset}[2]{\overset{#1}{#2}}
\newcommand{\ensuremath}[1]{#1}
\newcommand{\adots}{\iddots}
\newcommand{\hdots}{\ldots}
\newcommand{\nicefrac}[2]{{}^{#1}\!/_{#2}}
\newcommand{\emph}[1]{\textit{#1}}
\newcommand{\raisebox}[2]{\raise#1{\text{#2}}}
\newcommand{\sfrac}[2]{{}^{#1}\!/\!{}_{#2}}
\newcommand{\odv}[2]{\frac{\mathrm{d}#1}{\mathrm{d}#2}}
\newcommand{\medspace}{\:}
\newcommand{\thickspace}{\;}
\newcommand{\relax}{}
\newcommand{\lBrace}{\mathopen{⦃}}
\newcommand{\rBrace}{\mathclose{⦄}}
\newcommand{\mapsfrom}{\mathrel{↤}}
\newcommand{\varointclockwise}{\mathop{∲}}
\newcommand{\bigcupdot}{\mathop{⨃}}
\newcommand{\P}{\text{¶}}
\newcommand{\pounds}{\text{£}}
\newcommand{\copyright}{\text{©}}
\newcommand{\operatornamewithlimits}{\operatorname*}
\newcommand{\arctg}{\operatorname{arctg}}
\newcommand{\arcctg}{\operatorname{arcctg}}
\newcommand{\cosec}{\operatorname{cosec}}
\newcommand{\cotg}{\operatorname{cotg}}
\newcommand{\ctg}{\operatorname{ctg}}
\newcommand{\cth}{\operatorname{cth}}
\newcommand{\sh}{\operatorname{sh}}
\newcommand{\ch}{\operatorname{ch}}
\newcommand{\tg}{\operatorname{tg}}
\newcommand{\sgn}{\operatorname{sgn}}
\newcommand{\enskip}{\enspace}
\newcommand{\dotsx}{\ldots}
\newcommand{\order}[1]{\mathcal{O}\left(#1\right)}
\newcommand{\overrightharpoon}[1]{\overset{\rightharpoonup}{#1}}
\newcommand{\overleftharpoon}[1]{\overset{\leftharpoonup}{#1}}
\newcommand{\lq}{\text{‘}}
\newcommand{\rq}{\text{’}}`
