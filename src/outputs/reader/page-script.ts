import {namedScript, type PageScript} from '../../core/named-script.ts'
import faces, {digest as digestOfFaces} from './load-faces.ts?script'
import reading, {digest as digestOfReading} from './start.ts?script'

/** The script for the page of an article. */
export const pageScript: PageScript = namedScript(reading, digestOfReading)

/** The script in the head of a page for screens, which loads the fonts of the style. */
export const facesScript: PageScript = namedScript(faces, digestOfFaces)
