import {namedScript, type PageScript} from '../../core/named-script.ts'
import faces from './load-faces.ts?script'
import reading from './start.ts?script'

/** The script of an article. */
export const pageScript: PageScript = namedScript(reading)

/** The script in the head of a page for screens, which loads the faces of the style. */
export const facesScript: PageScript = namedScript(faces)
