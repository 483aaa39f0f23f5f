import fortran from 'highlight.js/lib/languages/fortran'
import haskell from 'highlight.js/lib/languages/haskell'
import julia from 'highlight.js/lib/languages/julia'
import latex from 'highlight.js/lib/languages/latex'
import matlab from 'highlight.js/lib/languages/matlab'
import scala from 'highlight.js/lib/languages/scala'
import stata from 'highlight.js/lib/languages/stata'
import {common, createLowlight} from 'lowlight'

/** The languages of highlighted listings: the common ones of highlight.js, and others that occur in real papers. */
export const lowlight = createLowlight({...common, fortran, haskell, julia, latex, matlab, scala, stata})
