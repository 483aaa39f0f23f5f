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

/**
 * The package `physics`, which changes the meaning of other commands and is therefore only used for formulas that need
 * it.
 */
export const physics = 'physics'
